import { describe, expect, it } from 'vitest';
import { compileFilter } from '#test/electron-stand-in/api/match-pattern.ts';
import { addScheme, originOf, servedSchemeOf, toAppUrl, toBrowserUrl } from '#test/electron-stand-in/scheme-map.ts';

addScheme('app');

describe('own schemes', () => {
  it.each([
    ['app://crossdock/', 'https://crossdock.app-scheme.localhost/'],
    ['app://crossdock/a/b.js?x=1#y', 'https://crossdock.app-scheme.localhost/a/b.js?x=1#y'],
    ['APP://crossdock/A', 'https://crossdock.app-scheme.localhost/A'],
  ])('%s is %s in the page', (app, browser) => {
    expect(toBrowserUrl(app)).toBe(browser);
    expect(toAppUrl(browser)).toBe(app.replace('APP', 'app'));
  });

  it.each([
    'https://example.com/',
    'http://127.0.0.1:8080/x',
    'https://app-scheme.localhost/',
    'https://x.other-scheme.localhost/',
    'https://evil.example/https://crossdock.app-scheme.localhost/',
    'https://crossdock.app-scheme.localhost.evil.example/',
    'http://crossdock.app-scheme.localhost/',
    'https://crossdock.app-scheme.localhost:444/',
    'about:blank',
    'no url',
  ])('%s is nothing of ours', (url) => {
    expect(toAppUrl(url)).toBe(url);
    expect(toBrowserUrl(url)).toBe(url);
  });

  it('has an origin, which Node’s URL does not know', () => {
    expect(originOf('app://crossdock/x?y')).toBe('app://crossdock');
    expect(originOf('https://example.com:8443/x')).toBe('https://example.com:8443');
    expect(originOf('about:blank')).toBe('null');
    expect(servedSchemeOf('app://crossdock/')).toBe('app');
    expect(servedSchemeOf('other://crossdock/')).toBeUndefined();
  });
});

describe('webRequest filters', () => {
  it.each([
    ['<all_urls>', 'app://crossdock/x', true],
    ['*://*/*', 'https://a.b/c', true],
    ['*://*/*', 'app://crossdock/x', false],
    ['https://*.example.com/*', 'https://example.com/', true],
    ['https://*.example.com/*', 'https://a.b.example.com/x?y', true],
    ['https://*.example.com/*', 'https://badexample.com/', false],
    ['https://*.example.com/*', 'http://a.example.com/', false],
    ['http://127.0.0.1:*/*', 'http://127.0.0.1:4000/x', true],
    ['http://127.0.0.1/*', 'http://127.0.0.1:4000/x', true],
    ['http://127.0.0.1:80/*', 'http://127.0.0.1:4000/x', false],
    ['https://a.b/path?query=*', 'https://a.b/path?query=1#hash', true],
    ['https://a.b/exact', 'https://a.b/exact/not', false],
  ])('%s and %s: %s', (pattern, url, expected) => {
    expect(compileFilter({ urls: [pattern] })(url, 'xhr')).toBe(expected);
  });

  it('leaves out what is excluded, and other types', () => {
    const matches = compileFilter({ urls: ['<all_urls>'], excludeUrls: ['https://a.b/*'], types: ['image'] });
    expect([
      matches('https://c.d/', 'image'),
      matches('https://c.d/', 'xhr'),
      matches('https://a.b/', 'image'),
    ]).toEqual([true, false, false]);
  });

  it('refuses what is no pattern', () => {
    expect(() => compileFilter({ urls: ['nonsense'] })).toThrow('Invalid url pattern nonsense');
  });
});
