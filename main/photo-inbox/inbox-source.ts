import { defaultGapSeconds } from '#shared/domain/photo-inbox.ts';
import type { Reader, Writer } from '../store/connection.ts';

/** The folder that is watched, and how its photos are grouped. */
export interface InboxSource {
  readonly folder: string | null;
  readonly subfolders: boolean;
  readonly gapSeconds: number;
  readonly keepLabels: boolean;
}

export function readSource(reader: Reader): InboxSource {
  const row = reader.get<{ folder: string | null; subfolders: number; gap_seconds: number; keep_labels: number }>(
    'SELECT folder, subfolders, gap_seconds, keep_labels FROM inbox_source WHERE id = 1',
  );
  return {
    folder: row?.folder ?? null,
    subfolders: row?.subfolders === 1,
    gapSeconds: row?.gap_seconds ?? defaultGapSeconds,
    keepLabels: row?.keep_labels === 1,
  };
}

export function writeSource(writer: Writer, source: InboxSource): void {
  writer.run(
    `INSERT INTO inbox_source (id, folder, subfolders, gap_seconds, keep_labels)
     VALUES (1, @folder, @subfolders, @gapSeconds, @keepLabels)
     ON CONFLICT (id) DO UPDATE SET folder = @folder, subfolders = @subfolders, gap_seconds = @gapSeconds,
       keep_labels = @keepLabels`,
    {
      folder: source.folder,
      subfolders: Number(source.subfolders),
      gapSeconds: source.gapSeconds,
      keepLabels: Number(source.keepLabels),
    },
  );
}
