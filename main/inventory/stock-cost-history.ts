import { z } from 'zod';
import { moneySchema } from '#shared/domain/money.ts';
import type { CostEntry } from '#shared/ipc/stock.ts';
import type { Reader } from '../store/connection.ts';

const costSchema = z.object({ variantId: z.string(), cost: moneySchema.nullable().optional() });
const detailsSchema = z.object({ name: z.string().optional() });

interface ChangeRow {
  readonly id: string;
  readonly at: number;
  readonly before: string;
  readonly after: string;
  readonly run_kind: string;
  readonly undoes: string | null;
  readonly details: string;
}

/** Changes within a minute by the same hand are one: autosave writes an amount several times while it is typed. */
const oneMoment = 60_000;

/** As many as one reads through. */
const limit = 200;

/**
 * What a variant cost at which time, and why, newest first. It is read from the record of changes, which knows every one of
 * them whatever made it.
 */
export function costHistory(reader: Reader, variantId: string): CostEntry[] {
  const entries: CostEntry[] = [];
  const rows = reader.all<ChangeRow>(
    `SELECT change.id, change.at, change.before, change.after, run.kind AS run_kind, run.undoes, run.details
     FROM variant JOIN change_set AS change ON change.item_id = variant.item_id
     LEFT JOIN change_run AS run ON run.id = change.run_id
     WHERE variant.id = @variantId AND change.kind = 'variant.update' AND change.after ->> '$.variantId' = @variantId
       AND json_type(change.after, '$.cost') IS NOT NULL
     ORDER BY change.id DESC LIMIT @limit`,
    { variantId, limit },
  );
  for (const row of rows) {
    const cost = costSchema.parse(JSON.parse(row.after)).cost ?? null;
    const before = costSchema.parse(JSON.parse(row.before)).cost ?? null;
    const why = row.undoes === null ? whyOf(row.run_kind) : 'undo';
    const later = entries.at(-1);
    if (later?.why === 'hand' && why === 'hand' && later.at - row.at < oneMoment) {
      entries[entries.length - 1] = { ...later, before };
      continue;
    }
    const { name } = detailsSchema.parse(JSON.parse(row.details ?? '{}'));
    entries.push({ id: row.id, at: row.at, before, cost, why, lotName: why === 'lot' ? (name ?? null) : null });
  }
  return entries;
}

function whyOf(runKind: string | null): CostEntry['why'] {
  if (runKind?.startsWith('lot.')) return 'lot';
  if (runKind?.includes('import') || runKind?.startsWith('csv')) return 'import';
  if (runKind?.startsWith('bulk')) return 'bulk';
  return 'hand';
}
