import { stringify } from 'csv-stringify/sync';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { CsvDelimiter, CsvExportColumn } from '#shared/ipc/csv.ts';
import type { Reader } from '../../store/connection.ts';
import { loadItem } from '../item-rows.ts';
import { canBeTitle, exportColumns } from './export-columns.ts';
import type { AspectColumns, ExportColumn } from './export-columns.ts';

export interface CsvExportInput {
  readonly ids: readonly string[];
  readonly columns: readonly CsvExportColumn[];
  readonly delimiter: CsvDelimiter;
  readonly mark: boolean;
  readonly forSpreadsheets: boolean;
  readonly signal: AbortSignal;
  /** Items written so far. */
  readonly onProgress: (items: number) => void;
}

/** Items between two turns of the event loop: some milliseconds. */
const batch = 50;
/** Attributes with a column of their own, those of most items first; the others share one. Excel has 16,384 columns. */
const aspectColumnLimit = 300;

/** The text of the file, a batch of items at a time. Items that are gone by then are left out. Ends early when aborted. */
export async function* exportText(reader: Reader, input: CsvExportInput): AsyncGenerator<string> {
  const needsAspects = input.columns.includes('aspects') || input.columns.includes('markets');
  const columns = exportColumns(input.columns, needsAspects ? await aspectsOf(reader, input) : new Map());
  const csv = csvOf(input.delimiter);
  yield (input.mark ? '\uFEFF' : '') + csv([columns.map(({ header }) => header)]);
  for (let from = 0; from < input.ids.length && !input.signal.aborted; from += batch) {
    const ids = input.ids.slice(from, from + batch);
    yield csv(rowsOf(reader, ids, columns, input));
    input.onProgress(Math.min(input.ids.length, from + batch));
    await turn();
  }
}

const csvOf =
  (delimiter: CsvDelimiter) =>
  (rows: string[][]): string =>
    // Line ends of every kind are line ends to who reads it, so all of them are quoted.
    stringify(rows, { delimiter, record_delimiter: '\r\n', quoted_match: /[\r\n]/ });

function rowsOf(
  reader: Reader,
  ids: readonly string[],
  columns: readonly ExportColumn[],
  input: CsvExportInput,
): string[][] {
  const there = new Set(
    reader.column<string>('SELECT item.id FROM json_each(@ids) AS wanted CROSS JOIN item ON item.id = wanted.value', {
      ids: JSON.stringify(ids),
    }),
  );
  const withListings = input.columns.includes('listings');
  return ids
    .filter((id) => there.has(id))
    .flatMap((id) => {
      const item = loadItem(reader, id);
      const listings = withListings ? listingsOf(reader, id) : [];
      return item.variants.map((variant, index) => {
        const row = { item, variant, first: index === 0, listings };
        return columns.map(({ cell }) => cell(row, input.forSpreadsheets));
      });
    });
}

const listingsOf = (reader: Reader, itemId: string): readonly string[] =>
  reader.column<string>(
    `SELECT url FROM listing WHERE item_id = @itemId AND state = 'live' AND url IS NOT NULL ORDER BY id`,
    { itemId },
  );

/** Which attributes the items have, those of most items first, for each marketplace they have details of. */
async function aspectsOf(reader: Reader, { ids, signal }: CsvExportInput): Promise<AspectColumns> {
  const counts = new Map<MarketplaceId, Map<string, number>>();
  for (let from = 0; from < ids.length && !signal.aborted; from += batch * 10) {
    for (const { marketplace, name, items } of reader.all<{ marketplace: string; name: string | null; items: number }>(
      `SELECT d.marketplace, a.key AS name, count(*) AS items
       FROM json_each(@ids) AS wanted CROSS JOIN market_details d ON d.item_id = wanted.value LEFT JOIN json_each(d.aspects) a
       GROUP BY d.marketplace, a.key`,
      { ids: JSON.stringify(ids.slice(from, from + batch * 10)) },
    )) {
      const id = marketplaceIdSchema.safeParse(marketplace).data;
      if (id === undefined) continue;
      const names = counts.get(id) ?? new Map<string, number>();
      counts.set(id, names);
      if (name !== null && canBeTitle(name)) names.set(name, (names.get(name) ?? 0) + items);
    }
    await turn();
  }
  return new Map(
    [...counts].map(([marketplace, names]) => [
      marketplace,
      [...names]
        .toSorted(([a, some], [b, others]) => others - some || (a < b ? -1 : 1))
        .slice(0, aspectColumnLimit)
        .map(([name]) => name),
    ]),
  );
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
