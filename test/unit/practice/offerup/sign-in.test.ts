import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { call, practiceWorld, type PracticeWorld } from '../practice-world.ts';
import { consent, signIn, token, type Tokens } from './offerup-world.ts';

describe('signing in at practice OfferUp', () => {
  let practice: PracticeWorld;
  beforeAll(async () => {
    practice = await practiceWorld();
  });
  beforeEach(() => practice.control.reset());
  afterAll(() => practice.close());

  const code = async (query = {}) => (await consent(practice, { query })).searchParams.get('code') ?? '';
  const exchange = (fields: Readonly<Record<string, string>>) =>
    token(practice, { grant_type: 'authorization_code', ...fields });

  it('sends state and code back, and a refusal without a code', async () => {
    const agreed = await consent(practice);
    expect(agreed.href.startsWith(practice.offerup.redirectUri)).toBe(true);
    expect(agreed.searchParams.get('state')).toBe('state-1');
    const declined = await consent(practice, { decision: 'decline' });
    expect(Object.fromEntries(declined.searchParams)).toEqual({ error: 'access_denied', state: 'state-1' });
  });

  it('takes a code once, in JSON only, and from its own redirect address only', async () => {
    const first = await code();
    expect((await exchange({ code: first, redirect_uri: 'https://elsewhere.example/' })).status).toBe(400);
    expect((await exchange({ code: first, redirect_uri: practice.offerup.redirectUri })).body).toMatchObject({
      expires_in: 3600,
      token_type: 'Bearer',
    });
    expect((await exchange({ code: first })).body).toMatchObject({ error: 'invalid_grant' });
    const form = await call('POST', `${practice.offerup.authUrl}/oauth/token`, 'grant_type=authorization_code', {
      'content-type': 'application/x-www-form-urlencoded',
    });
    expect(form.status).toBe(415);
  });

  it('refuses an expired code and a wrong secret', async () => {
    const late = await code();
    practice.clock.advance(301_000);
    expect((await exchange({ code: late })).body).toMatchObject({ error: 'invalid_grant' });
    expect((await exchange({ code: await code(), client_secret: 'wrong' })).status).toBe(401);
  });

  it('holds a client to the PKCE challenge that it sent', async () => {
    const verifier = 'a-verifier-of-some-length-0123456789abcdefgh';
    const query = {
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    expect((await exchange({ code: await code(query) })).body).toMatchObject({ error: 'invalid_grant' });
    expect((await exchange({ code: await code(query), code_verifier: 'other' })).status).toBe(400);
    expect((await exchange({ code: await code(query), code_verifier: verifier })).status).toBe(200);
  });

  it('rotates refresh tokens and takes the old one once more', async () => {
    const { tokens } = await signIn(practice);
    const refresh = (value: string) => token(practice, { grant_type: 'refresh_token', refresh_token: value });
    const second = (await refresh(tokens.refresh_token)).body as Tokens;
    expect(second.refresh_token).not.toBe(tokens.refresh_token);
    expect((await refresh(tokens.refresh_token)).status).toBe(200);
    expect((await refresh(tokens.refresh_token)).body).toMatchObject({ error: 'invalid_grant' });
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  it('ends an access token after an hour, in the words of the contract', async () => {
    const seller = await signIn(practice);
    expect((await seller.api('GET', '/users/me')).body).toMatchObject({ name: 'harbour_finds' });
    practice.clock.advance(3_601_000);
    const refused = await seller.api('GET', '/users/me');
    expect([refused.status, refused.body]).toEqual([401, { error: 'invalid_token' }]);
  });

  it('withdraws a whole consent, and an unknown token without complaint', async () => {
    const seller = await signIn(practice);
    const other = await signIn(practice, 'attic_and_co');
    const revoke = (value: string) => token(practice, { token: value }, '/oauth/revoke');
    expect((await revoke(seller.tokens.access_token)).status).toBe(204);
    expect((await seller.api('GET', '/users/me')).status).toBe(401);
    const again = { grant_type: 'refresh_token', refresh_token: seller.tokens.refresh_token };
    expect((await token(practice, again)).status).toBe(400);
    expect((await other.api('GET', '/users/me')).status).toBe(200);
    expect((await revoke('unknown')).status).toBe(204);
  });
});
