import { Buffer } from 'node:buffer';
import { exportText } from '#main/inventory/csv/export.ts';
import type { CsvExportInput } from '#main/inventory/csv/export.ts';
import type { Item } from '#shared/domain/item.ts';
import { csvExportColumnSchema } from '#shared/ipc/csv.ts';
import type { Reader } from '#main/store/connection.ts';

/** A file that is read in these parts. */
export async function* bytes(...parts: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield typeof part === 'string' ? Buffer.from(part) : part;
}

/** The text of an export of these items with all it can say. */
export async function exported(
  reader: Reader,
  ids: readonly string[],
  choices: Partial<CsvExportInput> = {},
): Promise<string> {
  let text = '';
  for await (const part of exportText(reader, {
    ids,
    columns: csvExportColumnSchema.options,
    delimiter: ',',
    mark: false,
    forSpreadsheets: false,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...choices,
  }))
    text += part;
  return text;
}

/** What an item is, without what belongs to the database it lies in. */
export const essence = ({ variants, markets, ...item }: Item) => ({
  title: item.title,
  description: item.description,
  condition: item.condition,
  conditionNote: item.conditionNote,
  category: item.category,
  location: item.location,
  tags: item.tags,
  lowStockAt: item.lowStockAt,
  archivedAt: item.archivedAt,
  markets,
  variants: variants.map(({ sku, options, price, cost, quantity }) => ({ sku, options, price, cost, quantity })),
});
