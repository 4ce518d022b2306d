import type { LabelFinding, LabelFindingReason } from '#shared/domain/label.ts';

/** Gathers what is to be told: each reason once, with how many it is about and the first few of them. */
export function createFindings() {
  const byReason = new Map<LabelFindingReason, { count: number; skus: string[] }>();
  return {
    add: (reason: LabelFindingReason, sku?: string): void => {
      const entry = byReason.get(reason) ?? { count: 0, skus: [] };
      entry.count += 1;
      if (sku !== undefined && entry.skus.length < 3) entry.skus.push(sku);
      byReason.set(reason, entry);
    },
    list: (): LabelFinding[] => Array.from(byReason, ([reason, entry]) => ({ reason, ...entry })),
  };
}
