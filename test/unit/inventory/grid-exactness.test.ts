import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditions } from '#shared/domain/condition.ts';
import { gridColumns, type GridColumn } from '#shared/domain/grid-column.ts';
import { gaps, type ItemFilter, type ItemPlace } from '#shared/domain/item-filter.ts';
import { itemStatuses, type ItemStatus } from '#shared/domain/item-status.ts';
import { compareTexts } from '#main/inventory/grid-dictionary.ts';
import { fold } from '#main/inventory/search-text.ts';
import type { Store, Writer } from '#main/store/connection.ts';
import { createTestInventory } from '#test/support/inventory.ts';

const accountIds = ['018f0000-0000-7000-8000-0000000000a1', '018f0000-0000-7000-8000-0000000000a2'] as const;
const markets = ['ebay', 'etsy'] as const;
const day = 86_400_000;

const pick = fc.nat;
const words = ['red', 'blue', 'camera', 'Nikon', 'rédux', '日本製カメラ', 'b'] as const;
const texts = fc.array(fc.constantFrom(...words), { maxLength: 3 }).map((list) => list.join(' '));
const categories = ['', 'Cameras', 'cameras', 'Books', 'Élan'];
const locations = ['', 'A-2', 'A-10', 'B-1'];
const tags = ['vintage', 'rare', 'gift'];

/** What can happen to an inventory, with the seller's own calls and with the rows that publishing writes. */
const edits = fc.oneof(
  fc.record({
    kind: fc.constant('create' as const),
    title: texts,
    description: texts,
    category: fc.constantFrom(...categories),
    location: fc.constantFrom(...locations),
    tags: fc.uniqueArray(fc.constantFrom(...tags)),
    condition: fc.option(fc.constantFrom(...conditions.slice(0, 3))),
    lowStockAt: fc.option(fc.nat(4)),
    price: fc.option(fc.record({ amount: fc.nat(50), currency: fc.constantFrom('USD', 'EUR') })),
    cost: fc.option(fc.record({ amount: fc.nat(50), currency: fc.constantFrom('USD', 'EUR') })),
    quantity: fc.nat(5),
  }),
  fc.record({ kind: fc.constant('retitle' as const), at: pick(), title: texts }),
  fc.record({ kind: fc.constant('move' as const), at: pick(), location: fc.constantFrom(...locations) }),
  fc.record({ kind: fc.constant('price' as const), at: pick(), amount: fc.option(fc.nat(50)) }),
  fc.record({ kind: fc.constant('remove' as const), at: pick() }),
  fc.record({ kind: fc.constant('restore' as const), at: pick() }),
  fc.record({ kind: fc.constant('archive' as const), at: pick() }),
  fc.record({ kind: fc.constant('purge' as const), at: pick() }),
  fc.record({
    kind: fc.constant('listing' as const),
    at: pick(),
    account: fc.nat(1),
    state: fc.constantFrom('live', 'ended', 'sold_out', 'unconfirmed'),
    drift: fc.constantFrom('[]', '[{"field":"price","sent":"1","found":"2"}]'),
  }),
  fc.record({
    kind: fc.constant('intent' as const),
    at: pick(),
    state: fc.constantFrom('queued', 'succeeded', 'needs_attention', 'failed'),
  }),
  fc.record({ kind: fc.constant('wait' as const), days: fc.nat(40) }),
);

const range = (most: number, least = 0) =>
  fc.record({
    from: fc.option(fc.integer({ min: least, max: most })),
    to: fc.option(fc.integer({ min: least, max: most })),
  });
const moneyRange = fc
  .tuple(range(50), fc.constantFrom('USD', 'EUR'))
  .map(([{ from, to }, currency]) => ({ from, to, currency }));
const some = <Value>(values: readonly Value[]) => fc.uniqueArray(fc.constantFrom(...values), { minLength: 1 });
const filters: fc.Arbitrary<ItemFilter> = fc.record(
  {
    status: some(itemStatuses),
    listedOn: some(markets),
    notListedOn: some(markets),
    accounts: some(accountIds),
    notAccounts: some(accountIds),
    condition: some([...conditions.slice(0, 3), 'none' as const]),
    category: some(categories),
    price: moneyRange,
    cost: moneyRange,
    margin: moneyRange,
    marginPercent: range(100, -100),
    age: range(60),
    unchanged: range(60),
    quantity: range(5),
    lowStock: fc.constant(true as const),
    location: some(locations),
    tags: some(tags),
    allTags: some(tags),
    noTags: some(tags),
    photos: fc.constantFrom('none' as const, 'some' as const),
    missing: some(gaps),
  },
  { requiredKeys: [] },
);
/** Two or three parts at most, so that something is left over. */
const fewParts = fc.tuple(filters, fc.nat(), fc.nat(3)).map(([filter, from, count]) => {
  const parts = Object.entries(filter);
  return Object.fromEntries([...parts, ...parts].slice(from % (parts.length || 1)).slice(0, count)) as ItemFilter;
});
const looks = fc.record({
  place: fc.constantFrom<ItemPlace>('items', 'items', 'archive', 'bin'),
  search: fc.oneof(
    { weight: 2, arbitrary: fc.constant('') },
    fc.constantFrom('re', 'camera', 'b', 'カメラ', 'nikon red'),
  ),
  filter: fewParts,
  sort: fc.constantFrom(...gridColumns),
  descending: fc.boolean(),
});

