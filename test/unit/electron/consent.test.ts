import { describe, expect, it } from 'vitest';
import { consentTitle, isConsentUrl, matchesRedirect } from '#main/electron/policy/consent.ts';

describe('what a consent window may load', () => {
  it.each([
    ['https://auth.ebay.com/oauth2/authorize?x=1', true],
    ['https://accounts.example/identity', true],
    ['http://127.0.0.1:41001/oauth2/authorize', true],
    ['http://localhost:41001/', true],
    ['http://[::1]:41001/', true],
    ['http://auth.ebay.com/', false],
    ['http://127.0.0.1.evil.example/', false],
    ['https://user:pass@auth.ebay.com/', false],
    ['file:///etc/passwd', false],
    ['app://crossdock/index.html', false],
    ['javascript:alert(1)', false],
    ['data:text/html,x', false],
    ['blob:https://auth.ebay.com/1', false],
    ['about:blank', false],
    ['ebay://authorize', false],
    ['', false],
  ])('%s: %s', (address, allowed) => {
    expect(isConsentUrl(address)).toBe(allowed);
  });
});

describe('the navigation that ends a consent', () => {
  const registered = ['https://seller.example/ebay/accepted', 'http://127.0.0.1:41001/done?world=practice'];

  it.each([
    ['https://seller.example/ebay/accepted', true],
    ['https://seller.example/ebay/accepted?code=v%5E1.1&state=s', true],
    ['https://seller.example/ebay/accepted#code=1', true],
    ['https://seller.example:443/ebay/accepted?code=1', true],
    ['http://127.0.0.1:41001/done?world=practice&code=1', true],
    ['http://127.0.0.1:41001/done?code=1', true],
    ['http://127.0.0.1:41001/done?error=access_denied', true],
    ['http://127.0.0.1:41002/done?world=practice&code=1', false],
    ['http://seller.example/ebay/accepted?code=1', false],
    ['https://seller.example/ebay/accepted/?code=1', false],
    ['https://seller.example/ebay/accepted/more?code=1', false],
    ['https://seller.example/ebay/acceptedX?code=1', false],
    ['https://seller.example/EBAY/accepted?code=1', false],
    ['https://seller.example/?next=https://seller.example/ebay/accepted', false],
    ['https://seller.example.evil.example/ebay/accepted?code=1', false],
    ['https://evil@seller.example/ebay/accepted?code=1', false],
    ['https://seller.example:8443/ebay/accepted?code=1', false],
    ['not an address', false],
  ])('%s: %s', (address, ends) => {
    expect(matchesRedirect(address, registered)).toBe(ends);
  });

  it('tells the end of the consent from the sign-in form at the same address by a mark in the query', () => {
    const shared = 'https://signin.example/ws/page.dll';
    const marks = { [shared]: ['isAuthSuccessful', 'code'] };
    expect(matchesRedirect(`${shared}?SignIn&ru=https%3A%2F%2Fa%2F%3Fcode%3D1`, [shared], marks)).toBe(false);
    expect(matchesRedirect(`${shared}?isAuthSuccessful=false`, [shared], marks)).toBe(true);
    expect(matchesRedirect(`${shared}?code=1&state=s`, [shared], marks)).toBe(true);
  });

  it('matches nothing where nothing is registered', () => {
    expect(matchesRedirect('https://seller.example/', [])).toBe(false);
    expect(matchesRedirect('https://seller.example/', ['not an address'])).toBe(false);
  });
});

describe('the title of a consent window', () => {
  it.each([
    ['https://auth.ebay.com/oauth2/authorize', 'auth.ebay.com – Connect eBay'],
    ['https://auth.ebay.com.evil.example/', 'auth.ebay.com.evil.example – Connect eBay'],
    ['http://127.0.0.1:41001/x', '127.0.0.1:41001 (this computer) – Connect eBay'],
    ['', 'Connect eBay'],
  ])('names the true host of %s', (address, title) => {
    expect(consentTitle('Connect eBay', address)).toBe(title);
  });
});
