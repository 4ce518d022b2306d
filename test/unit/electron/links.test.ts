import { describe, expect, it } from 'vitest';
import { isAllowedLink } from '#main/electron/policy/links.ts';

const practice = ['http://127.0.0.1:41001', 'http://localhost:41002'];

describe('links to the system browser', () => {
  it.each([
    'https://www.ebay.com/itm/110588',
    'https://ebay.com/',
    'https://developer.ebay.com/my/keys',
    'https://www.sandbox.ebay.com/itm/1',
    'https://www.ebay.co.uk/itm/1',
    'https://www.etsy.com/listing/1',
    'https://developers.facebook.com/apps',
    'https://offerup.com/item/detail/1',
    'https://WWW.EBAY.COM/itm/1',
    'https://www.ebay.com:443/itm/1',
    'http://127.0.0.1:41001/itm/1',
    'http://localhost:41002/',
  ])('opens %s', (address) => {
    expect(isAllowedLink(address, practice)).toBe(true);
  });

  it.each([
    'http://www.ebay.com/itm/1',
    'https://ebay.com.evil.example/',
    'https://evil-ebay.com/',
    'https://evilebay.com/',
    'https://www.ebay.com@evil.example/',
    'https://user:pass@www.ebay.com/',
    'https://www.ebay.com:8443/',
    'https://evil.example/?https://www.ebay.com/',
    'https://evil.example/#www.ebay.com',
    'https://www.ebay.com\\@evil.example/',
    'https://еbay.com/',
    'https://ebay.com./',
    'http://127.0.0.1:41003/',
    'http://127.0.0.1/',
    'http://127.0.0.2:41001/',
    'https://127.0.0.1:41001/',
    'http://user@127.0.0.1:41001/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'ms-settings:',
    'smb://ebay.com/share',
    'app://crossdock/',
    'ebay.com',
    '',
  ])('refuses %s', (address) => {
    expect(isAllowedLink(address, practice)).toBe(false);
  });

  it('never treats a remote address as practice, even when told to', () => {
    expect(isAllowedLink('http://evil.example/', ['http://evil.example'])).toBe(false);
  });
});