describe('the grid', () => {
  it('answers as a plain look at every item would, after every edit', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(edits, looks), { minLength: 5, maxLength: 40 }), (steps) => {
        const { store, inventory, clock } = createTestInventory();
        addAccounts(store);
        for (const [edit, look] of steps) {
          apply(edit, { store, inventory, clock });
          const expected = plainly(store, look, clock.now());
          const { rows, total } = inventory.list({ ...look, offset: 0, limit: 500 });
          expect(rows.map(({ id }) => id)).toEqual(expected);
          expect(total).toBe(expected.length);
          expect(inventory.list({ ...look, offset: 1, limit: 2 }).rows.map(({ id }) => id)).toEqual(
            expected.slice(1, 3),
          );
          expect(inventory.ids(look).ids).toEqual(expected);
          expect(inventory.among({ ...look, ids: expected.slice(0, 3) }).found).toBe(Math.min(3, expected.length));
          const counted = inventory.facet({ ...look, filter: {}, search: '', facet: 'status', find: '' }).values;
          for (const { value, count } of counted) {
            const filter = { status: [value as ItemStatus] };
            expect(count).toBe(plainly(store, { ...look, search: '', filter }, clock.now()).length);
          }
        }
        store.close();
      }),
      { numRuns: 25 },
    );
  });
});

type Edit = typeof edits extends fc.Arbitrary<infer Value> ? Value : never;
type Look = typeof looks extends fc.Arbitrary<infer Value> ? Value : never;

function addAccounts(store: Store): void {
  store.write((writer) =>
    accountIds.forEach((id, index) =>
      writer.run(
        `INSERT INTO account (id, marketplace, environment, label, remote_user_id, remote_name, state, scopes, connected_at)
         VALUES (@id, @market, 'practice', 'a', @id, 'a', 'connected', '[]', 1)`,
        { id, market: markets[index] ?? '' },
      ),
    ),
  );
}

let unique = 0;

function apply(
  edit: Edit,
  { store, inventory, clock }: Pick<ReturnType<typeof createTestInventory>, 'store' | 'inventory' | 'clock'>,
): void {
  if (edit.kind === 'wait') {
    clock.advance(edit.days * day);
    return;
  }
  if (edit.kind === 'create') {
    const { kind: _kind, price, cost, quantity, ...patch } = edit;
    const item = inventory.create(patch);
    const variantId = item.variants[0]?.id ?? '';
    inventory.updateVariant({ id: variantId, patch: { price, cost } });
    inventory.adjustStock({ variantId, reason: 'opening', change: { kind: 'count', quantity }, note: '' });
    return;
  }
  const ids = store.column<string>('SELECT id FROM item ORDER BY number');
  const id = ids[edit.at % (ids.length || 1)];
  if (id === undefined) return;
  const item = inventory.get({ id });
  const change = (run: (writer: Writer) => void): void => store.write(run);
  switch (edit.kind) {
    case 'retitle':
      inventory.update({ id, baseRevision: item.revision, patch: { title: edit.title } });
      break;
    case 'move':
      inventory.update({ id, baseRevision: item.revision, patch: { location: edit.location } });
      break;
    case 'price':
      inventory.updateVariant({
        id: item.variants[0]?.id ?? '',
        patch: { price: edit.amount === null ? null : { amount: edit.amount, currency: 'USD' } },
      });
      break;
    case 'remove':
      if (item.deletedAt === null) inventory.remove({ ids: [id] });
      break;
    case 'restore':
      if (item.deletedAt !== null) inventory.restore({ ids: [id] });
      break;
    case 'archive':
      change((writer) => writer.run('UPDATE item SET archived_at = 1 WHERE id = @id', { id }));
      break;
    case 'purge':
      change((writer) => writer.run('DELETE FROM item WHERE id = @id', { id }));
      break;
    case 'listing':
      unique += 1;
      change((writer) => {
        writer.run(`UPDATE listing SET state = 'ended' WHERE item_id = @id AND account_id = @account`, {
          id,
          account: accountIds[edit.account] ?? '',
        });
        writer.run(
          `INSERT INTO listing (id, item_id, account_id, marketplace, sku, item_title, state, memo, sent, drift, published_at)
           VALUES (@listing, @id, @account, @market, 's', 't', @state, '{}', '{}', @drift, 1)`,
          {
            listing: `l${unique}`,
            id,
            account: accountIds[edit.account] ?? '',
            market: markets[edit.account] ?? '',
            state: edit.state,
            drift: edit.drift,
          },
        );
      });
      break;
    case 'intent':
      unique += 1;
      change((writer) => {
        writer.run(`UPDATE intent SET state = 'succeeded' WHERE item_id = @id`, { id });
        writer.run(
          `INSERT INTO intent (id, batch_id, kind, urgency, item_id, item_title, sku, account_id, marketplace, state, created_at)
           VALUES (@intent, 'b', 'publish', 2, @id, 't', 's', 'x', 'ebay', @state, 1)`,
          { intent: `i${unique}`, id, state: edit.state },
        );
      });
      break;
  }
}

