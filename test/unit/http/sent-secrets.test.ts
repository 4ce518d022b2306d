import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { HttpRequest } from '#main/http/http.ts';
import { sentSecrets, withoutSent } from '#main/http/sent-secrets.ts';

const request = (change: Partial<HttpRequest<unknown>>): HttpRequest<unknown> => ({
  method: 'POST',
  url: 'https://api.example/x',
  repeatable: false,
  answer: z.unknown(),
  ...change,
});
const pair = Buffer.from('client-id:s3cret/value=').toString('base64');

describe('the secrets of a request', () => {
  it.each<[string, Partial<HttpRequest<unknown>>, string[]]>([
    ['a header of its own', { headers: { Authorization: 'Bearer opaque-token' } }, ['opaque-token']],
    ['a client’s id and secret', { headers: { authorization: `Basic ${pair}` } }, [pair, 's3cret/value=']],
    ['an API key', { headers: { 'x-api-key': 'keystring1:s3cretvalue' } }, ['keystring1:s3cretvalue', 's3cretvalue']],
    [
      'a form',
      { body: { kind: 'form', fields: { code_verifier: 'v3rifier', grant_type: 'password-like' } } },
      ['v3rifier'],
    ],
    ['JSON', { body: { kind: 'json', value: { refresh_token: 'f_opaque1', title: 'a long title' } } }, ['f_opaque1']],
    ['an address', { url: 'https://api.example/x?fb_exchange_token=EAAopaque&fields=identifier' }, ['EAAopaque']],
    ['words', { body: { kind: 'json', value: { code: 'short', key: 'k' } } }, []],
  ])('in %s', (_what, change, expected) => {
    expect(sentSecrets(request(change), null)).toEqual([
      ...new Set(expected.flatMap((secret) => [secret, encodeURIComponent(secret)])),
    ]);
  });

  it('are taken out of an answer that quotes them, at any depth', () => {
    const secrets = sentSecrets(request({}), 'a_opaque/token');
    const answer = {
      errors: [{ message: 'a_opaque/token is too old', next: '?t=a_opaque%2Ftoken' }],
      count: 2,
      none: null,
    };
    expect(withoutSent(answer, secrets)).toEqual({
      errors: [{ message: '[removed] is too old', next: '?t=[removed]' }],
      count: 2,
      none: null,
    });
  });
});
