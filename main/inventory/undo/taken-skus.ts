import type { FieldProblem } from '#shared/errors.ts';
import type { Reader } from '../../store/connection.ts';
import { skuKey, skuTaken, type SkuHolder } from '../sku.ts';
import type { Verdict } from './planned-change.ts';
import type { VariantState } from './variant-fields.ts';

/** A variant that is to have a SKU. */
export interface SkuClaim {
  readonly variantId: string;
  readonly itemId: string;
  readonly sku: string;
}

/**
 * Which claims cannot be granted: another variant in use holds the SKU and keeps it, or an earlier claim has it. `moving`
 * are the variants that give up the SKU they hold.
 */
export function refusedClaims(
  reader: Reader,
  claims: readonly SkuClaim[],
  moving: ReadonlySet<string>,
): ReadonlyMap<SkuClaim, FieldProblem> {
  const refused = new Map<SkuClaim, FieldProblem>();
  if (claims.length === 0) return refused;
  const holders = new Map<string, SkuHolder>();
  for (const holder of reader.all<SkuHolder & { readonly key: string }>(
    `SELECT v.sku_key AS key, v.id AS variantId, i.id AS itemId, i.title FROM json_each(@keys) AS wanted
     CROSS JOIN variant v ON v.sku_key = wanted.value CROSS JOIN item i ON i.id = v.item_id WHERE v.active = 1`,
    { keys: JSON.stringify([...new Set(claims.map(({ sku }) => skuKey(sku)))]) },
  )) {
    if (!moving.has(holder.variantId)) holders.set(holder.key, holder);
  }
  for (const claim of claims) {
    const key = skuKey(claim.sku);
    const holder = holders.get(key);
    if (holder && holder.variantId !== claim.variantId) refused.set(claim, skuTaken(claim.sku, 'sku', holder));
    else holders.set(key, { variantId: claim.variantId, itemId: claim.itemId, title: '' });
  }
  return refused;
}

/**
 * Takes back no SKU that another variant has meanwhile. A variant that is refused keeps what it holds, which may refuse
 * others in turn; so it goes on until nothing more is refused.
 */
export function movedVariants(
  reader: Reader,
  verdicts: readonly Verdict[],
  present: ReadonlyMap<string, VariantState>,
): readonly Verdict[] {
  const claimOf = (verdict: Verdict): SkuClaim | undefined => {
    if (verdict.kind !== 'change') return undefined;
    const { sku } = verdict.change.after;
    if (typeof sku !== 'string') return undefined;
    const variantId = String(verdict.change.after['variantId']);
    const state = present.get(variantId);
    // A removed variant holds nothing: its SKU is judged when it comes back.
    if (state?.removedAt !== null) return undefined;
    return { variantId, itemId: verdict.change.itemId, sku };
  };
  let judged = verdicts;
  for (;;) {
    const claims = judged.map(claimOf);
    const standing = claims.filter((claim) => claim !== undefined);
    const moving = new Set(standing.map(({ variantId }) => variantId));
    const refused = refusedClaims(reader, standing, moving);
    if (refused.size === 0) return judged;
    judged = judged.map((verdict, index): Verdict => {
      const claim = claims[index];
      const problem = claim && refused.get(claim);
      return problem ? { kind: 'refused', problem } : verdict;
    });
  }
}
