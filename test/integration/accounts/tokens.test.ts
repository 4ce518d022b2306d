import { describe, expect, it } from 'vitest';
import { manualClock } from '#test/support/clocks.ts';
import { consentDriver } from '../consent-driver.ts';
import { practiceEbay, startBench, type Bench } from '../ebay/bench.ts';

const HOUR = 3_600_000;

const tokenCalls = (bench: Bench) =>
  bench.practice.control.requests().filter(({ path }) => path === '/identity/v1/oauth2/token');

async function connected(clock = manualClock()) {
  const bench = await startBench({ clock });
  const account = await bench.accounts.connect(practiceEbay);
  bench.practice.control.clearRequests();
  return { bench, clock, id: account.id, connector: () => bench.accounts.connector(account.id) };
}

describe('the access token of an account', () => {
  it('is used until five minutes before its end, then replaced before it is used', async () => {
    const { bench, clock, connector } = await connected();
    clock.advance(2 * HOUR - 6 * 60_000);
    await connector().identify();
    expect(tokenCalls(bench)).toHaveLength(0);
    clock.advance(2 * 60_000);
    await connector().identify();
    expect(tokenCalls(bench)).toHaveLength(1);
    await connector().identify();
    expect(tokenCalls(bench)).toHaveLength(1);
  });

  it('is fetched once however many calls find it expired', async () => {
    const { bench, clock, connector } = await connected();
    clock.advance(3 * HOUR);
    const names = await Promise.all(Array.from({ length: 50 }, () => connector().identify()));
    expect(names).toHaveLength(50);
    expect(tokenCalls(bench)).toHaveLength(1);
  });

  it('is fetched once when fifty calls at a time are refused with 401, and each of them is repeated', async () => {
    const { bench, connector } = await connected();
    bench.practice.control.expireAccessTokens();
    const names = await Promise.all(Array.from({ length: 50 }, () => connector().identify()));
    expect(new Set(names.map(({ name }) => name))).toEqual(new Set(['harbour_finds']));
    expect(tokenCalls(bench)).toHaveLength(1);
    const statuses = bench.practice.control.requests().map(({ status }) => status);
    expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(50);
  });

  it('keeps the refresh token that the refresh answer does not repeat', async () => {
    const { bench, clock, id, connector } = await connected();
    const consentEnd = bench.accounts.account(id).consentExpiresAt;
    for (let round = 0; round < 3; round += 1) {
      clock.advance(3 * HOUR);
      await connector().identify();
    }
    expect(tokenCalls(bench)).toHaveLength(3);
    expect(bench.accounts.account(id)).toMatchObject({ consentExpiresAt: consentEnd, lastError: null });
  });

  it('still serves while the token endpoint is out of reach, as long as it is valid', async () => {
    const { bench, clock, connector } = await connected();
    clock.advance(2 * HOUR - 3 * 60_000);
    bench.practice.control.addFault({
      match: { host: 'api', path: '/identity/v1/oauth2/token' },
      times: 10,
      kind: { type: 'status', status: 400, body: { error: 'temporarily_unavailable', error_description: 'later' } },
    });
    await expect(connector().identify()).resolves.toMatchObject({ name: 'harbour_finds' });
  });

  it('asks the seller to sign in again when the consent was taken back, and stops asking eBay', async () => {
    const { bench, id, connector } = await connected();
    bench.practice.control.expireAccessTokens();
    bench.practice.control.revokeRefreshTokens();
    const events = bench.events.length;
    await expect(connector().identify()).rejects.toMatchObject({
      data: { code: 'auth_required', reason: 'consent_dead' },
    });
    expect(bench.accounts.account(id)).toMatchObject({
      state: 'sign_in_needed',
      lastError: { reason: 'consent_dead' },
    });
    expect(bench.events.slice(events)).toContainEqual({ name: 'accounts.changed', payload: {} });
    const asked = bench.practice.control.requests().length;
    await expect(connector().identify()).rejects.toMatchObject({ data: { code: 'auth_required' } });
    expect(bench.practice.control.requests()).toHaveLength(asked);
    // The way on.
    const back = await bench.accounts.reconnect({ id });
    expect(back).toMatchObject({ id, lastError: null });
    await expect(connector().identify()).resolves.toMatchObject({ name: 'harbour_finds' });
  });

  it('asks for a new sign-in when a permission is missing', async () => {
    const { bench, id, connector } = await connected();
    bench.practice.control.addFault({
      match: { host: 'apiz' },
      kind: { type: 'status', status: 403, body: { errors: [{ errorId: 1100, message: 'Access denied' }] } },
    });
    await expect(connector().identify()).rejects.toMatchObject({
      data: { code: 'auth_required', reason: 'scope_missing' },
    });
    expect(bench.accounts.account(id).state).toBe('sign_in_needed');
  });

  it('does not blame the consent when the keys are refused', async () => {
    const { bench, clock, id, connector } = await connected();
    clock.advance(3 * HOUR);
    bench.practice.control.addFault({
      match: { path: '/identity/v1/oauth2/token' },
      kind: {
        type: 'status',
        status: 401,
        body: { error: 'invalid_client', error_description: 'client authentication failed' },
      },
    });
    await expect(connector().identify()).rejects.toMatchObject({ data: { code: 'conflict', reason: 'keys_refused' } });
    expect(bench.accounts.account(id).state).not.toBe('sign_in_needed');
  });
});

