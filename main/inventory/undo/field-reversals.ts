import { same } from '../canonical.ts';
import { changedSince } from './problems.ts';
import { ageOf, type PlannedChange, type RecordedChange, type Verdict } from './planned-change.ts';
import { readItemFields, searchedItemFields, writeItemFields } from './item-fields.ts';
import type { Reversal } from './reversal.ts';
import { movedVariants } from './taken-skus.ts';
import { readVariants, searchedVariantFields, writeVariantFields } from './variant-fields.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Puts back each field that still is what the change made it; what was changed again since stays, and is named. */
export function planFields(
  change: RecordedChange,
  present: Fields,
  opposite: PlannedChange['kind'],
  key: Fields,
): Verdict {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  let left: string | undefined;
  for (const [field, made] of Object.entries(change.after)) {
    if (Object.hasOwn(key, field)) continue;
    const earlier = change.before[field] ?? null;
    const now = present[field] ?? null;
    if (same(now, earlier)) continue;
    if (!same(now, made)) {
      left ??= field;
      continue;
    }
    before[field] = now;
    after[field] = earlier;
  }
  const { itemId } = change;
  if (Object.keys(after).length === 0)
    return left === undefined ? { kind: 'nothing' } : { kind: 'refused', problem: changedSince(left) };
  return {
    kind: 'change',
    change: {
      kind: opposite,
      itemId,
      before: { ...key, ...before },
      after: { ...key, ...after },
      ...(left === undefined && ageOf(change)),
    },
    ...(left !== undefined && { left: changedSince(left) }),
  };
}

const anyOf = (fields: ReadonlySet<string>) => (change: PlannedChange) =>
  Object.keys(change.after).some((field) => fields.has(field));

/** `item.update`: texts, condition, category, tags, what marketplaces get. */
export const itemUpdate: Reversal = {
  opposite: 'item.update',
  plan: (reader, _, changes, opposite) => {
    const fields = new Set(changes.flatMap(({ after }) => Object.keys(after)));
    const present = readItemFields(
      reader,
      changes.map(({ itemId }) => itemId),
      fields,
    );
    return changes.map((change) => planFields(change, present.get(change.itemId) ?? {}, opposite, {}));
  },
  write: (writer, _, changes) =>
    writeItemFields(
      writer,
      changes.map(({ itemId, after }) => ({ itemId, fields: after })),
    ),
  searched: anyOf(searchedItemFields),
};

const keyOf = ({ after }: { readonly after: Fields }): { readonly variantId: string } => ({
  variantId: String(after['variantId']),
});

/** `variant.update`: SKU, price, cost, options, photo. */
export const variantUpdate: Reversal = {
  opposite: 'variant.update',
  plan: (reader, _, changes, opposite) => {
    const present = readVariants(
      reader,
      changes.map((change) => keyOf(change).variantId),
    );
    const verdicts = changes.map((change): Verdict => {
      const key = keyOf(change);
      const state = present.get(key.variantId);
      return planFields(change, { ...state }, opposite, key);
    });
    return movedVariants(reader, verdicts, present);
  },
  write: (writer, _, changes) =>
    writeVariantFields(
      writer,
      changes.map((change) => {
        const { variantId, ...fields } = change.after;
        return { variantId: String(variantId), fields };
      }),
    ),
  searched: anyOf(searchedVariantFields),
};
