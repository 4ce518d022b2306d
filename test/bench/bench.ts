/** One measured figure. `goal` says in words what `ok` was judged by. */
export interface BenchRow {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal: string;
  readonly ok: boolean;
}

/** What each bench module exports. */
export type Bench = () => Promise<BenchRow[]>;

/** The value below which the share `part` (0.95 for p95) of the samples lies. */
export function percentile(samples: readonly number[], part: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * part) - 1))] ?? Number.NaN;
}

export const round = (value: number, decimals = 2): number => Number(value.toFixed(decimals));

/** A figure as it is reported; without a goal for information only. */
export const row = (name: string, value: number, unit: string, goal = 'for information', ok = true): BenchRow => ({
  name,
  value: round(value),
  unit,
  goal,
  ok,
});