interface Plain {
  readonly number: number;
  readonly id: string;
  readonly place: number;
  readonly title: string;
  readonly title_key: string;
  readonly sku_key: string;
  readonly description: string;
  readonly category: string;
  readonly location: string;
  readonly tags: string;
  readonly condition: string | null;
  readonly low_stock_at: number | null;
  readonly created_at: number;
  readonly updated_at: number;
  readonly price_amount: number | null;
  readonly price_currency: string | null;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
  readonly quantity: number;
  readonly photo_count: number;
  readonly variant_count: number;
}

/** The same asked of every item, one after the other, without index, columns or anything kept. */
function plainly(store: Store, look: Look | (Omit<Look, 'filter'> & { filter: ItemFilter }), now: number): string[] {
  const { place, search, filter, sort, descending } = look;
  const minute = now - (now % 60_000);
  const items = store
    .all<Plain>('SELECT * FROM item ORDER BY number')
    .map((item) => Object.assign(item, standing(store, item.id)))
    .filter((item) => item.place === { items: 0, bin: 1, archive: 2 }[place])
    .filter((item) => says(store, item.id, search));
  type Known = (typeof items)[number];
  const inside = (ends: { from: number | null; to: number | null }, value: number | null): boolean =>
    value !== null && value >= (ends.from ?? -Infinity) && value <= (ends.to ?? Infinity);
  const margin = (item: Known): number | null =>
    item.price_amount !== null && item.cost_amount !== null && item.price_currency === item.cost_currency
      ? item.price_amount - item.cost_amount
      : null;
  const percent = (item: Known): number | null =>
    margin(item) !== null && item.price_amount ? ((margin(item) ?? 0) * 100) / item.price_amount : null;
  const lacks: Record<(typeof gaps)[number], (item: Known) => boolean> = {
    title: (item) => item.title.trim() === '',
    description: (item) => item.description === '',
    condition: (item) => item.condition === null,
    price: (item) => item.price_amount === null,
    cost: (item) => item.cost_amount === null,
    category: (item) => item.category === '',
    location: (item) => item.location === '',
  };
  const tagsOf = (item: Known): string[] => JSON.parse(item.tags) as string[];
  const parts: {
    readonly [Part in keyof ItemFilter]-?: (item: Known, part: NonNullable<ItemFilter[Part]>) => boolean;
  } = {
    status: (item, wanted) => wanted.some((status) => item.statuses.includes(status)),
    listedOn: (item, wanted) => wanted.some((market) => item.openOn.includes(market)),
    notListedOn: (item, wanted) => !wanted.some((market) => item.openOn.includes(market)),
    accounts: (item, wanted) => wanted.some((account) => item.open.includes(account)),
    notAccounts: (item, wanted) => !wanted.some((account) => item.open.includes(account)),
    condition: (item, wanted) => wanted.some((condition) => condition === (item.condition ?? 'none')),
    category: (item, wanted) => wanted.includes(item.category),
    price: (item, wanted) => item.price_currency === wanted.currency && inside(wanted, item.price_amount),
    cost: (item, wanted) => item.cost_currency === wanted.currency && inside(wanted, item.cost_amount),
    margin: (item, wanted) => item.price_currency === wanted.currency && inside(wanted, margin(item)),
    marginPercent: (item, wanted) => inside(wanted, percent(item)),
    age: (item, wanted) => inside(wanted, (minute - item.created_at) / day),
    unchanged: (item, wanted) => inside(wanted, (minute - item.updated_at) / day),
    quantity: (item, wanted) => inside(wanted, item.quantity),
    // The default of the settings is 0.
    lowStock: (item) => item.quantity <= (item.low_stock_at ?? 0),
    location: (item, wanted) => wanted.includes(item.location),
    tags: (item, wanted) => wanted.some((tag) => tagsOf(item).includes(tag)),
    allTags: (item, wanted) => wanted.every((tag) => tagsOf(item).includes(tag)),
    noTags: (item, wanted) => !wanted.some((tag) => tagsOf(item).includes(tag)),
    photos: (item, wanted) => (item.photo_count === 0) === (wanted === 'none'),
    missing: (item, wanted) => wanted.some((gap) => lacks[gap](item)),
  };
  const found = items.filter((item) =>
    Object.entries(filter).every(([part, wanted]) =>
      (parts[part as keyof ItemFilter] as (item: Known, part: unknown) => boolean)(item, wanted),
    ),
  );
  const bytes = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));
  const numbers = (value: (item: Known) => number | null) => (a: Known, b: Known) =>
    (value(a) ?? -Infinity) === (value(b) ?? -Infinity) ? 0 : (value(a) ?? -Infinity) - (value(b) ?? -Infinity);
  const orders: Readonly<Record<GridColumn, (a: Known, b: Known) => number>> = {
    title: (a, b) => bytes(a.title_key, b.title_key),
    sku: (a, b) => bytes(a.sku_key, b.sku_key),
    status: numbers((item) => Math.min(...item.statuses.map((status) => itemStatuses.indexOf(status)))),
    condition: numbers((item) => conditions.indexOf(item.condition as (typeof conditions)[number])),
    category: (a, b) => compareTexts(a.category, b.category),
    location: (a, b) => compareTexts(a.location, b.location),
    tags: (a, b) => compareTexts(a.tags === '[]' ? '' : a.tags, b.tags === '[]' ? '' : b.tags),
    price: numbers((item) => item.price_amount),
    cost: numbers((item) => item.cost_amount),
    margin: numbers(margin),
    marginPercent: numbers(percent),
    quantity: numbers((item) => item.quantity),
    live: numbers((item) => item.live),
    photos: numbers((item) => item.photo_count),
    variants: numbers((item) => item.variant_count),
    created: numbers((item) => item.created_at),
    updated: numbers((item) => item.updated_at),
  };
  const sorted = found.toSorted((a, b) => orders[sort](a, b) || a.number - b.number);
  return (descending ? sorted.toReversed() : sorted).map(({ id }) => id);
}

