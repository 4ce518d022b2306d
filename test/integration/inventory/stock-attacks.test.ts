import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createEventHub } from '#main/events.ts';
import { createIds } from '#main/ids.ts';
import { createCsv } from '#main/inventory/csv/csv.ts';
import { costHistory } from '#main/inventory/stock-cost-history.ts';
import { createStockCounts } from '#main/inventory/stock-counts.ts';
import { createLowStock } from '#main/inventory/stock-low.ts';
import { csvHandlers } from '#main/ipc/csv-handlers.ts';
import { labelsHandlers } from '#main/ipc/labels-handlers.ts';
import { lotsHandlers } from '#main/ipc/lots-handlers.ts';
import { createDispatch, type Handlers } from '#main/ipc/server.ts';
import { stockHandlers } from '#main/ipc/stock-handlers.ts';
import { createLabels } from '#main/labels/labels.ts';
import { createLots } from '#main/lots/lots.ts';
import { takeBackLot } from '#main/lots/take-back.ts';
import { lotTotal } from '#shared/domain/lot.ts';
import type { Store } from '#main/store/connection.ts';
import { defaultLabelChoice } from '#shared/domain/label.ts';
import { csvRequests } from '#shared/ipc/csv.ts';
import { labelRequests } from '#shared/ipc/labels.ts';
import { lotRequests } from '#shared/ipc/lots.ts';
import { stockRequests } from '#shared/ipc/stock.ts';
import { dump } from '#test/support/dump.ts';
import { anyItem } from '#test/support/inventory.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { createTestUndo } from '#test/support/undo.ts';

/** What a page that was taken over could send to the handlers of stock, lots, CSV files and labels. */

/** The four areas behind the border as the app composes them. Dialogs give no path; what they were asked is noted. */
async function border() {
  const test = createTestUndo();
  const { store, clock, logger, inventory, settings, folder } = test;
  const random = createSeededRandom('attacks');
  const newId = createIds(clock, random);
  const hub = createEventHub((error) => {
    throw error;
  });
  const { emit } = hub;
  const asked: string[] = [];
  const dialogs = {
    openFiles: async () => {
      asked.push('open');
      return [];
    },
    saveFile: async () => void asked.push('save'),
    openFolder: async () => void asked.push('folder'),
  };
  const folders = { open: async () => void asked.push('show') };
  const csv = createCsv({
    store,
    clock,
    logger,
    emit,
    newId,
    inventory,
    currency: () => 'USD',
    folder: join(folder, 'imports'),
  });
  const lots = createLots({
    store,
    clock,
    random,
    emit,
    settings,
    changes: { ...test.options, alongside: takeBackLot },
  });
  const counts = createStockCounts({ store, clock, random, emit, changes: test.options });
  const handlers = {
    ...csvHandlers(csv, inventory, dialogs),
    ...lotsHandlers(lots),
    ...labelsHandlers(createLabels({ reader: store, inventory, clock, folders, emit }), dialogs),
    ...stockHandlers({
      costs: ({ variantId }) => costHistory(store, variantId),
      counts,
      low: createLowStock({ store, clock, settings, emit, events: hub, notifier: { notify: () => undefined } }),
    }),
    'stock.adjust': (input) => inventory.adjustStock(input),
    'stock.history': (input) => inventory.stockHistory(input),
  } satisfies Partial<Handlers>;
  const dispatch = createDispatch(handlers as Partial<Handlers> as Handlers, logger, newId);

  const items = ['Lamp', 'Mug', 'Vase'].map((title) => {
    const item = inventory.create({ title, location: 'A-1' });
    const variantId = item.variants[0]?.id ?? '';
    inventory.adjustStock({ variantId, reason: 'opening', change: { kind: 'count', quantity: 3 }, note: '' });
    return { id: item.id, variantId, sku: item.variants[0]?.sku ?? '' };
  });
  const { lotId } = lots.create(lotFields);
  const { runId } = await lots.addItems({ id: lotId, itemIds: items.map(({ id }) => id) });
  const countId = (await counts.start({ location: 'A-1', blind: false })).id;
  const path = join(folder, 'list.csv');
  writeFileSync(path, 'SKU,Title,Price\nMUG-9,Cup,5\n');
  const file = await csv.imports.open(path);
  const [item] = items;
  const ids = {
    item: item?.id ?? '',
    variant: item?.variantId ?? '',
    lot: lotId,
    part: lots.get({ id: lotId }).parts[0]?.id ?? '',
    run: runId ?? '',
    count: countId,
    file: file.id,
    nobody: '0190a000-0000-7000-8000-000000000000',
  };
  const sound = soundInputs(ids, {
    sku: item?.sku ?? '',
    settings: file.settings,
    revision: lots.get({ id: lotId }).lot.revision,
  });
  return {
    ...test,
    asked,
    lots,
    csv,
    ids,
    sound,
    names: Object.keys(handlers),
    ask: (name: string, input?: unknown) => dispatch({ name, input }),
  };
}

