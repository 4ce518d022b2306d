import { describe, expect, it } from 'vitest';
import { consentTitle, isConsentUrl, isStrayAnswer, matchesRedirect } from '#main/electron/policy/consent.ts';
import { lookAlikes, registeredRedirect, withAnswer } from '#test/support/look-alikes.ts';

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

  it.each(lookAlikes)('is not one to an address with %s', (_what, address) => {
    expect(matchesRedirect(withAnswer(registeredRedirect, { code: 'c' }), [registeredRedirect])).toBe(true);
    expect(matchesRedirect(withAnswer(address, { code: 'c' }), [registeredRedirect])).toBe(false);
  });

  it('matches nothing where nothing is registered', () => {
    expect(matchesRedirect('https://seller.example/', [])).toBe(false);
    expect(matchesRedirect('https://seller.example/', ['not an address'])).toBe(false);
  });
});

describe('an answer that was turned aside', () => {
  const start = 'https://auth.example/authorize?state=own&redirect_uri=https%3A%2F%2Fseller.example%2Fback';

  it.each([
    ['https://evil.example/back?code=c&state=own', true],
    ['https://evil.example/back#code=c&state=own', true],
    ['https://evil.example/back?state=x&state=own&code=c', true],
    ['https://auth.example.evil.example/?code=c&state=own', true],
    ['http://auth.example/?code=c&state=own', true],
    ['https://auth.example/next?code=c&state=own', false],
    ['https://identity.example/callback?code=c&state=of-their-own', false],
    ['https://identity.example/authorize?state=own', false],
    ['https://help.example/', false],
    ['not an address', false],
  ])('%s: %s', (address, stray) => {
    expect(isStrayAnswer(address, start)).toBe(stray);
  });

  it('cannot be told where the attempt has no state', () => {
    expect(isStrayAnswer('https://evil.example/?code=c&state=', 'https://auth.example/authorize')).toBe(false);
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
