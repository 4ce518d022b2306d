import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createSignInDesk } from '#main/accounts/sign-in.ts';
import type { Http } from '#main/http/http.ts';
import { registry } from '#main/marketplaces/registry.ts';
import type { ConsentOutcome, ConsentPort, ConsentRequest } from '#main/ports.ts';
import { systemRandom } from '#main/system.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { AppError } from '#shared/errors.ts';
import { manualClock } from '#test/support/clocks.ts';
import { lookAlikes, registeredRedirect, withAnswer } from '#test/support/look-alikes.ts';
import { consentDriver } from '../consent-driver.ts';
import { startBench, type Bench } from '../marketplaces/bench.ts';

/** What can be done to a sign-in from outside, tried on every marketplace there is. */

const seller = consentDriver({ fields: { seller: 'harbour_finds' } });
const practice = (marketplace: MarketplaceId) => ({ marketplace, environment: 'practice' }) as const;
const connect = (bench: Bench, marketplace: MarketplaceId) => bench.accounts.connect(practice(marketplace));

async function refusal(promise: Promise<unknown>): Promise<AppError> {
  const error = await promise.then(
    () => new Error('it should have been refused'),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  return error;
}

/** The seller agrees on the page, and what comes back is changed on the way. */
const tampered = (change: (callback: URL, request: ConsentRequest) => URL | void | Promise<URL>): ConsentPort => ({
  open: async (request): Promise<ConsentOutcome> => {
    const outcome = await seller.open(request);
    if (outcome.kind !== 'redirected') return outcome;
    const url = new URL(outcome.url);
    return { kind: 'redirected', url: ((await change(url, request)) ?? url).href };
  },
});

const answering = (url: string): ConsentPort => ({ open: () => Promise.resolve({ kind: 'redirected', url }) });

/** The same consent asked for by somebody else: with a state and a proof key of their own, for the same seller. */
async function foreignCallback(request: ConsentRequest, change: (start: URL) => void = () => undefined): Promise<URL> {
  const start = new URL(request.startUrl);
  start.searchParams.set('state', randomBytes(32).toString('base64url'));
  if (start.searchParams.has('code_challenge')) {
    const verifier = randomBytes(32).toString('base64url');
    start.searchParams.set('code_challenge', createHash('sha256').update(verifier).digest('base64url'));
  }
  change(start);
  const asked = start.searchParams.get('redirect_uri') ?? '';
  const ends = URL.canParse(asked) ? [...request.redirectUrls, asked] : request.redirectUrls;
  const outcome = await seller.open({ ...request, startUrl: start.href, redirectUrls: ends });
  if (outcome.kind !== 'redirected') throw new Error('the consent did not end');
  return new URL(outcome.url);
}

const hasProofKey = ({ startUrl }: ConsentRequest): boolean => new URL(startUrl).searchParams.has('code_challenge');
const codeOf = (callback: URL): string => callback.searchParams.get('code') ?? '';

const codesSent = (bench: Bench): number =>
  bench.practice.control.requests().filter(({ path }) => /\/oauth2?\/(?:access_)?token$/.test(path)).length;

const lastRefusal = (bench: Bench) =>
  bench.store.get<{ event: string; detail: string }>('SELECT event, detail FROM audit_log ORDER BY at DESC, id DESC');

/** No account, no token; the reason is on record and a sentence says what to do. */
function expectNothingKept(bench: Bench, error: AppError, reason: unknown): void {
  expect(error.data).toMatchObject({ code: 'auth_required', reason });
  expect(error.message).toMatch(/\. |start again/i);
  expect(bench.accounts.list()).toEqual([]);
  expect(bench.store.all('SELECT account_id FROM vault')).toEqual([]);
  expect(lastRefusal(bench)).toMatchObject({
    event: 'connect.failed',
    detail: JSON.stringify({ reason: error.data.reason }),
  });
}

const forged: readonly (readonly [what: string, change: (callback: URL) => URL | void, reason: string])[] = [
  ['another state', (url) => url.searchParams.set('state', 'forged'), 'consent_state_mismatch'],
  ['no state', (url) => url.searchParams.delete('state'), 'consent_state_mismatch'],
  ['an empty state', (url) => url.searchParams.set('state', ''), 'consent_state_mismatch'],
  ['a second, foreign state', (url) => url.searchParams.append('state', 'forged'), 'consent_state_mismatch'],
  [
    'its state twice',
    (url) => url.searchParams.append('state', url.searchParams.get('state') ?? ''),
    'consent_state_mismatch',
  ],
  [
    'its state cut short',
    (url) => url.searchParams.set('state', (url.searchParams.get('state') ?? '').slice(0, -1)),
    'consent_state_mismatch',
  ],
  ['a second code', (url) => url.searchParams.append('code', 'injected'), 'consent_malformed'],
  ['the answer in the fragment', (url) => new URL(url.href.replace('?', '#')), 'consent_malformed'],
  [
    'a token in the fragment',
    (url) => void (url.hash = 'access_token=injected&token_type=bearer'),
    'consent_malformed',
  ],
  ['an error beside the code', (url) => url.searchParams.set('error', 'access_denied'), 'consent_declined'],
  [
    'a refusal of another sign-in',
    (url) => void (url.search = 'error=access_denied&state=forged'),
    'consent_state_mismatch',
  ],
  ['a refusal without a state', (url) => void (url.search = 'error=access_denied'), 'consent_declined'],
  ['nothing at all', (url) => void (url.search = ''), 'consent_declined'],
];

describe.each(Object.values(registry).map(({ name, id }) => [name, id] as const))('a sign-in at %s', (_name, id) => {
  it.each(forged)('refuses a callback with %s, and sends no code', async (_what, change, reason) => {
    const bench = await startBench();
    bench.consent = tampered(change);
    expectNothingKept(bench, await refusal(connect(bench, id)), reason);
    expect(codesSent(bench)).toBe(0);
  });

  it('refuses every address that only looks like the agreed one, and asks the marketplace nothing', async () => {
    const bench = await startBench();
    const asked: string[] = [];
    const http: Http = {
      send: ({ url }) => {
        asked.push(url);
        return Promise.reject(new Error('nothing may be sent'));
      },
    };
    const { hosts, presetKeys } = bench.practice.worlds[id];
    const keys = { ...presetKeys, redirectUri: registeredRedirect, acceptedUrl: registeredRedirect };
    const world = { environment: 'practice', hosts, keys, http, clock: bench.clock } as const;
    for (const [what, address] of lookAlikes) {
      const consent: ConsentPort = {
        open: ({ startUrl }) => {
          const state = new URL(startUrl).searchParams.get('state') ?? '';
          return Promise.resolve({ kind: 'redirected', url: withAnswer(address, { code: 'given', state }) });
        },
      };
      const desk = createSignInDesk({ consent, clock: bench.clock, random: systemRandom });
      const error = await refusal(desk.run(registry[id], world));
      expect(error.data, what).toMatchObject({ code: 'auth_required', reason: 'consent_wrong_address' });
    }
    expect(asked).toEqual([]);
  });

  it('is asked for no other address than the registered one, and leads nowhere else', async () => {
    const bench = await startBench();
    let start = '';
    bench.consent = {
      open: ({ startUrl }) => {
        start = startUrl;
        return Promise.resolve({ kind: 'closed' });
      },
    };
    await refusal(connect(bench, id));
    const own = new URL(start).searchParams.get('redirect_uri') ?? '';
    for (const foreign of [
      'https://evil.example/',
      '//evil.example/',
      `${own}.evil.example`,
      `${own}/more`,
      `${own}@evil.example`,
      own.replace('http:', 'https:').concat('#'),
      'javascript:alert(1)',
    ]) {
      const url = new URL(start);
      url.searchParams.set('redirect_uri', foreign);
      const answer = await fetch(url, { redirect: 'manual' });
      expect([foreign, answer.status, answer.headers.get('location')]).toEqual([foreign, 400, null]);
      expect(await answer.text()).not.toMatch(/<form|evil\.example/i);
    }
  });

  it('refuses the callback of a sign-in in another window', async () => {
    const bench = await startBench();
    bench.consent = tampered((_own, request) => foreignCallback(request));
    expectNothingKept(bench, await refusal(connect(bench, id)), 'consent_state_mismatch');
    expect(codesSent(bench)).toBe(0);
  });

  it('has a code of another window refused by the proof key, where the marketplace has one', async () => {
    const bench = await startBench();
    let proven = false;
    bench.consent = tampered(async (own, request) => {
      proven = hasProofKey(request);
      const foreign = await foreignCallback(request);
      // Where only the state binds the code, whoever injects one cannot know the state that goes with it.
      if (!proven) return foreign;
      own.searchParams.set('code', codeOf(foreign));
      return own;
    });
    const error = await refusal(connect(bench, id));
    expectNothingKept(bench, error, proven ? expect.stringMatching(/code_refused$/) : 'consent_state_mismatch');
  });

  it('refuses the callback of an earlier attempt that arrives during the next one', async () => {
    const bench = await startBench();
    let late = '';
    bench.consent = tampered((url) => {
      late = url.href;
      bench.accounts.cancelConnect();
    });
    expect((await refusal(connect(bench, id))).code).toBe('cancelled');
    bench.consent = answering(late);
    expectNothingKept(bench, await refusal(connect(bench, id)), 'consent_state_reused');
    expect(codesSent(bench)).toBe(0);
  });

  it('accepts a callback once, and its code once', async () => {
    const bench = await startBench();
    let first = new URL('about:blank');
    bench.consent = tampered((url) => {
      first = url;
    });
    const account = await connect(bench, id);
    const exchanges = codesSent(bench);
    bench.consent = answering(first.href);
    expect((await refusal(connect(bench, id))).data.reason).toBe('consent_state_reused');
    expect(codesSent(bench)).toBe(exchanges);
    bench.consent = tampered((url) => url.searchParams.set('code', codeOf(first)));
    expect((await refusal(connect(bench, id))).data).toMatchObject({
      code: 'auth_required',
      reason: expect.stringMatching(/code_refused$/),
    });
    // The account that is there is none the worse for it.
    expect(bench.accounts.list()).toMatchObject([{ id: account.id, state: account.state }]);
  });

  it('refuses an invented code and one that is too old', async () => {
    const bench = await startBench();
    bench.consent = tampered((url) => url.searchParams.set('code', 'invented'));
    expectNothingKept(bench, await refusal(connect(bench, id)), expect.stringMatching(/code_refused$/));
    bench.consent = tampered(() => void bench.practice.control.advanceClock(11 * 60_000));
    expectNothingKept(bench, await refusal(connect(bench, id)), expect.stringMatching(/code_refused$/));
  });

  it('is over after ten minutes, whatever the window says', async () => {
    const clock = manualClock();
    const bench = await startBench({ clock });
    let deadline = 0;
    bench.consent = tampered((_url, { deadlineMs }) => {
      deadline = deadlineMs;
      clock.advance(10 * 60_000);
    });
    expectNothingKept(bench, await refusal(connect(bench, id)), 'consent_expired');
    expect(deadline).toBe(10 * 60_000);
    expect(codesSent(bench)).toBe(0);
  });

  it('says what happened when the window was closed, left open or answered with no', async () => {
    const bench = await startBench();
    const ends: readonly (readonly [ConsentPort, string])[] = [
      [{ open: () => Promise.resolve({ kind: 'closed' }) }, 'consent_closed'],
      [{ open: () => Promise.resolve({ kind: 'expired' }) }, 'consent_expired'],
      [consentDriver({ press: 'Decline', fields: { seller: 'harbour_finds' } }), 'consent_declined'],
    ];
    for (const [consent, reason] of ends) {
      bench.consent = consent;
      expectNothingKept(bench, await refusal(connect(bench, id)), reason);
    }
    expect(codesSent(bench)).toBe(0);
    bench.consent = seller;
    await expect(connect(bench, id)).resolves.toMatchObject({ marketplace: id });
  });

  it('keeps nothing of a callback that arrives after it was cancelled, nor of tokens that do', async () => {
    const bench = await startBench();
    bench.consent = tampered(() => bench.accounts.cancelConnect());
    expect((await refusal(connect(bench, id))).code).toBe('cancelled');
    expect(codesSent(bench)).toBe(0);
    // The code is on its way to the marketplace when the seller changes their mind.
    bench.consent = tampered(() => void setImmediate(() => bench.accounts.cancelConnect()));
    expect((await refusal(connect(bench, id))).code).toBe('cancelled');
    expect(codesSent(bench)).toBeGreaterThan(0);
    expect(bench.accounts.list()).toEqual([]);
    expect(bench.store.all('SELECT account_id FROM vault')).toEqual([]);
  });

  it('gives every attempt 256 random bits of state, and a proof key of its own where there is one', async () => {
    const bench = await startBench();
    const starts: URL[] = [];
    bench.consent = {
      open: ({ startUrl }) => {
        starts.push(new URL(startUrl));
        return Promise.resolve({ kind: 'closed' });
      },
    };
    for (let attempt = 0; attempt < 4; attempt += 1) await refusal(connect(bench, id));
    const values = (name: string) => starts.flatMap((url) => url.searchParams.getAll(name));
    expect(new Set(values('state')).size).toBe(4);
    for (const state of values('state')) expect(Buffer.from(state, 'base64url')).toHaveLength(32);
    const challenges = values('code_challenge');
    expect(new Set(challenges).size).toBe(challenges.length);
    for (const method of values('code_challenge_method')) expect(method).toBe('S256');
  });
});

it('has a code that was given for another registered address refused by Facebook', async () => {
  const bench = await startBench();
  bench.consent = tampered(async (own, request) => {
    const suggested = registry.facebook.keyFields.find(({ key }) => key === 'redirectUri')?.suggested ?? '';
    const foreign = await foreignCallback(request, (start) => start.searchParams.set('redirect_uri', suggested));
    expect(foreign.origin).toBe('https://localhost');
    own.searchParams.set('code', codeOf(foreign));
    return own;
  });
  expectNothingKept(bench, await refusal(connect(bench, 'facebook')), 'facebook_code_refused');
});
