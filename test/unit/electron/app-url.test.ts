import { describe, expect, it } from 'vitest';
import { appPageOf, isAppPage, isAppUrl, isOwnPage, workspaceOf } from '#main/electron/policy/app-url.ts';

const shop = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
const other = '0190a1b2-c3d4-7e5f-8a6b-0123456789ac';

describe('our own addresses', () => {
  it.each([
    ['app://crossdock/', true],
    ['app://crossdock/index.html', true],
    ['app://crossdock/assets/index-1.js', true],
    ['app://crossdock/index.html#/orders', true],
    ['app://crossdock.evil.example/', false],
    ['app://evil/', false],
    [`app://${shop}.crossdock/`, true],
    [`app://${shop}.crossdock/assets/index-1.js`, true],
    [`app://${shop}.crossdock.evil.example/`, false],
    [`app://${shop}xcrossdock/`, false],
    [`app://${shop}/`, false],
    [`app://a.${shop}.crossdock/`, false],
    [`app://${shop}.crossdock:8080/`, false],
    ['app://first.crossdock/', false],
    ['app://shop.crossdock/', false],
    ['app://.crossdock/', false],
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

describe('the businesses', () => {
  it.each(['first', shop])('%s has a page whose address names it', (id) => {
    expect(workspaceOf(appPageOf(id))).toBe(id);
    expect(isAppPage(appPageOf(id))).toBe(true);
  });

  it('have origins of their own, so that the browser keeps their storage apart', () => {
    const origins = ['first', shop, other].map((id) => appPageOf(id).split('/')[2]);
    expect(new Set(origins).size).toBe(3);
  });

  it.each([
    [appPageOf('first'), appPageOf('first'), true],
    [`${appPageOf(shop)}#/orders`, appPageOf(shop), true],
    [appPageOf(other), appPageOf(shop), false],
    [appPageOf('first'), appPageOf(shop), false],
    [appPageOf(shop), 'https://www.ebay.com/', false],
    [appPageOf(shop), '', false],
  ])('going to %s from %s is for the page itself: %s', (address, from, own) => {
    expect(isOwnPage(address, from)).toBe(own);
  });
});
