import { describe, expect, it } from 'vitest';
import type { ConsentOutcome, ConsentRequest } from '#main/ports.ts';
import type { AppError } from '#shared/errors.ts';
import { manualClock } from '#test/support/clocks.ts';
import { consentDriver } from '../consent-driver.ts';
import { practiceEbay, setupDefaults, startBench, testSecretBox, type Bench } from '../ebay/bench.ts';

const failure = (promise: Promise<unknown>): Promise<AppError> =>
  promise.then(
    () => {
      throw new Error('it should have failed');
    },
    (error: unknown) => error as AppError,
  );

/** The consent goes well on the page, and what comes back is changed on the way. */
function tamper(bench: Bench, change: (url: URL, request: ConsentRequest) => void): void {
  const real = consentDriver();
  bench.consent = {
    open: async (request): Promise<ConsentOutcome> => {
      const outcome = await real.open(request);
      if (outcome.kind !== 'redirected') return outcome;
      const url = new URL(outcome.url);
      change(url, request);
      return { kind: 'redirected', url: url.href };
    },
  };
}

const auditEvents = (bench: Bench): string[] =>
  bench.store.all<{ event: string }>('SELECT event FROM audit_log ORDER BY at, id').map(({ event }) => event);

const tokenRows = (bench: Bench) => bench.store.all<{ sealed: Uint8Array }>('SELECT sealed FROM vault');

