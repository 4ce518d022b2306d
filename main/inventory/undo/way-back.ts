import type { WayBack } from '#shared/ipc/history.ts';
import type { Reader } from '../../store/connection.ts';
import type { InventoryContext } from '../change.ts';
import { waves, type RecordedChange } from './planned-change.ts';
import { reversals } from './reversals.ts';

/**
 * What would become of taking these changes back, newest first: judged by what is there now, as undo itself judges. Only the
 * newest of each item are looked at, because those before them depend on it.
 */
export function wayBackOf(reader: Reader, context: InventoryContext, changes: readonly RecordedChange[]): WayBack {
  let refused: WayBack | undefined;
  for (const [kind, members] of Map.groupBy(waves(changes)[0] ?? [], (change) => change.kind)) {
    const { plan, opposite } = reversals[kind];
    for (const verdict of plan(reader, context, members, opposite)) {
      if (verdict.kind === 'change') return { kind: 'open' };
      if (verdict.kind === 'refused') refused ??= { kind: 'refused', problem: verdict.problem };
    }
  }
  return refused ?? { kind: 'nothing' };
}
