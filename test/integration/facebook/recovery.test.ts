import { describe, expect, it } from 'vitest';
import type { FaultRuleInput } from '#main/practice/faults.ts';
import { runSteps, walk } from '../marketplaces/steps.ts';
import { ready, testDraft } from './bench.ts';

const kinds: readonly FaultRuleInput['kind'][] = [
  { type: 'reset', when: 'before-effect' },
  { type: 'reset', when: 'after-effect' },
  { type: 'server-error', when: 'before-effect' },
  { type: 'server-error', when: 'after-effect' },
  { type: 'cut-body' },
  { type: 'html', status: 200 },
  { type: 'html', status: 502 },
];

const on = (method: string, path: string) => ({ marketplace: 'facebook', method, path });

describe('publishing on Facebook through faults', () => {
  it.each([
    ['photo upload', on('POST', '/*/*/photos')],
    ['post', on('POST', '/*/*/feed')],
    ['catalogue item', on('POST', '/*/*/items_batch')],
    ['state of the batch', on('GET', '/*/*/check_batch_request_status')],
  ])('ends in exactly one post and one item, read back equal, whatever happens at: %s', async (_what, match) => {
    const { connector, control, posts, items } = await ready({ catalogue: true });
    for (const [index, kind] of kinds.entries()) {
      const draft = await testDraft({ sku: `FAULT-${index}`, title: `Camera no ${index}` });
      control.addFault({ match, kind });
      const { memo } = await walk(connector, draft);
      const counts = [kind, control.faults().length, posts().length, items().length];
      expect(counts).toEqual([kind, 0, index + 1, index + 1]);
      const found = await connector().find({ sku: draft.sku, memo });
      expect(found?.listing).toEqual(await connector().expected(draft, memo));
    }
  });

  it('looks the post up instead of posting a second time', async () => {
    const { connector, control, posts } = await ready();
    control.addFault({ match: on('POST', '/*/*/feed'), kind: { type: 'reset', when: 'after-effect' } });
    const { memo } = await walk(connector, await testDraft());
    expect(control.requests().filter(({ path }) => path.endsWith('/feed'))).toHaveLength(1);
    expect(posts()).toMatchObject([{ listingId: memo['listingId'] }]);
  });

  it('takes a post that Facebook calls a duplicate as its own when it is', async () => {
    const { connector, control, posts } = await ready();
    const draft = await testDraft();
    const [photos, post] = connector().publishSteps;
    const memo = { ...(await photos?.run(draft, {})) };
    const first = await post?.run(draft, memo);
    const body = { error: { message: 'Duplicate status message', type: 'OAuthException', code: 506 } };
    control.addFault({ match: on('POST', '/*/*/feed'), kind: { type: 'status', status: 400, body } });
    expect(await post?.run(draft, memo)).toMatchObject({ listingId: first?.['listingId'] });
    expect(posts()).toHaveLength(1);
  });

  it('does not take a sold post of the same SKU for the one it has just sent', async () => {
    const { connector, control, posts } = await ready();
    const draft = await testDraft();
    const { memo } = await walk(connector, draft);
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'sold' });
    control.addFault({ match: on('POST', '/*/*/feed'), kind: { type: 'reset', when: 'before-effect' } });
    const second = await walk(connector, draft);
    expect(second.memo['listingId']).not.toBe(memo['listingId']);
    expect(posts()).toHaveLength(1);
  });

  it('sends the photos again when the post comes more than a day after them', async () => {
    const { connector, bench, posts } = await ready();
    const draft = await testDraft();
    const [photos, post] = connector().publishSteps;
    const memo = { ...(await photos?.run(draft, {})), photosAt: String(bench.clock.now() - 30 * 3_600_000) };
    const after = await post?.run(draft, memo);
    expect(after?.['photo:hash-of-front']).not.toBe((memo as Record<string, string>)['photo:hash-of-front']);
    expect(posts()).toHaveLength(1);
  });

  it.each([
    ['the text of the post', on('POST', '/*/*_*')],
    ['the catalogue item', on('POST', '/*/*/items_batch')],
  ])('changes a price once and wholly when the answer is lost at: %s', async (_what, match) => {
    const { connector, control } = await ready({ catalogue: true });
    const draft = await testDraft();
    const { memo } = await walk(connector, draft);
    const price = { amount: 11_111, currency: 'USD' };
    for (const when of ['before-effect', 'after-effect'] as const) {
      control.addFault({ match, kind: { type: 'reset', when } });
      await runSteps(connector().reviseSteps, { sku: draft.sku, memo, price, quantity: 1, terms: {} });
      expect((await connector().find({ sku: draft.sku, memo }))?.listing).toMatchObject({ price, quantity: 1 });
    }
  });

  it.each(['sold', 'delete'] as const)('takes a listing down once when the answer is lost (%s)', async (mode) => {
    const { connector, control, posts, items } = await ready({ catalogue: true });
    const draft = await testDraft();
    const { memo } = await walk(connector, draft);
    const match = on(mode === 'sold' ? 'POST' : 'DELETE', '/*/*_*');
    control.addFault({ match, kind: { type: 'reset', when: 'after-effect' } });
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode });
    expect([...posts(), ...items()]).toEqual([]);
  });

  it('ends a listing whose catalogue item was removed at Facebook', async () => {
    const { connector, control, posts } = await ready({ catalogue: true });
    const draft = await testDraft();
    const { memo } = await walk(connector, draft);
    const errors = [{ message: 'Item not found.' }];
    control.addFault({
      match: on('GET', '/*/*/check_batch_request_status'),
      kind: { type: 'reshape', set: { data: [{ status: 'finished', errors, errors_total_count: 1 }] } },
    });
    control.addFault({ match: on('GET', '/*/*/products'), kind: { type: 'reshape', set: { data: [] } } });
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'delete' });
    expect([posts(), control.faults()]).toEqual([[], []]);
  });

  it('says when to come back when Facebook asks for a pause', async () => {
    const { connector, control, bench } = await ready({ catalogue: true });
    const body = { error: { message: 'Too many calls.', type: 'OAuthException', code: 80014 } };
    const usage = { '1': [{ type: 'catalog_management', call_count: 100, estimated_time_to_regain_access: 7 }] };
    control.addFault({
      match: on('POST', '/*/*/items_batch'),
      kind: {
        type: 'status',
        status: 400,
        body,
        headers: { 'x-business-use-case-usage': JSON.stringify(usage) },
      },
    });
    const draft = await testDraft();
    const before = bench.clock.now();
    const failure: unknown = await runSteps(connector().publishSteps, draft).catch((error: unknown) => error);
    expect(failure).toMatchObject({ data: { code: 'rate_limited', reason: 'facebook_limited' } });
    const { retryAt = 0 } = (failure as { data: { retryAt?: number } }).data;
    expect(retryAt).toBeGreaterThanOrEqual(before + 7 * 60_000);
    expect(retryAt).toBeLessThan(bench.clock.now() + 8 * 60_000);
  });

  it('stops at once when Facebook calls it abuse', async () => {
    const { connector, control } = await ready();
    const body = { error: { message: 'Blocked.', type: 'OAuthException', code: 368, error_subcode: 1390008 } };
    control.addFault({ match: on('POST', '/*/*/feed'), times: 5, kind: { type: 'status', status: 400, body } });
    await expect(walk(connector, await testDraft())).rejects.toMatchObject({
      data: { code: 'remote_rejected', reason: 'facebook_blocked' },
    });
    expect(control.requests().filter(({ path }) => path.endsWith('/feed'))).toHaveLength(1);
  });

  it('keeps the account when only the role on the Page is gone', async () => {
    const { connector, control, bench, account } = await ready();
    const body = { error: { message: 'Role lost.', type: 'OAuthException', code: 190, error_subcode: 492 } };
    control.addFault({ match: on('POST', '/*/*/photos'), times: 5, kind: { type: 'status', status: 401, body } });
    await expect(walk(connector, await testDraft())).rejects.toMatchObject({
      data: { code: 'remote_rejected', reason: 'facebook_page_role_lost', fields: [{ path: 'account.setup' }] },
    });
    expect(bench.accounts.account(account.id).state).toBe('connected');
  });
});