describe('connecting an account', () => {
  it('signs in through the consent page and stores the tokens sealed', async () => {
    const bench = await startBench();
    const account = await bench.accounts.connect(practiceEbay);
    expect(account).toMatchObject({
      remoteName: 'harbour_finds',
      label: 'harbour_finds',
      state: 'setup_needed',
      lastError: null,
    });
    expect(account.scopes).toContain('https://api.ebay.com/oauth/api_scope/sell.inventory');
    // The consent lasts 18 months at eBay.
    expect(account.consentExpiresAt).toBeGreaterThan(account.connectedAt + 500 * 86_400_000);
    expect(bench.accounts.list()).toEqual([account]);
    const [row] = tokenRows(bench);
    expect(Buffer.from(row?.sealed ?? []).toString('latin1')).not.toContain('access');
    expect(auditEvents(bench)).toEqual(['account.connected']);
    expect(bench.events).toContainEqual({ name: 'accounts.changed', payload: {} });
  });

  it('leaves no token and no secret in the log, the audit log, the request log or the account', async () => {
    const box = testSecretBox();
    const sealed: string[] = [];
    const bench = await startBench({
      secrets: {
        ...box,
        encrypt: (plain) => {
          sealed.push(plain);
          return box.encrypt(plain);
        },
      },
    });
    await bench.accounts.connect(practiceEbay);
    const said = JSON.stringify([
      bench.logger.entries,
      bench.accounts.recentRequests(),
      bench.store.all('SELECT * FROM audit_log'),
      bench.store.all('SELECT * FROM account'),
      bench.accounts.list(),
    ]);
    const tokens = JSON.parse(sealed[0] ?? '{}') as { accessToken: string; refreshToken: string };
    expect(tokens.accessToken.length).toBeGreaterThan(20);
    for (const secret of [tokens.accessToken, tokens.refreshToken, bench.practice.ebay.clientSecret]) {
      expect(said).not.toContain(secret);
      expect(said).not.toContain(encodeURIComponent(secret));
    }
  });

  it('says that the permission was refused', async () => {
    const bench = await startBench();
    bench.consent = consentDriver({ press: 'Decline' });
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'auth_required', reason: 'consent_declined' });
    expect(error.message).toMatch(/start again/i);
    expect(bench.accounts.list()).toEqual([]);
    expect(auditEvents(bench)).toEqual(['connect.failed']);
  });

  it.each([
    [{ kind: 'closed' }, 'consent_closed'],
    [{ kind: 'expired' }, 'consent_expired'],
  ] as const)('says that the window was closed or left open too long (%o)', async (outcome, reason) => {
    const bench = await startBench();
    bench.consent = { open: () => Promise.resolve(outcome) };
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'auth_required', reason });
    // The way on: the next attempt is not blocked by this one.
    bench.consent = consentDriver();
    await expect(bench.accounts.connect(practiceEbay)).resolves.toMatchObject({ remoteName: 'harbour_finds' });
  });

  it.each([
    ['another state', (url: URL) => url.searchParams.set('state', 'forged'), 'consent_state_mismatch'],
    ['no state', (url: URL) => url.searchParams.delete('state'), 'consent_state_mismatch'],
    ['two states', (url: URL) => url.searchParams.append('state', 'forged'), 'consent_state_mismatch'],
    ['a host that looks alike', (url: URL) => (url.hostname = '127.0.0.2'), 'consent_wrong_address'],
    ['another path', (url: URL) => (url.pathname += '/more'), 'consent_wrong_address'],
    ['another scheme', (url: URL) => (url.protocol = 'ftp:'), 'consent_wrong_address'],
    ['a user name in front of the host', (url: URL) => (url.username = 'ebay.com'), 'consent_wrong_address'],
    ['an altered code', (url: URL) => url.searchParams.set('code', 'v^1.1#wrong'), 'consent_code_refused'],
  ])('refuses a callback with %s', async (_what, change, reason) => {
    const bench = await startBench();
    tamper(bench, change);
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'auth_required', reason });
    expect(bench.accounts.list()).toEqual([]);
    expect(tokenRows(bench)).toEqual([]);
  });

  it('recognises the state of an earlier attempt that is used again', async () => {
    const bench = await startBench();
    let first = '';
    tamper(bench, (url) => {
      first = url.href;
    });
    await bench.accounts.connect(practiceEbay);
    bench.consent = { open: () => Promise.resolve({ kind: 'redirected', url: first }) };
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'auth_required', reason: 'consent_state_reused' });
  });

  it('gives every attempt a state of 256 random bits of its own', async () => {
    const bench = await startBench();
    const states: string[] = [];
    bench.consent = {
      open: ({ startUrl }) => {
        states.push(new URL(startUrl).searchParams.get('state') ?? '');
        return Promise.resolve({ kind: 'closed' });
      },
    };
    for (let attempt = 0; attempt < 3; attempt += 1) await failure(bench.accounts.connect(practiceEbay));
    expect(new Set(states).size).toBe(3);
    for (const state of states) expect(Buffer.from(state, 'base64url')).toHaveLength(32);
  });

  it('says that the code had expired', async () => {
    const bench = await startBench();
    tamper(bench, () => void bench.practice.control.advanceClock(6 * 60_000));
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'auth_required', reason: 'consent_code_refused' });
    expect(error.message).toMatch(/five minutes/);
  });

  it('does not accept a callback after the deadline, whatever the window says', async () => {
    const clock = manualClock();
    const bench = await startBench({ clock });
    tamper(bench, () => clock.advance(10 * 60_000));
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'auth_required', reason: 'consent_expired' });
  });

  it('runs one attempt at a time and lets it be cancelled', async () => {
    const bench = await startBench();
    let opened = (): void => undefined;
    const open = new Promise<void>((resolve) => {
      opened = resolve;
    });
    bench.consent = {
      open: ({ signal }) =>
        new Promise((resolve) => {
          signal.addEventListener('abort', () => resolve({ kind: 'closed' }));
          opened();
        }),
    };
    const first = failure(bench.accounts.connect(practiceEbay));
    await open;
    const second = await failure(bench.accounts.connect(practiceEbay));
    expect(second.data).toMatchObject({ code: 'conflict', reason: 'sign_in_running' });
    bench.accounts.cancelConnect();
    expect((await first).data.code).toBe('cancelled');
    bench.consent = consentDriver();
    await expect(bench.accounts.connect(practiceEbay)).resolves.toMatchObject({ remoteName: 'harbour_finds' });
  });

  it('refuses to begin where nothing can be stored safely', async () => {
    const bench = await startBench({ secrets: testSecretBox('unavailable') });
    const error = await failure(bench.accounts.connect(practiceEbay));
    expect(error.data).toMatchObject({ code: 'conflict', reason: 'secrets_unavailable' });
    expect(bench.practice.control.requests()).toEqual([]);
  });

  it('recognises a user who is connected already, and keeps several users apart', async () => {
    const bench = await startBench();
    const first = await bench.accounts.connect(practiceEbay);
    bench.accounts.rename({ id: first.id, label: 'Harbour, main shop' });
    const again = await bench.accounts.connect(practiceEbay);
    expect(again).toMatchObject({ id: first.id, label: 'Harbour, main shop' });
    bench.consent = consentDriver({ fields: { seller: 'attic_and_co' } });
    const other = await bench.accounts.connect(practiceEbay);
    expect(other.id).not.toBe(first.id);
    expect(bench.accounts.list().map(({ remoteName }) => remoteName)).toEqual(
      expect.arrayContaining(['harbour_finds', 'attic_and_co']),
    );
    const identity = await Promise.all([first, other].map(({ id }) => bench.accounts.connector(id).identify()));
    expect(identity.map(({ name }) => name)).toEqual(['harbour_finds', 'attic_and_co']);
  });

  it('keeps the account when the same user signs in again, and refuses another user', async () => {
    const bench = await startBench();
    const account = await bench.accounts.connect(practiceEbay);
    await bench.accounts.createSetupDefaults({ id: account.id, defaults: setupDefaults });
    const again = await bench.accounts.reconnect({ id: account.id });
    // The choices made before still stand.
    expect(again).toMatchObject({ id: account.id, state: 'connected' });
    bench.consent = consentDriver({ fields: { seller: 'attic_and_co' } });
    const error = await failure(bench.accounts.reconnect({ id: account.id }));
    expect(error.data).toMatchObject({
      code: 'conflict',
      reason: 'other_user',
      params: { expected: 'harbour_finds', found: 'attic_and_co' },
    });
    await expect(bench.accounts.connector(account.id).identify()).resolves.toMatchObject({ name: 'harbour_finds' });
    expect(bench.accounts.list()).toHaveLength(1);
  });

  it('erases the tokens on disconnecting and takes the account up again later', async () => {
    const bench = await startBench();
    const account = await bench.accounts.connect(practiceEbay);
    await bench.accounts.disconnect({ id: account.id });
    expect(bench.accounts.list()).toEqual([]);
    expect(tokenRows(bench)).toEqual([]);
    expect(() => bench.accounts.connector(account.id)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'not_found' }) }),
    );
    const back = await bench.accounts.connect(practiceEbay);
    expect(back.id).toBe(account.id);
    expect(auditEvents(bench)).toEqual(['account.connected', 'account.disconnected', 'account.reconnected']);
  });
});