const lotFields = {
  name: 'Attic',
  boughtAt: 1,
  source: 'Auction',
  note: '',
  currency: 'USD',
  price: 10_001,
  shipping: 5,
  premium: 0,
  tax: 0,
  other: 0,
};

type Ids = Readonly<Record<'item' | 'variant' | 'lot' | 'part' | 'run' | 'count' | 'file' | 'nobody', string>>;

/** An input that each request would take, with every field that it has. */
const soundInputs = (
  ids: Ids,
  { sku, settings, revision }: { readonly sku: string; readonly settings: unknown; readonly revision: number },
): Readonly<Record<string, unknown>> => {
  const order = {
    itemIds: [ids.item],
    choice: { ...defaultLabelChoice, format: 'own', price: true, condition: true },
    start: 1,
    conditions: { good: 'Good' },
    locale: 'en-US',
  };
  const rows = { offset: 0, limit: 10 };
  const { offset: _, limit: __, ...query } = anyItem;
  return {
    'lots.list': rows,
    'lots.get': { id: ids.lot },
    'lots.names': undefined,
    'lots.ofItem': { itemId: ids.item },
    'lots.create': lotFields,
    'lots.update': { id: ids.lot, fields: lotFields },
    'lots.delete': { id: ids.lot },
    'lots.addItems': { id: ids.lot, itemIds: [ids.item] },
    'lots.createItems': { id: ids.lot, count: 1 },
    'lots.takeOut': { id: ids.lot, partIds: [ids.part], share: 'others' },
    'lots.split': {
      id: ids.lot,
      revision,
      method: 'weight',
      parts: [{ id: ids.part, pieces: 3, weight: 100, value: 500, fixed: 300 }],
    },
    'stock.adjust': { variantId: ids.variant, reason: 'purchase', change: { kind: 'delta', delta: 1 }, note: 'x' },
    'stock.history': { variantId: ids.variant },
    'stock.costs': { variantId: ids.variant },
    'counts.places': undefined,
    'counts.list': undefined,
    'counts.start': { location: 'B-1', blind: true },
    'counts.get': { id: ids.count },
    'counts.rows': { id: ids.count, show: 'all', ...rows },
    'counts.scan': { id: ids.count, sku },
    'counts.enter': { id: ids.count, position: 0, counted: 2 },
    'counts.pause': { id: ids.count },
    'counts.resume': { id: ids.count },
    'counts.cancel': { id: ids.count },
    'counts.apply': { id: ids.count, missing: 'leave', move: true },
    'lowStock.list': rows,
    'lowStock.unseen': undefined,
    'lowStock.seen': undefined,
    'csv.choose': undefined,
    'csv.inspect': { id: ids.file, encoding: 'utf-8', delimiter: ',' },
    'csv.check': { id: ids.file, settings },
    'csv.import': { id: ids.file, settings },
    'csv.stop': { id: ids.file },
    'csv.status': undefined,
    'csv.report': { id: ids.file },
    'csv.saveRefused': { id: ids.file, texts: { csv_amount: 'Not a number.' } },
    'csv.continue': { id: ids.file },
    'csv.drop': { id: ids.file },
    'csv.export': {
      what: { kind: 'query', query },
      columns: ['title'],
      delimiter: ',',
      mark: true,
      forSpreadsheets: true,
    },
    'labels.preview': order,
    'labels.save': order,
    'labels.job': undefined,
    'labels.cancel': undefined,
    'labels.showFolder': undefined,
  };
};

