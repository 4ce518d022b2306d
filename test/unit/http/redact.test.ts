import { describe, expect, it } from 'vitest';
import { readableBody, redactUrl, redactValue } from '#main/http/redact.ts';

describe('redaction', () => {
  it.each([
    ['http://a/b?code=x&q=1', 'http://a/b?code=%5Bremoved%5D&q=1'],
    ['http://user:pass@a/b', 'http://a/b'],
    ['http://a/?access_token=x', 'http://a/?access_token=%5Bremoved%5D'],
    ['http://a/?filter=x', 'http://a/?filter=x'],
    ['http://a/b', 'http://a/b'],
  ])('of %s', (url, expected) => {
    expect(redactUrl(new URL(url))).toBe(expected);
  });

  it('takes secret members out at any depth and leaves the rest', () => {
    const value = { a: [{ refresh_token: 'x', name: 'y' }], Authorization: 'z', errors: [{ errorId: 1 }] };
    expect(redactValue(value)).toEqual({
      a: [{ refresh_token: '[removed]', name: 'y' }],
      Authorization: '[removed]',
      errors: [{ errorId: 1 }],
    });
  });

  it.each([
    [
      'a page address with a token',
      { paging: { next: 'https://graph/x?limit=1&access_token=EAAx1&after=b' } },
      'EAAx1',
    ],
    ['a proof in an address', { next: 'https://graph/x?appsecret_proof=0a1b2c' }, '0a1b2c'],
    ["Meta's token in a sentence", { message: `Malformed access token EAA${'x1'.repeat(40)}` }, 'EAAx1'],
    ["Etsy's token in a sentence", { error: `token 12345678.${'Ab-_'.repeat(20)} is unknown` }, '12345678.'],
    ["eBay's token in a sentence", { errors: [{ message: 'bad v^1.1#i^1#p^3#abc' }] }, '#i^1'],
    ['an e-mail address', { buyer: { contact: 'june.calloway@members.example' } }, 'june'],
    ['a text that is no JSON', 'refused: Authorization: Bearer abcdef123456', 'abcdef'],
    ['the address of a page', '<a href="https://x/?code=abcdef&amp;q=1">', 'abcdef'],
  ])('leaves no secret in a body that a seller reads: %s', (_what, body, secret) => {
    const text = readableBody(body);
    expect(text).not.toContain(secret);
    expect(text).toContain('[redacted]');
  });

  it('leaves what a seller needs in a body', () => {
    const body = {
      error: {
        message: 'Invalid OAuth access token - basic permissions are missing',
        code: 'invalid',
        state: 'active',
      },
      sku: 'CD-1',
      price: '12345.67',
    };
    expect(JSON.parse(readableBody(body) ?? '')).toEqual(body);
  });

  it('cuts what nobody can read', () => {
    expect(readableBody('x'.repeat(9_000))?.length).toBe(4_001);
    expect(readableBody(undefined)).toBeUndefined();
  });
});
