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

  it('cuts what nobody can read', () => {
    expect(readableBody('x'.repeat(9_000))?.length).toBe(4_001);
    expect(readableBody(undefined)).toBeUndefined();
  });
});