/** In the place of anything. Numbers that are no amounts, texts that are no ids, keys that are no fields. */
const hostile: readonly (readonly [what: string, value: unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['true', true],
  ['a big integer', 10n],
  ['a symbol', Symbol('id')],
  ['a function', () => 'id'],
  ['an object', {}],
  ['a list', []],
  ['a list of lists', [[[]]]],
  ['a date', new Date(0)],
  ['a map', new Map([['id', 1]])],
  ['bytes', new Uint8Array(3)],
  ['a key __proto__', JSON.parse('{"__proto__":{"id":"x","kind":"fixed"},"constructor":{"prototype":{}}}')],
  ['a list with a key', Object.assign([], { length: 4_294_967_295 })],
  ['not a number', Number.NaN],
  ['no end', Number.POSITIVE_INFINITY],
  ['minus one', -1],
  ['half', 0.5],
  ['minus nothing', -0],
  ['1e21', 1e21],
  ['more than a number holds', Number.MAX_SAFE_INTEGER],
  ['less than a number holds', Number.MIN_SAFE_INTEGER],
  ['a number as text', '1'],
  ['an empty text', ''],
  ['a million letters', 'x'.repeat(1_000_000)],
  ['a NUL', 'a\0b'],
  ['half a character', '\uD800'],
  ['a path', '../../../etc/passwd'],
  ['a path of another system', 'C:\\Windows\\win.ini'],
  ['a network path', '\\\\host\\share'],
  ['an address', 'file:///etc/passwd'],
  ['a statement', "' OR 1=1; DROP TABLE item; --"],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
];

/** The input with another value at one of its places, for each place: itself, its fields, theirs. */
function* mutated(input: unknown, value: unknown): Generator {
  yield value;
  if (typeof input !== 'object' || input === null) return;
  for (const key of Object.keys(input)) {
    for (const inner of mutated((input as Record<string, unknown>)[key], value)) {
      yield Array.isArray(input) ? [inner] : { ...input, [key]: inner };
    }
  }
}

describe('requests of stock, lots, CSV files and labels', () => {
  it('are all among those that are attacked here', async () => {
    const { names, sound } = await border();
    const areas = [lotRequests, stockRequests, csvRequests, labelRequests].flatMap((area) => Object.keys(area));
    expect(names.toSorted()).toEqual([...areas, 'stock.adjust', 'stock.history'].toSorted());
    expect(Object.keys(sound).toSorted()).toEqual(names.toSorted());
  });

  it('answer whatever stands in any place of them without a fault, and what they refuse leaves no trace', async () => {
    const { names, sound, ask, store, logger, lots } = await border();
    const faults: string[] = [];
    let state = dump(store);
    for (const name of names) {
      for (const [what, value] of hostile) {
        for (const input of mutated(sound[name], value)) {
          const before = writes(store);
          const answer = await ask(name, input);
          const wrote = writes(store) !== before;
          if (answer.ok) {
            if (wrote) state = dump(store);
            continue;
          }
          const { code, reason } = answer.error;
          if (!refusals.has(code)) faults.push(`${name} with ${what}: ${code} ${reason}`);
          // An import that was accepted may be at work.
          if (wrote && !name.startsWith('csv.')) expect(dump(store), `${name} with ${what}`).toEqual(state);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(logger.entries.filter(({ level }) => level === 'error')).toEqual([]);
    expect(Object.keys(Object.prototype)).toEqual([]);
    // What was accepted on the way has kept the books.
    for (const { id } of lots.list({ offset: 0, limit: 500 }).rows) {
      const { lot, parts } = lots.get({ id });
      const shares = parts.reduce((sum, part) => sum + part.frozenAmount + (part.openAmount ?? 0), 0);
      if (parts.length > 0) expect(shares).toBe(lotTotal(lot));
    }
    expect(
      store.all(
        `SELECT id FROM variant WHERE quantity < 0 OR quantity <>
           (SELECT coalesce(sum(delta), 0) FROM stock_event WHERE variant_id = variant.id)`,
      ),
    ).toEqual([]);
  }, 120_000);

  it('know their own ids only: one of another kind, or of nothing, finds nothing and changes nothing', async () => {
    const { sound, ask, store, ids } = await border();
    const before = dump(store);
    const found: string[] = [];
    // Of these, an unknown id is as good as none: nothing is listed, added or stopped.
    const lenient = new Set([
      'lots.ofItem',
      'lots.addItems',
      'stock.costs',
      'stock.history',
      'csv.stop',
      'csv.drop',
      'labels.preview',
    ]);
    for (const [name, input] of Object.entries(sound)) {
      if (typeof input !== 'object' || input === null) continue;
      for (const [kind, id] of Object.entries(ids)) {
        for (const other of mutated(input, id)) {
          if (JSON.stringify(other) === JSON.stringify(input)) continue;
          if (!idsOnly(input, other, ids)) continue;
          const answer = await ask(name, other);
          if (answer.ok ? !lenient.has(name) : !refusals.has(answer.error.code)) found.push(`${name}: ${kind}`);
        }
      }
    }
    expect(found).toEqual([]);
    expect(dump(store)).toEqual(before);
  });

  it('cannot name a file: dialogs alone do, and the page learns no folder from them', async () => {
    const { sound, ask, store, asked, folder, names } = await border();
    const before = [dump(store), readdirSync(folder, { recursive: true })];
    const path = join(folder, 'sly.csv');
    const more = { path, file: path, source: path, to: path, photoFolder: '/', folder, fileName: path };
    const answers: unknown[] = [];
    for (const name of [
      'csv.choose',
      'csv.inspect',
      'csv.saveRefused',
      'csv.export',
      'labels.save',
      'labels.showFolder',
    ]) {
      const input = sound[name];
      answers.push(await ask(name, typeof input === 'object' ? { ...input, ...more } : more));
      answers.push(await ask(name, input));
    }
    for (const name of names.filter((each) => each.startsWith('csv.'))) answers.push(await ask(name, path));
    answers.push(await ask('csv.status'));
    // Once for each request that was sound; what stood in it besides is not looked at.
    expect(asked).toEqual(['open', ...Array.from({ length: 6 }, () => 'save')]);
    expect([dump(store), readdirSync(folder, { recursive: true })]).toEqual(before);
    expect(JSON.stringify(answers)).not.toContain(folder);
  });
});

/** What the page is told of a request that cannot be; anything else would be a fault of the app. */
const refusals: ReadonlySet<string> = new Set(['validation', 'not_found', 'conflict']);

const writes = (store: Store): string => JSON.stringify(store.all('SELECT total_changes() AS n'));

/** Whether what is other is an id that stood in the place of an id. */
const idsOnly = (input: object, other: unknown, ids: Ids): boolean => {
  const known = new Set<unknown>(Object.values(ids));
  const blank = (value: unknown): string =>
    JSON.stringify(value, (_key, each: unknown) => (known.has(each) ? 'id' : each)) ?? '';
  return blank(input) === blank(other);
};