describe('verifying an account', () => {
  it('says who it is and when it was asked', async () => {
    const { bench, clock, id } = await connected();
    clock.advance(1_000);
    const verified = await bench.accounts.verify({ id });
    expect(verified).toMatchObject({ remoteName: 'harbour_finds', verifiedAt: clock.now(), lastError: null });
  });

  it('shows a dead consent as a state of the account', async () => {
    const { bench, id } = await connected();
    bench.practice.control.expireAccessTokens();
    bench.practice.control.revokeRefreshTokens();
    const verified = await bench.accounts.verify({ id });
    expect(verified).toMatchObject({ state: 'sign_in_needed', lastError: { code: 'auth_required' } });
  });

  it('asks eBay again although the account was refused before, and takes it back when eBay accepts it', async () => {
    const { bench, id, connector } = await connected();
    const denied = {
      type: 'status',
      status: 403,
      body: { errors: [{ errorId: 1100, message: 'Access denied' }] },
    } as const;
    bench.practice.control.addFault({ match: { host: 'apiz' }, times: 2, kind: denied });
    await expect(connector().identify()).rejects.toMatchObject({ data: { reason: 'scope_missing' } });
    expect(await bench.accounts.verify({ id })).toMatchObject({ state: 'sign_in_needed' });
    expect(await bench.accounts.verify({ id })).toMatchObject({ state: 'setup_needed', lastError: null });
  });

  it('notices that another user answers', async () => {
    const { bench, id } = await connected();
    bench.practice.control.addFault({
      match: { host: 'apiz' },
      kind: { type: 'reshape', set: { userId: 'someone-else', username: 'someone_else' } },
    });
    await expect(bench.accounts.verify({ id })).rejects.toMatchObject({
      data: { code: 'conflict', reason: 'other_user' },
    });
    expect(bench.accounts.account(id).lastError).toMatchObject({ reason: 'other_user' });
  });

  it('survives words that eBay has never used and members it has never sent', async () => {
    const { bench, id } = await connected();
    bench.practice.control.addFault({
      match: { host: 'apiz' },
      kind: { type: 'reshape', set: { accountType: 'COOPERATIVE', brandNewMember: { deep: [1, 2] } } },
    });
    await expect(bench.accounts.verify({ id })).resolves.toMatchObject({ remoteName: 'harbour_finds' });
    bench.practice.control.addFault({ match: { host: 'apiz' }, kind: { type: 'reshape', remove: ['userId'] } });
    await expect(bench.accounts.verify({ id })).rejects.toMatchObject({
      data: {
        code: 'remote_rejected',
        reason: 'unexpected_answer',
        message: expect.stringContaining('userId') as string,
      },
    });
  });
});

describe('tokens across restarts', () => {
  it('cannot be read with another key, and the account says so', async () => {
    const { bench, id } = await connected();
    bench.store.write((writer) => {
      writer.run('UPDATE vault SET sealed = $sealed', { sealed: new Uint8Array(64) });
    });
    await expect(bench.accounts.connector(id).identify()).rejects.toMatchObject({
      data: { code: 'auth_required', reason: 'tokens_unreadable' },
    });
    bench.consent = consentDriver();
    await expect(bench.accounts.reconnect({ id })).resolves.toMatchObject({ id });
  });
});
