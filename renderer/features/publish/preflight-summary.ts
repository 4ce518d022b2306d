import { blocks } from '#shared/domain/finding.ts';
import { isOpen } from '#shared/domain/listing.ts';
import { everyPair, type Pair } from '#shared/domain/pairs.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';

/** What one cell of the items × accounts table says. */
export type CellState = 'checking' | 'ready' | 'warning' | 'blocked' | 'live';

/** A live or still unconfirmed listing is there already; publishing again would be a duplicate. */
const present = (cell: PublishCell): boolean => cell.listing !== null && isOpen(cell.listing.state);

export function cellState(cell: PublishCell | undefined): CellState {
  if (!cell) return 'checking';
  if (present(cell)) return 'live';
  if (cell.findings.some(blocks)) return 'blocked';
  return cell.findings.length > 0 ? 'warning' : 'ready';
}

export interface PreflightSummary {
  readonly total: number;
  readonly checked: number;
  readonly ready: number;
  readonly blocked: number;
  readonly live: number;
}

/** Key of a cell in a map. */
export const cellKey = (itemId: string, accountId: string): string => `${itemId} ${accountId}`;

/** Counts over all chosen items × accounts; what has not been judged yet is in none of the three. */
export function summarise(
  cells: ReadonlyMap<string, PublishCell>,
  itemIds: readonly string[],
  accountIds: readonly string[],
): PreflightSummary {
  const summary = { total: itemIds.length * accountIds.length, checked: 0, ready: 0, blocked: 0, live: 0 };
  for (const itemId of itemIds) {
    for (const accountId of accountIds) {
      const state = cellState(cells.get(cellKey(itemId, accountId)));
      if (state === 'checking') continue;
      summary.checked += 1;
      if (state === 'live') summary.live += 1;
      else if (state === 'blocked') summary.blocked += 1;
      else summary.ready += 1;
    }
  }
  return summary;
}

/** The cells that go out: ready, and not taken out by the seller. */
export function publishablePairs(
  cells: ReadonlyMap<string, PublishCell>,
  itemIds: readonly string[],
  accountIds: readonly string[],
  excluded: ReadonlySet<string> = new Set(),
): readonly Pair[] {
  return everyPair(itemIds, accountIds).filter(({ itemId, accountId }) => {
    const key = cellKey(itemId, accountId);
    return !excluded.has(key) && isReady(cellState(cells.get(key)));
  });
}

export const isReady = (state: CellState): boolean => state === 'ready' || state === 'warning';
