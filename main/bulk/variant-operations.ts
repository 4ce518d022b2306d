import type { BulkOperation } from '#shared/domain/bulk.ts';
import { codePoints, itemLimits } from '#shared/domain/item.ts';
import { skuKey } from '../inventory/sku.ts';
import { refusedClaims, type SkuClaim } from '../inventory/undo/taken-skus.ts';
import type { PlannedChange } from '../inventory/undo/planned-change.ts';
import { variantsOfItems, type VariantState } from '../inventory/undo/variant-fields.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { ShownValue } from '#shared/domain/bulk.ts';
import type { Reader } from '../store/connection.ts';
import { changeAmount, changeCurrency } from './amounts.ts';
import { createFinder, replaceMatches } from './find-text.ts';
import { none, shownMoney, shownText, type Evaluate, type Outcome } from './outcome.ts';

/** What becomes of one variant. */
type VariantOutcome =
  | {
      readonly kind: 'changed';
      readonly change: PlannedChange;
      readonly before: ShownValue;
      readonly after: ShownValue;
    }
  | { readonly kind: 'unchanged'; readonly value: ShownValue }
  | { readonly kind: 'refused'; readonly value: ShownValue; readonly problem: FieldProblem };

/** An item is changed as a whole: when one of its variants is refused, none of them changes. */
const byItem =
  (judge: (reader: Reader, variants: readonly VariantState[]) => readonly VariantOutcome[]): Evaluate =>
  (reader, itemIds) => {
    const variants = variantsOfItems(reader, itemIds);
    const all = [...variants.values()].flat();
    const judged = new Map(judge(reader, all).map((outcome, index) => [all[index]?.variantId ?? '', outcome]));
    return itemIds.flatMap((itemId): Outcome[] => {
      const outcomes = (variants.get(itemId) ?? []).flatMap(({ variantId }) => judged.get(variantId) ?? []);
      const [first] = outcomes;
      if (first === undefined) return [];
      const refused = outcomes.find(({ kind }) => kind === 'refused');
      if (refused?.kind === 'refused') return [{ itemId, ...refused }];
      const [shown, ...others] = outcomes.filter((outcome) => outcome.kind === 'changed');
      if (shown) {
        const changes = [shown.change, ...others.map(({ change }) => change)] as const;
        return [{ kind: 'changed', itemId, changes, before: shown.before, after: shown.after }];
      }
      return [{ kind: 'unchanged', itemId, value: first.kind === 'unchanged' ? first.value : none }];
    });
  };

const variantUpdate = (
  { itemId, variantId }: VariantState,
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): PlannedChange => ({
  kind: 'variant.update',
  itemId,
  before: { variantId, ...before },
  after: { variantId, ...after },
});

/** Price or cost of each variant. */
export const evaluateAmount = (operation: Extract<BulkOperation, { kind: 'amount' | 'currency' }>): Evaluate =>
  byItem((_, variants) =>
    variants.map((variant): VariantOutcome => {
      const { field } = operation;
      const present = variant[field];
      const value = shownMoney(present);
      if (operation.kind === 'currency' && (present === null || present.currency === operation.currency))
        return { kind: 'unchanged', value };
      const reckoned =
        operation.kind === 'amount'
          ? changeAmount(present, operation.change, operation.round, field)
          : changeCurrency(
              present ?? { amount: 0, currency: operation.currency },
              operation.currency,
              operation.rate,
              field,
            );
      if (reckoned.kind === 'refused') return { ...reckoned, value };
      const next = reckoned.value;
      if (next?.amount === present?.amount && next?.currency === present?.currency) return { kind: 'unchanged', value };
      return {
        kind: 'changed',
        change: variantUpdate(variant, { [field]: present }, { [field]: next }),
        before: value,
        after: shownMoney(next),
      };
    }),
  );

/** The number that was counted, for each variant: an entry in its ledger. */
export const evaluateQuantity = (quantity: number, newId: () => string): Evaluate =>
  byItem((_, variants) =>
    variants.map((variant): VariantOutcome => {
      const { variantId, itemId } = variant;
      const value: ShownValue = { kind: 'number', value: variant.quantity };
      if (variant.quantity === quantity) return { kind: 'unchanged', value };
      return {
        kind: 'changed',
        change: {
          kind: 'stock.adjust',
          itemId,
          before: { variantId, quantity: variant.quantity },
          after: { variantId, quantity, stockEventId: newId() },
        },
        before: value,
        after: { kind: 'number', value: quantity },
      };
    }),
  );

/** Find and replace in SKUs. Each stays the only one of its kind, also among those that are changed together. */
export function evaluateSku(operation: Extract<BulkOperation, { kind: 'replace' }>): Evaluate {
  const find = createFinder(operation);
  const claimed = new Map<string, string>();
  return byItem((reader, variants) => {
    const matches = find(variants.map(({ sku }) => sku));
    const claims: SkuClaim[] = [];
    const outcomes = variants.map((variant, index): VariantOutcome => {
      const found = matches[index] ?? [];
      const before = shownText(
        variant.sku,
        found.map(({ from, text }) => [from, from + text.length]),
      );
      const replaced = replaceMatches(variant.sku, found, { ...operation, limit: itemLimits.sku });
      const sku = replaced?.text.trim();
      if (sku === variant.sku) return { kind: 'unchanged', value: before };
      const problem = skuProblem(sku) ?? claimProblem(claimed, variant, sku ?? '');
      if (problem || sku === undefined || !replaced)
        return { kind: 'refused', value: before, problem: problem ?? tooLong };
      claims.push({ variantId: variant.variantId, itemId: variant.itemId, sku });
      return {
        kind: 'changed',
        change: variantUpdate(variant, { sku: variant.sku }, { sku }),
        before,
        after: shownText(sku, sku === replaced.text ? replaced.marks : []),
      };
    });
    const taken = new Map(
      [...refusedClaims(reader, claims, new Set())].map(([{ variantId }, problem]) => [variantId, problem]),
    );
    return outcomes.map((outcome, index): VariantOutcome => {
      const problem = taken.get(variants[index]?.variantId ?? '');
      return outcome.kind === 'changed' && problem ? { kind: 'refused', value: outcome.before, problem } : outcome;
    });
  });
}

const tooLong: FieldProblem = {
  path: 'sku',
  reason: 'too_long',
  params: { limit: itemLimits.sku },
  message: `The SKU would be longer than ${itemLimits.sku} characters.`,
};

function skuProblem(sku: string | undefined): FieldProblem | undefined {
  if (sku === '') return { path: 'sku', reason: 'empty', message: 'The SKU would be empty.' };
  return sku === undefined || codePoints(sku) > itemLimits.sku ? tooLong : undefined;
}

/** Another row of the same edit, perhaps of an earlier slice, was the first to want this SKU. */
function claimProblem(claimed: Map<string, string>, variant: VariantState, sku: string): FieldProblem | undefined {
  const key = skuKey(sku);
  const first = claimed.get(key) ?? variant.variantId;
  claimed.set(key, first);
  if (first === variant.variantId) return undefined;
  return { path: 'sku', reason: 'sku_twice', params: { sku }, message: `Several would have the SKU ${sku}.` };
}
