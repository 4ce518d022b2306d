import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import { blocks } from '#shared/domain/finding.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import { samePrice, type PriceRule } from '#shared/domain/pricing.ts';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage, type Stage } from './stage.ts';

/** An account's price rule on every way to the marketplace, and several accounts beside each other. */
describe('prices by account', () => {
  let stage: Stage;
  let other: Account;
  beforeAll(async () => {
    stage = await openStage();
    other = await stage.desk.connect('north_attic');
  });
  afterAll(() => stage.close());

  const setRule = (account: Account, rule: Partial<PriceRule>) =>
    stage.desk.accounts.setPriceRule({ id: account.id, rule: { ...samePrice, ...rule } });
  const pricesOf = (sku: string) =>
    stage
      .onServer(sku)
      .map(({ price }) => `${price.value} ${price.currency}`)
      .toSorted();

  it('sends the item’s price to the cent where no rule changes it, and the ruled one elsewhere', async () => {
    setRule(other, { percent: 1_000, rounding: 'ninety_five' });
    const item = await addSampleItem(stage.desk.inventory, { price: 1_999 });
    const intents = await stage.publish([item.id], [stage.account.id, other.id]);
    expect(intents.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
    expect(pricesOf(skuOf(item))).toEqual(['19.99 USD', '22.95 USD']);
    expect(intents.map(({ listing }) => listing?.drift)).toEqual([[], []]);
  });

  it('judges with the price, the fees and the net that the account would have', async () => {
    setRule(other, { minimumNet: 2_000 });
    const item = await addSampleItem(stage.desk.inventory, { price: 1_999 });
    const variantId = item.variants[0]?.id ?? '';
    stage.desk.inventory.updateVariant({ id: variantId, patch: { cost: { amount: 700, currency: 'USD' } } });
    const cells = await stage.desk.publishing.preflight({ pairs: everyPair([item.id], [stage.account.id, other.id]) });
    expect(cells).toMatchObject([
      { itemPrice: { amount: 1_999 }, price: { amount: 1_999 }, cost: { amount: 700 }, net: { amount: 987 } },
      { itemPrice: { amount: 1_999 }, price: { amount: 2_361 }, net: { amount: 1_300 } },
    ]);
    expect(cells[0]?.fees).toEqual([
      { name: 'ebay_final_value', amount: { amount: 272, currency: 'USD' } },
      { name: 'ebay_per_order', amount: { amount: 40, currency: 'USD' } },
    ]);
  });

  it('previews the ruled price', async () => {
    setRule(other, { fixed: 250 });
    const item = await addSampleItem(stage.desk.inventory, { price: 1_999 });
    const requests = await stage.desk.publishing.preview({ itemId: item.id, accountId: other.id });
    expect(requests.map(({ body }) => body).join('\n')).toContain('22.49');
  });

  it('revises to the ruled price', async () => {
    setRule(other, {});
    const item = await addSampleItem(stage.desk.inventory, { price: 1_999 });
    const [intent] = await stage.publish([item.id], [other.id]);
    expect(pricesOf(skuOf(item))).toEqual(['19.99 USD']);
    setRule(other, { percent: -1_000 });
    const { batchId } = stage.desk.publishing.revise({ listingIds: [intent?.listing?.id ?? ''] });
    await stage.finished(batchId);
    expect(pricesOf(skuOf(item))).toEqual(['17.99 USD']);
  });

  it('refuses to publish and to revise what the rule leaves no price for', async () => {
    setRule(other, {});
    const item = await addSampleItem(stage.desk.inventory, { price: 1_999 });
    const [published] = await stage.publish([item.id], [other.id]);
    setRule(other, { fixed: -1_999 });
    const { batchId } = stage.desk.publishing.revise({ listingIds: [published?.listing?.id ?? ''] });
    const [revised] = await stage.finished(batchId);
    expect(revised?.findings.map(({ reason }) => reason)).toEqual(['price_rule_nothing_left']);
    const second = await addSampleItem(stage.desk.inventory, { price: 500 });
    const [cell] = await stage.desk.publishing.preflight({ pairs: [{ itemId: second.id, accountId: other.id }] });
    expect(cell?.price).toBeNull();
    expect(cell?.findings.filter(blocks).map(({ field, reason }) => ({ field, reason }))).toEqual([
      { field: 'account.priceRule', reason: 'price_rule_nothing_left' },
    ]);
  });

  it('shows what a rule would do, stores it, and notes who changed it', () => {
    const rule = { ...samePrice, percent: 1_000 };
    const tried = stage.desk.accounts.tryPriceRule({ id: other.id, rule, price: { amount: 1_999, currency: 'USD' } });
    expect(tried).toMatchObject({ price: { amount: 2_199 }, net: { amount: 1_860 } });
    expect(setRule(other, rule).priceRule).toEqual(rule);
    expect(stage.desk.accounts.account(other.id).priceRule).toEqual(rule);
    const { rows } = stage.desk.accounts.listAudit({ offset: 0, limit: 1 });
    expect(rows[0]).toMatchObject({ event: 'account.price_rule', accountId: other.id, detail: { percent: 1_000 } });
  });

  it('publishes on one account while the other refuses, and tries only what failed again', async () => {
    setRule(other, {});
    const items = await Promise.all([1, 2, 3].map(() => addSampleItem(stage.desk.inventory, { price: 1_999 })));
    const failing = new Set(items.map((item) => skuOf(item)));
    const rule = { ...samePrice, fixed: -1_999 };
    stage.desk.accounts.setPriceRule({ id: other.id, rule });
    const { batchId } = await stage.desk.publishing.publish({
      pairs: everyPair(
        items.map(({ id }) => id),
        [stage.account.id, other.id],
      ),
    });
    const first = await stage.finished(batchId);
    expect(first.filter(({ state }) => state === 'succeeded').map(({ accountId }) => accountId)).toEqual(
      items.map(() => stage.account.id),
    );
    const failed = first.filter(({ state }) => state === 'failed');
    expect(failed.map(({ accountId }) => accountId)).toEqual(items.map(() => other.id));
    setRule(other, { fixed: 1 });
    expect(await stage.desk.publishing.retry({ intentIds: first.map(({ id }) => id) })).toEqual({ retried: 3 });
    const second = await stage.finished(batchId);
    expect(second.map(({ state }) => state)).toEqual(second.map(() => 'succeeded'));
    for (const sku of failing) expect(pricesOf(sku)).toEqual(['19.99 USD', '20.00 USD']);
  });

  it('publishes exactly the pairs that were asked for', async () => {
    setRule(other, {});
    const [first, second] = await Promise.all([1, 2].map(() => addSampleItem(stage.desk.inventory, { price: 1_999 })));
    const pairs = [
      { itemId: first?.id ?? '', accountId: stage.account.id },
      { itemId: second?.id ?? '', accountId: other.id },
    ];
    const { batchId } = await stage.desk.publishing.publish({ pairs: [...pairs, ...pairs] });
    const intents = await stage.finished(batchId);
    expect(intents.map(({ itemId, accountId }) => ({ itemId, accountId }))).toEqual(pairs);
  });
});
