import { describe, expect, it } from 'vitest';
import { readError } from '#main/marketplaces/etsy/errors.ts';

const api = 'https://openapi.etsy.com/v3/application/shops/1/listings';
const token = 'https://openapi.etsy.com/v3/public/oauth/token';
const read = (status: number, body: unknown, { url = api, headers = {} } = {}) =>
  readError({ method: 'POST', url, status, headers, body });

describe('an error of Etsy', () => {
  it.each([
    [401, 'invalid_token: access token is expired', 'auth_required', 'etsy_token_refused'],
    [403, 'Shared secret is required in x-api-key header', 'conflict', 'etsy_secret_refused'],
    [403, 'API key not found, or the shared secret does not match it.', 'conflict', 'etsy_keys_refused'],
    [403, 'This application is not active', 'conflict', 'etsy_app_inactive'],
    [403, 'Insufficient scope', 'auth_required', 'etsy_scope_missing'],
    [403, 'User does not own Shop 5', 'remote_rejected', 'etsy_forbidden'],
    [404, 'Resource not found', 'not_found', 'etsy_not_found'],
    [409, 'A listing that is draft cannot be made inactive', 'conflict', 'etsy_conflict'],
    [400, 'A shipping_profile_id is required for physical listings.', 'remote_rejected', 'etsy_shipping'],
    [400, 'Invalid Shipping Data: no destination', 'remote_rejected', 'etsy_shipping'],
    [400, 'A readiness_state_id is required for physical listings.', 'remote_rejected', 'etsy_processing'],
    [400, '/return/policy : cannot be null', 'remote_rejected', 'etsy_returns'],
    [400, 'The price must be above min price 0.2 USD', 'remote_rejected', 'etsy_price'],
    [400, "Property values can't be empty", 'remote_rejected', 'etsy_attribute'],
    [400, 'Invalid title: contains invalid characters', 'remote_rejected', 'etsy_title'],
    [400, 'Listing is frozen', 'remote_rejected', 'etsy_frozen'],
    [400, 'Something else', 'remote_rejected', 'etsy_refused'],
  ])('%d “%s” is %s, %s', (status, error, code, reason) => {
    expect(read(status, { error })?.error).toMatchObject({ code, reason });
  });

  it('that holds a list of issues as text is told as sentences', () => {
    const error = JSON.stringify([
      { path: '/images', type: 'array_too_short', message: 'must contain at least 1 item' },
    ]);
    expect(read(400, { error })?.error).toMatchObject({
      reason: 'etsy_photos',
      params: { said: '/images: must contain at least 1 item' },
      fields: [{ path: 'photos', reason: 'etsy_photos' }],
    });
  });

  it('keeps the address of what is there already', () => {
    const headers = { 'content-location': '/v3/application/shops/1/readiness-state-definitions/77' };
    expect(read(409, { error: 'exists already' }, { headers })?.error?.params).toMatchObject({
      location: headers['content-location'],
    });
  });

  it.each([
    [400, { error: 'invalid_grant', error_description: 'refresh_token is revoked' }, 'etsy_consent_dead'],
    [403, { error: 'access_denied', error_description: 'access token has been revoked' }, 'etsy_consent_dead'],
    [401, { error: 'invalid_client', error_description: 'client_id is invalid' }, 'etsy_keys_refused'],
    [400, { error: 'invalid_request', error_description: 'code_verifier is missing' }, 'etsy_sign_in_refused'],
  ])('of the token endpoint, %d %j, is %s', (status, body, reason) => {
    expect(read(status, body, { url: token })?.error?.reason).toBe(reason);
  });

  it('of a busy or failing server is left to the common rules', () => {
    expect(read(429, { error: 'rate limit' })).toEqual({ codes: [] });
    expect(read(503, { error: 'down' })).toEqual({ codes: [] });
    expect(read(400, '<html>')).toBeUndefined();
  });
});
