import { onTestFinished, describe, expect, it } from 'vitest';
import { createEventHub } from '#main/events.ts';
import { createInventory, type Inventory } from '#main/inventory/inventory.ts';
import { memoryQueries } from '#main/mapping/category-memory.ts';
import { createMapping, type Mapping } from '#main/mapping/mapping.ts';
import { treeQueries } from '#main/mapping/tree-watch.ts';
import { createSettings } from '#main/settings/settings.ts';
import { systemRandom } from '#main/system.ts';
import type { Item, ItemPatch } from '#shared/domain/item.ts';
import { connectedAccount, startBench, testDraft, type Bench } from '../ebay/bench.ts';

interface Shop {
  readonly bench: Bench;
  readonly inventory: Inventory;
  readonly mapping: Mapping;
  add(patch: ItemPatch): Item;
}

async function openShop(): Promise<Shop> {
  const bench = await startBench();
  const hub = createEventHub((error) => {
    throw error;
  });
  const { store, clock, logger, accounts, folder } = bench;
  const inventory = createInventory({
    store,
    clock,
    random: systemRandom,
    logger,
    emit: hub.emit,
    settings: createSettings({ store, emit: hub.emit, logger }),
    photoFolder: folder,
  });
  const mapping = createMapping({ store, clock, logger, inventory, accounts, events: hub });
  mapping.start();
  onTestFinished(() => mapping.stop());
  return { bench, inventory, mapping, add: (patch) => inventory.create(patch) };
}

const film = { categoryId: '15230', categoryName: 'Film Cameras', aspects: {} };

describe('the memory of categories', () => {
  it('learns from an item and proposes the same for the next of its kind, however it is written', async () => {
    const { mapping, add } = await openShop();
    add({ title: 'Nikon FM2', category: 'Cameras', markets: { ebay: film } });
    const next = add({ title: 'Canon AE-1', category: ' cameras ' });
    expect(mapping.recall({ itemId: next.id, marketplace: 'ebay' })).toMatchObject({ id: '15230', because: 'Cameras' });
    const other = add({ title: 'Vase', category: 'Vases' });
    expect(mapping.recall({ itemId: other.id, marketplace: 'ebay' })).toBeNull();
    expect(mapping.recall({ itemId: add({ title: 'x' }).id, marketplace: 'ebay' })).toBeNull();
  });

  it('carries a category from one marketplace to another', async () => {
    const { mapping, add } = await openShop();
    add({
      title: 'a',
      markets: { ebay: film, etsy: { categoryId: '77', categoryName: 'Vintage cameras', aspects: {} } },
    });
    const next = add({ title: 'b', markets: { ebay: film } });
    expect(mapping.recall({ itemId: next.id, marketplace: 'etsy' })).toMatchObject({
      id: '77',
      because: 'Film Cameras',
    });
  });

  it('follows the items until it is set by hand, and forgets on request', async () => {
    const { mapping, add } = await openShop();
    add({ title: 'a', category: 'Cameras', markets: { ebay: film } });
    add({
      title: 'b',
      category: 'Cameras',
      markets: { ebay: { ...film, categoryId: '31388', categoryName: 'Digital' } },
    });
    const [learnt] = mapping.list().categories;
    expect(learnt).toMatchObject({ key: 'own:cameras', remoteId: '31388', fixed: false, gone: false });
    mapping.setCategory({
      marketplace: 'ebay',
      key: 'own:cameras',
      label: 'Cameras',
      remoteId: '15230',
      remoteName: 'Film',
    });
    add({
      title: 'c',
      category: 'Cameras',
      markets: { ebay: { ...film, categoryId: '31388', categoryName: 'Digital' } },
    });
    expect(mapping.list().categories).toContainEqual(expect.objectContaining({ remoteId: '15230', fixed: true }));
    mapping.forgetCategory({ marketplace: 'ebay', key: 'own:cameras' });
    expect(mapping.list().categories).toEqual([]);
  });

  it('counts the seller’s own categories, most used first', async () => {
    const { mapping, add } = await openShop();
    for (const category of ['Vases', 'Cameras', 'Cameras', '']) add({ title: 'x', category });
    expect(mapping.ownCategories()).toEqual([
      { key: 'own:cameras', label: 'Cameras', items: 2 },
      { key: 'own:vases', label: 'Vases', items: 1 },
    ]);
  });
});

