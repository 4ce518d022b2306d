import { describe, expect, it } from 'vitest';
import { createPageLink } from '#main/electron/page-link.ts';
import type { EmittedEvent } from '#main/events.ts';

const shop = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
const hint: EmittedEvent = { name: 'listings.changed', payload: {} };
const goTo = (to: 'orders' | 'listings'): EmittedEvent => ({ name: 'app.navigate', payload: { to } });

function link() {
  const sent: EmittedEvent[] = [];
  const page = createPageLink();
  page.attach((event) => void sent.push(event));
  return { page, sent };
}

describe('the page', () => {
  it('hears of its own business only', () => {
    const { page, sent } = link();
    page.hint('first', hint);
    page.heard('first');
    page.hint(shop, hint);
    expect(sent).toEqual([]);
    page.hint('first', hint);
    expect(sent).toEqual([hint]);
  });

  it('hears nothing while it is being replaced', () => {
    const { page, sent } = link();
    page.heard('first');
    page.gone();
    page.hint('first', hint);
    expect(page.listens()).toBe(false);
    expect(sent).toEqual([]);
  });

  it('goes where a notification of its business leads, as soon as it is there', () => {
    const { page, sent } = link();
    page.heard('first');
    page.deliver(shop, goTo('orders'));
    page.gone();
    expect(sent).toEqual([]);
    page.heard('first');
    expect(sent).toEqual([]);
    page.heard(shop);
    expect(sent).toEqual([goTo('orders')]);
    page.heard(shop);
    expect(sent).toHaveLength(1);
  });

  it('goes where a link from outside leads, whichever business is open', () => {
    const { page, sent } = link();
    page.deliver(undefined, goTo('orders'));
    page.deliver(undefined, goTo('listings'));
    page.heard(shop);
    expect(sent).toEqual([goTo('listings')]);
    page.deliver(undefined, goTo('orders'));
    expect(sent).toHaveLength(2);
  });
});