/** Read off the rows of listings and intents, as item-status.ts says it. */
function standing(store: Store, id: string) {
  const listings = store.all<{ account_id: string; marketplace: string; state: string; drift: string }>(
    'SELECT account_id, marketplace, state, drift FROM listing WHERE item_id = @id',
    { id },
  );
  const intents = store.column<string>('SELECT state FROM intent WHERE item_id = @id', { id });
  const open = listings.filter(({ state }) => state === 'live' || state === 'unconfirmed');
  const statuses: ItemStatus[] = [];
  if (intents.includes('needs_attention') || open.some(({ state, drift }) => state === 'unconfirmed' || drift !== '[]'))
    statuses.push('needs_attention');
  if (intents.some((state) => ['queued', 'running', 'waiting'].includes(state))) statuses.push('publishing');
  if (open.length > 0) statuses.push('live');
  else if (listings.some(({ state }) => state === 'sold_out')) statuses.push('sold_out');
  else if (listings.some(({ state }) => state === 'ended')) statuses.push('ended');
  return {
    statuses: statuses.length === 0 ? (['not_listed'] as ItemStatus[]) : statuses,
    open: open.map(({ account_id: account }) => account),
    openOn: open.map(({ marketplace }) => marketplace),
    live: open.filter(({ state }) => state === 'live').length,
  };
}

/** Whether a word of the item begins with each word typed; runs without blanks are looked into. */
function says(store: Store, id: string, typed: string): boolean {
  const item = store.get<{ texts: string }>(
    `SELECT title || ' ' || description || ' ' || category || ' ' || location || ' ' || tags || ' ' || condition_note || ' ' ||
       (SELECT group_concat(sku, ' ') FROM variant WHERE item_id = item.id AND removed_at IS NULL) AS texts
     FROM item WHERE id = @id`,
    { id },
  );
  const spoken = fold(item?.texts ?? '').split(/[^\p{L}\p{N}ー]+/u);
  return fold(typed)
    .split(' ')
    .every(
      (word) =>
        word === '' || spoken.some((said) => (word === fold('カメラ') ? said.includes(word) : said.startsWith(word))),
    );
}