describe('completing a draft', () => {
  it('fills category and condition and says what was taken from where; what the item says itself wins', async () => {
    const { bench, mapping, add } = await openShop();
    const account = await connectedAccount(bench);
    const connector = bench.accounts.connector(account.id);
    add({ title: 'a', category: 'Cameras', markets: { ebay: film } });
    const item = add({ title: 'b', category: 'Cameras' });
    mapping.setCondition({ marketplace: 'ebay', ours: 'excellent', offered: 'very_good' });
    const open = await testDraft({ categoryId: null, condition: 'excellent' });
    const { draft, notes } = await mapping.complete({ ...open, itemId: item.id }, 'ebay', connector);
    expect(draft).toMatchObject({ categoryId: '15230', condition: 'very_good' });
    expect(notes).toEqual([
      expect.objectContaining({ severity: 'warning', field: 'markets.ebay.categoryId', reason: 'category_remembered' }),
    ]);
    const own = await testDraft({ categoryId: '31388' });
    expect((await mapping.complete({ ...own, itemId: item.id }, 'ebay', connector)).draft.categoryId).toBe('31388');
    mapping.setCondition({ marketplace: 'ebay', ours: 'excellent', offered: 'excellent' });
    expect(mapping.list().conditions).toEqual([]);
  });

  it('takes over an attribute that was answered for another marketplace', async () => {
    const { bench, mapping, add } = await openShop();
    const account = await connectedAccount(bench);
    const markets = { etsy: { categoryId: '77', categoryName: 'c', aspects: { Manufacturer: ['Nikon'] } } };
    const item = add({ title: 'b', markets });
    const { draft, notes } = await mapping.complete(
      await testDraft({ aspects: {}, itemId: item.id }),
      'ebay',
      bench.accounts.connector(account.id),
    );
    expect(draft.aspects['Brand']).toEqual(['Nikon']);
    expect(notes).toContainEqual(
      expect.objectContaining({ field: 'markets.ebay.aspects.Brand', reason: 'aspect_shared' }),
    );
  });
});

describe('a category tree that changes', () => {
  const newTree = { type: 'reshape', set: { categoryTreeVersion: '999' } } as const;
  const unknown = { errors: [{ errorId: 62_005, domain: 'API_TAXONOMY', category: 'REQUEST', message: 'Not found.' }] };

  it('lists the items whose category is gone, and proposes it no more', async () => {
    const { bench, mapping, inventory, add } = await openShop();
    await connectedAccount(bench);
    const item = add({ title: 'Nikon', category: 'Cameras', markets: { ebay: film } });
    expect(await mapping.check()).toEqual({ gone: 0 });
    expect(mapping.affected({ offset: 0, limit: 10 }).total).toBe(0);

    const { control } = bench.practice;
    control.addFault({
      match: { path: '/commerce/taxonomy/v1/get_default_category_tree_id' },
      kind: newTree,
      times: 9,
    });
    control.addFault({
      match: { path: '/commerce/taxonomy/v1/category_tree/*/get_category_subtree' },
      kind: { type: 'status', status: 404, body: unknown, headers: { 'content-type': 'application/json' } },
      times: 9,
    });
    bench.store.write((writer) => void writer.run('DELETE FROM remote_cache'));
    await bench.accounts.disconnect({ id: bench.accounts.list()[0]?.id ?? '' });
    await connectedAccount(bench);
    expect(await mapping.check()).toEqual({ gone: 1 });
    expect(mapping.affected({ offset: 0, limit: 10 })).toEqual({
      rows: [
        { itemId: item.id, title: 'Nikon', marketplace: 'ebay', categoryId: '15230', categoryName: 'Film Cameras' },
      ],
      total: 1,
    });
    expect(mapping.list().categories).toContainEqual(expect.objectContaining({ remoteId: '15230', gone: true }));
    const next = add({ title: 'Canon', category: 'Cameras' });
    expect(mapping.recall({ itemId: next.id, marketplace: 'ebay' })).toBeNull();

    inventory.remove({ ids: [item.id] });
    expect(mapping.affected({ offset: 0, limit: 10 }).total).toBe(0);
  });

  it('is not asked again while its version stays', async () => {
    const { bench, mapping, add } = await openShop();
    await connectedAccount(bench);
    add({ title: 'Nikon', markets: { ebay: film } });
    await mapping.check();
    bench.practice.control.clearRequests();
    await mapping.check();
    expect(bench.practice.control.requests().filter(({ path }) => path.includes('get_category_subtree'))).toEqual([]);
  });
});

describe('queries of mapping', () => {
  it.each(Object.entries({ ...memoryQueries, ...treeQueries }))('%s runs on an index', async (_name, sql) => {
    const { bench } = await openShop();
    const names = new Set([...sql.matchAll(/:([A-Za-z]+)/g)].map(([, name = '']) => name));
    const parameters = Object.fromEntries(
      [...names].map((name) => [name, name === 'limit' || name === 'offset' ? 1 : 'x']),
    );
    const plan = bench.store.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    const walked = plan.filter(({ detail }) => /^SCAN (details|item|market_details)/.test(detail));
    expect(walked).toEqual([]);
  });
});
