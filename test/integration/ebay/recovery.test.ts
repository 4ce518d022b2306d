import { describe, expect, it } from 'vitest';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import type { FaultRuleInput } from '#main/practice/faults.ts';
import type { AppError } from '#shared/errors.ts';
import { walk as walkSteps } from '../marketplaces/steps.ts';
import { connectedAccount, startBench, testDraft, type Bench } from './bench.ts';

const walk = (bench: Bench, accountId: string, draft: ListingDraft) =>
  walkSteps(() => bench.accounts.connector(accountId), draft);

const OFFER = { method: 'POST', path: '/sell/inventory/v1/offer' };
const PUBLISH = { method: 'POST', path: '/sell/inventory/v1/offer/*/publish' };
const ITEM = { method: 'PUT', path: '/sell/inventory/v1/inventory_item/*' };
const PHOTO = { method: 'POST', path: '/commerce/media/**' };

const kinds: readonly FaultRuleInput['kind'][] = [
  { type: 'reset', when: 'before-effect' },
  { type: 'reset', when: 'after-effect' },
  { type: 'server-error', when: 'before-effect' },
  { type: 'server-error', when: 'after-effect' },
  { type: 'cut-body' },
  { type: 'html', status: 200 },
  { type: 'html', status: 502 },
  { type: 'rate-limit', retryAfter: 1 },
  { type: 'rate-limit' },
  { type: 'expire-access-tokens' },
];

describe('publishing through faults', () => {
  it.each([
    ['photo upload', PHOTO],
    ['inventory item', ITEM],
    ['offer', OFFER],
    ['publish', PUBLISH],
  ])('ends in exactly one listing, read back equal, whatever happens at the step: %s', async (_what, match) => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    let expected = 0;
    for (const [index, kind] of kinds.entries()) {
      const draft = await testDraft({ sku: `FAULT-${index}` });
      bench.practice.control.addFault({ match, kind });
      const { memo } = await walk(bench, account.id, draft).catch((error: unknown) => {
        throw new Error(`${JSON.stringify(kind)}: ${String(error)} ${JSON.stringify((error as AppError).data)}`);
      });
      expected += 1;
      const { control } = bench.practice;
      expect([kind, control.faults().length, control.listings().length]).toEqual([kind, 0, expected]);
      const connector = bench.accounts.connector(account.id);
      const found = await connector.find({ sku: draft.sku, memo });
      expect(found?.listing).toEqual(await connector.expected(draft, memo));
    }
  });

  it('looks the listing up instead of publishing a second time', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    bench.practice.control.addFault({ match: PUBLISH, kind: { type: 'reset', when: 'after-effect' } });
    const { memo } = await walk(bench, account.id, await testDraft());
    const published = bench.practice.control.requests().filter(({ path }) => path.endsWith('/publish'));
    expect(published).toHaveLength(1);
    expect(memo['listingId']).toBe(bench.practice.control.listings()[0]?.listingId);
  });

  it('survives two faults in a row and a look-up that fails as well', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const draft = await testDraft();
    bench.practice.control.addFault({ match: PUBLISH, kind: { type: 'reset', when: 'after-effect' } });
    bench.practice.control.addFault({
      match: { method: 'GET', path: '/sell/inventory/v1/offer/*' },
      times: 2,
      kind: { type: 'server-error' },
    });
    await walk(bench, account.id, draft);
    expect(bench.practice.control.listings()).toHaveLength(1);
  });

  it('waits until eBay is no longer busy with the SKU (25025)', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const busy = {
      errors: [{ errorId: 25025, domain: 'API_INVENTORY', category: 'APPLICATION', message: 'Concurrent access' }],
    };
    bench.practice.control.addFault({ match: OFFER, times: 2, kind: { type: 'status', status: 500, body: busy } });
    const { failures } = await walk(bench, account.id, await testDraft());
    expect(failures).toEqual([]);
    expect(bench.practice.control.listings()).toHaveLength(1);
  });

  it('says when the daily quota of the key set is spent', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    bench.practice.control.setDailyLimit('ebay', 'inventory', 1);
    const failure = await walk(bench, account.id, await testDraft()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ data: { code: 'rate_limited', retryAt: expect.any(Number) as number } });
  });

  it('withdraws once, whatever happens to the answer', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const draft = await testDraft();
    const { memo } = await walk(bench, account.id, draft);
    const [withdraw] = bench.accounts.connector(account.id).endSteps;
    bench.practice.control.addFault({
      match: { method: 'POST', path: '/sell/inventory/v1/offer/*/withdraw' },
      kind: { type: 'reset', when: 'after-effect' },
    });
    await withdraw?.run({ sku: draft.sku, memo, mode: 'end' }, {});
    await expect(withdraw?.recover({ sku: draft.sku, memo, mode: 'end' }, {})).resolves.toMatchObject({ kind: 'done' });
    expect(bench.practice.control.listings().map(({ state }) => state)).toEqual(['ended']);
  });

  it('looks before it ends again', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const draft = await testDraft();
    const { memo } = await walk(bench, account.id, draft);
    const [withdraw] = bench.accounts.connector(account.id).endSteps;
    await expect(withdraw?.recover({ sku: draft.sku, memo: {}, mode: 'end' }, {})).resolves.toEqual({ kind: 'absent' });
    await expect(withdraw?.recover({ sku: 'NEVER-THERE', memo: {}, mode: 'end' }, {})).resolves.toMatchObject({
      kind: 'done',
    });
    expect(memo['listingId']).toBeDefined();
  });
});
