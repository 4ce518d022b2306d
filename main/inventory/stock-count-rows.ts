import type { Count, CountLine } from '#shared/ipc/stock.ts';
import { AppError, notFound } from '#shared/errors.ts';
import type { Reader } from '../store/connection.ts';
import { toMoney } from './item-rows.ts';
import { isReady } from './stock-count-start.ts';

/** A count without its sums, which take as long as it has lines. */
export interface CountHead {
  readonly id: string;
  readonly location: string | null;
  readonly blind: boolean;
  readonly state: Count['state'];
  readonly startedAt: number;
  readonly endedAt: number | null;
}

interface HeadRecord {
  readonly id: string;
  readonly location: string | null;
  readonly blind: number;
  readonly state: Count['state'];
  readonly started_at: number;
  readonly ended_at: number | null;
}

const headColumns = `SELECT id, location, blind, state, started_at, ended_at FROM stock_count WHERE ${isReady}`;

const toHead = (row: HeadRecord): CountHead => ({
  id: row.id,
  location: row.location,
  blind: row.blind === 1,
  state: row.state,
  startedAt: row.started_at,
  endedAt: row.ended_at,
});

/** All in one pass over the lines: 100,000 take 10 ms. */
const withSums = (reader: Reader, head: CountHead): Count => ({
  ...head,
  ...(reader.get<Pick<Count, 'lines' | 'counted' | 'different'>>(
    `SELECT count(*) AS lines, count(counted) AS counted, count(*) FILTER (WHERE counted <> ledger) AS different
     FROM stock_count_line WHERE count_id = @id`,
    { id: head.id },
  ) ?? { lines: 0, counted: 0, different: 0 }),
});

function loadHead(reader: Reader, id: string): CountHead {
  const row = reader.get<HeadRecord>(`${headColumns} AND id = @id`, { id });
  if (!row) throw notFound('count', id);
  return toHead(row);
}

/** Throws `not_found`. */
export const loadCount = (reader: Reader, id: string): Count => withSums(reader, loadHead(reader, id));

/** The last ones, unfinished first. */
export const listCounts = (reader: Reader): Count[] =>
  reader
    .all<HeadRecord>(`${headColumns} ORDER BY state IN ('open', 'paused') DESC, started_at DESC, id DESC LIMIT 20`)
    .map((row) => withSums(reader, toHead(row)));

/** A count that is neither paused nor ended. Throws `conflict` (`count_not_open`). */
export function openCount(reader: Reader, id: string): CountHead {
  const count = loadHead(reader, id);
  if (count.state === 'open') return count;
  throw countNotOpen();
}

/** No numbers can be entered now. */
export const countNotOpen = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'count_not_open',
    message: 'This count is paused or ended. Continue it, or start a new one.',
  });

interface LineRecord {
  readonly position: number;
  readonly variant_id: string;
  readonly item_id: string;
  readonly title: string;
  readonly options: string;
  readonly sku: string;
  readonly location: string;
  readonly found: number;
  readonly counted: number | null;
  readonly ledger: number | null;
  readonly quantity: number;
  readonly cost_amount: number | null;
  readonly cost_currency: string | null;
}

/** Of some lines only: what is skipped on the way to a window far down is not looked up. */
const linesOf = (some: string): string =>
  `SELECT line.position, line.variant_id, variant.item_id, item.title, variant.options, variant.sku,
     item.location, line.found, line.counted, line.ledger, variant.quantity, variant.cost_amount, variant.cost_currency
   FROM (SELECT * FROM stock_count_line AS line WHERE line.count_id = @id ${some}) AS line
   CROSS JOIN variant ON variant.id = line.variant_id CROSS JOIN item ON item.id = variant.item_id
   ORDER BY line.position`;

const filters = {
  all: '',
  open: 'AND line.counted IS NULL',
  different: 'AND line.counted <> line.ledger',
} as const;
export type CountFilter = keyof typeof filters;

/** `told`: with the expected number. */
const toLine = (row: LineRecord, told: boolean): CountLine => ({
  position: row.position,
  variantId: row.variant_id,
  itemId: row.item_id,
  title: row.title,
  options: optionsText(row.options),
  sku: row.sku,
  location: row.location,
  found: row.found === 1,
  expected: told ? (row.counted === null ? row.quantity : row.ledger) : null,
  counted: row.counted,
  cost: toMoney(row.cost_amount, row.cost_currency),
});

const optionsText = (json: string): string =>
  json === '{}' ? '' : Object.values(JSON.parse(json) as Record<string, string>).join(' / ');

/** One window of the lines. A blind count tells what it expected only where it differs: that is the review at its end. */
export function countLines(
  reader: Reader,
  input: { readonly id: string; readonly show: CountFilter; readonly offset: number; readonly limit: number },
): { rows: CountLine[]; total: number } {
  const count = loadCount(reader, input.id);
  const told = !count.blind || input.show === 'different' || count.state === 'applied';
  const { id, offset, limit } = input;
  const filter = filters[input.show];
  const rows = reader
    .all<LineRecord>(linesOf(`${filter} ORDER BY line.position LIMIT @limit OFFSET @offset`), { id, offset, limit })
    .map((row) => toLine(row, told));
  const total = { all: count.lines, open: count.lines - count.counted, different: count.different }[input.show];
  return { rows, total };
}

/** One line by its place. Throws `not_found`. */
export function countLine(reader: Reader, count: CountHead, position: number): CountLine {
  const row = reader.get<LineRecord>(linesOf('AND line.position = @position'), { id: count.id, position });
  if (!row) throw notFound('line', String(position));
  return toLine(row, !count.blind);
}

/** What the differences are worth, by currency. */
export function countEffect(
  reader: Reader,
  id: string,
): { amounts: { amount: number; currency: string }[]; withoutCost: number } {
  const sums = reader.all<{ currency: string | null; amount: number; lines: number }>(
    `SELECT variant.cost_currency AS currency, sum((line.counted - line.ledger) * coalesce(variant.cost_amount, 0)) AS amount,
       count(*) AS lines
     FROM stock_count_line AS line JOIN variant ON variant.id = line.variant_id
     WHERE line.count_id = @id AND line.counted <> line.ledger GROUP BY variant.cost_currency`,
    { id },
  );
  return {
    amounts: sums.flatMap(({ currency, amount }) => (currency === null ? [] : [{ amount, currency }])),
    withoutCost: sums.find(({ currency }) => currency === null)?.lines ?? 0,
  };
}

/** What the end of the count has to decide about. */
export const countOutlook = (reader: Reader, id: string): { uncountedInStock: number; found: number } =>
  reader.get<{ uncountedInStock: number; found: number }>(
    `SELECT count(*) FILTER (WHERE line.counted IS NULL AND variant.quantity > 0 AND variant.active = 1) AS uncountedInStock,
       count(*) FILTER (WHERE line.found = 1 AND line.counted > 0) AS found
     FROM stock_count_line AS line JOIN variant ON variant.id = line.variant_id WHERE line.count_id = @id`,
    { id },
  ) ?? { uncountedInStock: 0, found: 0 };

/** Bins that items of the inventory lie in. 100,000 items in 2,000 bins take 15 ms, along the index. */
export const countPlaces = (reader: Reader): { location: string; items: number; pieces: number }[] =>
  reader.all(
    `SELECT location, count(*) AS items, sum(quantity) AS pieces FROM item INDEXED BY item_at_location
     WHERE place = 0 GROUP BY location ORDER BY location LIMIT 10000`,
  );
