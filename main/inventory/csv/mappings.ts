import { createHash } from 'node:crypto';
import { z } from 'zod';
import { csvSettingsSchema, csvTargetSchema } from '#shared/ipc/csv.ts';
import type { CsvSettings } from '#shared/ipc/csv.ts';
import type { Reader, Writer } from '../../store/connection.ts';
import { foldedHeader } from './columns.ts';
import { refusedTitles } from './refused-file.ts';

const keptSchema = csvSettingsSchema.omit({ columns: true }).extend({
  columns: z.array(z.object({ title: z.string(), target: csvTargetSchema.nullable() })),
});

/** The columns that are added to a file of refused rows are not part of what it is. */
const added: ReadonlySet<string> = new Set(Object.values(refusedTitles).map(foldedHeader));

/** The set of column titles, whatever their order. */
const headersKey = (headers: readonly string[]): string =>
  createHash('sha256')
    .update(
      headers
        .map(foldedHeader)
        .filter((title) => !added.has(title))
        .toSorted()
        .join('\n'),
    )
    .digest('hex');

/** What the columns of a file with these titles meant the last time. */
export function recallSettings(reader: Reader, headers: readonly string[]): CsvSettings | undefined {
  const record = reader.get<{ settings: string }>('SELECT settings FROM csv_mapping WHERE headers = @headers', {
    headers: headersKey(headers),
  });
  const kept = record && keptSchema.safeParse(JSON.parse(record.settings)).data;
  if (!kept) return undefined;
  const left = [...kept.columns];
  const columns = headers.map((header) => {
    // Titles that stand there twice are told apart by their order.
    const index = left.findIndex(({ title }) => title === foldedHeader(header));
    return index < 0 ? null : (left.splice(index, 1)[0]?.target ?? null);
  });
  return { ...kept, columns };
}

/** Keeps what the seller decided, for the next file with these titles. */
export function rememberSettings(writer: Writer, headers: readonly string[], settings: CsvSettings, now: number): void {
  const columns = headers.map((header, index) => ({
    title: foldedHeader(header),
    target: settings.columns[index] ?? null,
  }));
  writer.run(
    `INSERT INTO csv_mapping (headers, settings, used_at) VALUES (@headers, @settings, @now)
     ON CONFLICT (headers) DO UPDATE SET settings = @settings, used_at = @now`,
    { headers: headersKey(headers), settings: JSON.stringify({ ...settings, columns }), now },
  );
}
