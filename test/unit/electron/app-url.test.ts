import { describe, expect, it } from 'vitest';
import { isAppPage, isAppUrl } from '#main/electron/policy/app-url.ts';

describe('our own addresses', () => {
  it.each([
    ['app://crossdock/', true],
    ['app://crossdock/index.html', true],
    ['app://crossdock/assets/index-1.js', true],
    ['app://crossdock/index.html#/orders', true],
    ['app://crossdock.evil.example/', false],
    ['app://evil/', false],
    ['app://crossdock:8080/', false],
    ['app://user@crossdock/', false],
    ['app://user:secret@crossdock/', false],
    ['app:crossdock', false],
    ['apps://crossdock/', false],
    ['https://crossdock/', false],
    ['https://evil.example/#app://crossdock/', false],
    ['file:///app://crossdock/', false],
    ['javascript:alert(1)', false],
    ['data:text/html,app://crossdock/', false],
    ['not an address', false],
    ['', false],
  ])('%s is ours: %s', (address, ours) => {
    expect(isAppUrl(address)).toBe(ours);
  });

  it.each([
    ['app://crossdock/', true],
    ['app://crossdock/index.html', true],
    ['app://crossdock/index.html?x=1#/orders', true],
    ['app://crossdock/assets/index-1.js', false],
    ['app://crossdock/photo/0190a1b2-0000-7000-8000-000000000000/thumb', false],
    ['app://evil/index.html', false],
  ])('%s is the page: %s', (address, page) => {
    expect(isAppPage(address)).toBe(page);
  });
});
