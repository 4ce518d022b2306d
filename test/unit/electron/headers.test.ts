import { describe, expect, it } from 'vitest';
import { commonHeaders, contentSecurityPolicy, mediaTypeOf, withNonce } from '#main/electron/policy/headers.ts';

describe('the headers of our page', () => {
  const policy = contentSecurityPolicy('bm9uY2U=');
  const directives = new Map(policy.split('; ').map((line) => [line.split(' ')[0], line.split(' ').slice(1)]));

  it('forbids what it does not name', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
  });

  it('runs scripts from our own files only', () => {
    expect(directives.get('script-src')).toEqual(["'self'"]);
  });

  it('takes styles from our files and from elements with the nonce of this answer', () => {
    expect(directives.get('style-src')).toEqual(["'self'", "'nonce-bm9uY2U='"]);
  });

  it.each(['frame-ancestors', 'form-action', 'base-uri'])('closes %s, which default-src does not cover', (name) => {
    expect(directives.get(name)).toEqual(["'none'"]);
  });

  it('takes no plain text for markup or code, except through the one policy of the page', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(directives.get('trusted-types')).toEqual(['default']);
  });

  it('has no loophole anywhere', () => {
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:|wasm|strict-dynamic/);
  });

  it('names the type of each answer and keeps the page to itself', () => {
    expect(commonHeaders).toMatchObject({
      'X-Content-Type-Options': 'nosniff',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'Referrer-Policy': 'no-referrer',
    });
  });

  it.each([
    ['index.js', 'text/javascript; charset=utf-8'],
    ['index.CSS', 'text/css; charset=utf-8'],
    ['font.woff2', 'font/woff2'],
    ['page.html', undefined],
    ['map.js.map', undefined],
    ['noextension', undefined],
  ])('%s is served as %s', (name, type) => {
    expect(mediaTypeOf(name)).toBe(type);
  });

  it('hands the nonce to the page in its head', () => {
    expect(withNonce('<html><head lang="en"><title>x</title></head></html>', 'abc')).toBe(
      '<html><head lang="en"><meta property="csp-nonce" nonce="abc"><title>x</title></head></html>',
    );
  });
});
