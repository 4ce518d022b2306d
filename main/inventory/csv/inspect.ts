import type { CsvDelimiter, CsvEncoding, CsvFile, CsvSettings, CsvSource } from '#shared/ipc/csv.ts';
import type { Reader } from '../../store/connection.ts';
import { guessedSettings } from './batches.ts';
import { sourceOf } from './columns.ts';
import { fileNameOf } from './jobs.ts';
import { recallSettings } from './mappings.ts';
import { openTable, readHead, refuseNoText } from './open-file.ts';
import type { Reading } from './open-file.ts';
import { detectEncoding } from './sniff.ts';

/** A file that was looked into: what the page shows, and what only main needs of it. */
export interface Inspected {
  readonly path: string;
  readonly modifiedAt: number;
  readonly reading: Reading;
  readonly headers: readonly string[];
  readonly source: CsvSource;
  readonly delimiter: CsvDelimiter;
  readonly bytes: number;
  readonly shown: CsvFile;
}

const sampleRows = 60;
const samplesShown = 3;
const sampleLength = 80;

/** Looks into a file: kind, encoding, delimiter, column titles and the first cells of each. Throws when it cannot be read. */
export async function inspect(
  reader: Reader,
  file: { readonly id: string; readonly path: string; readonly currency: string },
  wanted: { readonly encoding?: CsvEncoding | undefined; readonly delimiter?: CsvDelimiter | undefined },
): Promise<Inspected> {
  const { head, bytes, modifiedAt } = await readHead(file.path);
  refuseNoText(head);
  const encoding = wanted.encoding ?? detectEncoding(head);
  // Found to be UTF-8, it is still watched for a late byte that is none.
  const reading: Reading = {
    ...(wanted.encoding !== undefined || encoding !== 'utf-8' ? { encoding } : {}),
    ...(wanted.delimiter !== undefined && { delimiter: wanted.delimiter }),
  };
  const table = await openTable(file.path, reading);
  const samples = await samplesOf(table.records, table.headers.length);
  const source = sourceOf(table.headers);
  const recalled = recallSettings(reader, table.headers);
  const settings: CsvSettings = recalled ?? guessedSettings(table.headers, source, file.currency);
  return {
    path: file.path,
    modifiedAt,
    reading: { ...reading, delimiter: table.delimiter },
    headers: table.headers,
    source,
    delimiter: table.delimiter,
    bytes,
    shown: {
      id: file.id,
      fileName: fileNameOf(file.path),
      bytes,
      source,
      encoding,
      delimiter: table.delimiter,
      columns: table.headers.map((header, index) => ({ header: header.slice(0, 200), samples: samples[index] ?? [] })),
      settings,
      remembered: recalled !== undefined,
    },
  };
}

/** The first filled cells of each column. A file that breaks off is looked into as far as it goes. */
async function samplesOf(
  records: AsyncGenerator<readonly { readonly cells: readonly string[] }[]>,
  count: number,
): Promise<string[][]> {
  const samples: string[][] = Array.from({ length: count }, () => []);
  let rows = 0;
  try {
    for await (const portion of records) {
      for (const { cells } of portion.slice(0, sampleRows - rows)) {
        rows += 1;
        for (const [index, sample] of samples.entries()) {
          const text = (cells[index] ?? '').slice(0, sampleLength * 2).trim();
          if (text !== '' && sample.length < samplesShown && !sample.includes(text))
            sample.push(text.length > sampleLength ? `${text.slice(0, sampleLength)}…` : text);
        }
      }
      if (rows >= sampleRows) break;
    }
  } catch {
    // The check says where it breaks off and why.
  }
  return samples;
}
