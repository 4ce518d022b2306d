import { describe, expect, it } from 'vitest';
import { readError } from '#main/marketplaces/facebook/errors.ts';

const read = (status: number, error: object, headers: Record<string, string> = {}, path = '/v25.0/1/feed') =>
  readError({ method: 'POST', url: `https://graph.facebook.com${path}`, status, headers, body: { error } });

describe('Graph’s error bodies', () => {
  it.each([
    [458, 'auth_required', 'facebook_app_removed', false],
    [459, 'auth_required', 'facebook_checkpoint', false],
    [460, 'auth_required', 'facebook_password_changed', false],
    [463, 'auth_required', 'facebook_expired', true],
    [464, 'auth_required', 'facebook_checkpoint', false],
    [467, 'auth_required', 'facebook_token_invalid', true],
    [492, 'remote_rejected', 'facebook_page_role_lost', false],
    [undefined, 'auth_required', 'facebook_token_invalid', true],
  ])('190 with subcode %s is %s (%s), and a renewed token helps: %s', (subcode, code, reason, staleToken) => {
    const found = read(400, { message: 'x', code: 190, error_subcode: subcode });
    expect(found).toMatchObject({ staleToken, error: { code, reason } });
    // The status 401 must not bring the renewal back that the subcode rules out.
    expect(read(401, { message: 'x', code: 190, error_subcode: subcode })).toMatchObject({ staleToken });
  });

  it.each([
    [3, undefined, 'remote_rejected', 'facebook_permission'],
    [10, undefined, 'remote_rejected', 'facebook_permission'],
    [200, undefined, 'remote_rejected', 'facebook_permission'],
    [299, undefined, 'remote_rejected', 'facebook_permission'],
    [100, undefined, 'remote_rejected', 'facebook_refused'],
    [100, 33, 'not_found', 'facebook_not_found'],
    [101, undefined, 'conflict', 'facebook_keys_refused'],
    [104, undefined, 'conflict', 'facebook_proof_refused'],
    [324, undefined, 'remote_rejected', 'facebook_refused'],
    [368, 1390008, 'remote_rejected', 'facebook_blocked'],
    [506, undefined, 'conflict', 'facebook_duplicate'],
    [2635, undefined, 'remote_rejected', 'facebook_version'],
    [1609005, undefined, 'remote_rejected', 'facebook_link'],
    [987654, undefined, 'remote_rejected', 'facebook_refused'],
  ])('%s/%s is %s (%s)', (code, subcode, ours, reason) => {
    const found = read(400, { message: 'In Meta’s words.', code, error_subcode: subcode });
    expect(found).toMatchObject({ staleToken: false, error: { code: ours, reason } });
    expect(found?.codes).toEqual(subcode === undefined ? [`${code}`] : [`${code}`, `${code}/${subcode}`]);
    expect(found?.limitedForMs).toBeUndefined();
  });

  it.each([4, 17, 32, 341, 613, 80_000, 80_004, 80_014])('%i is a pause, whatever the status', (code) => {
    for (const status of [400, 403]) {
      const found = read(status, { message: 'x', code });
      expect(found?.error?.code).toBe('rate_limited');
      expect(found?.limitedForMs).toBeGreaterThanOrEqual(5 * 60_000);
      expect(found?.staleToken).toBe(false);
    }
  });

  it('waits as long as the business header says', () => {
    const usage = {
      '17': [
        { type: 'pages', call_count: 80, estimated_time_to_regain_access: 0 },
        { type: 'catalog_management', call_count: 100, estimated_time_to_regain_access: 3 },
      ],
    };
    const found = read(400, { message: 'x', code: 80_014 }, { 'x-business-use-case-usage': JSON.stringify(usage) });
    expect(found?.limitedForMs).toBe(3 * 60_000);
    expect(read(400, { message: 'x', code: 4 }, { 'x-business-use-case-usage': 'no JSON' })?.limitedForMs).toBe(
      900_000,
    );
  });

  it('takes a fault of Meta’s below 500 as nothing done, and one of 500 as unknown', () => {
    expect(read(400, { message: 'x', code: 2, is_transient: true })).toMatchObject({ transient: true });
    expect(read(500, { message: 'x', code: 2, is_transient: true })).toMatchObject({ transient: false });
  });

  it('tells a wrong secret, which has no code of its own, at the token endpoint', () => {
    const error = { message: 'Error validating client secret.', code: 1 };
    expect(read(400, error, {}, '/v25.0/oauth/access_token?client_id=1')).toMatchObject({
      error: { code: 'conflict', reason: 'facebook_keys_refused' },
    });
    expect(read(400, error)).toMatchObject({ error: { reason: 'facebook_refused' } });
  });

  it('says what Meta wrote for people, where it did', () => {
    const error = { message: '(#100) x', code: 100, error_user_title: 'Too large', error_user_msg: 'Choose another.' };
    expect(read(400, error)?.error?.message).toBe('Facebook refused it: Too large: Choose another.');
    expect(read(400, { message: '', code: 100 })?.error?.message).toBe('Facebook refused it: error 100');
  });

  it.each([[undefined], ['text'], [{}], [{ error: 'x' }], [{ error: { message: 'no number' } }], [null]])(
    'leaves what is none to the general wording: %j',
    (body) => {
      expect(readError({ method: 'GET', url: 'https://a/', status: 400, headers: {}, body })).toBeUndefined();
    },
  );
});
