import type { ChangeKind } from '#shared/domain/change.ts';
import { itemsForSale } from '../for-sale.ts';
import { changedSince, lastVariant, stillOnSale } from './problems.ts';
import { ageOf, type RecordedChange, type Verdict } from './planned-change.ts';
import { readItemFields, writeItemFields } from './item-fields.ts';
import type { Reversal } from './reversal.ts';
import { refusedClaims } from './taken-skus.ts';
import { readVariants, variantsOfItems, writeVariantFields } from './variant-fields.ts';

const time = (value: unknown): number | null => (typeof value === 'number' ? value : null);

/** A field of the item that says where it is: nothing was changed, or all of it is taken back. */
function planPlace(
  change: RecordedChange,
  opposite: ChangeKind,
  place: { readonly field: 'deletedAt' | 'archivedAt'; readonly now: number | null; readonly back: number | null },
): Verdict {
  const { field, now, back } = place;
  if ((now === null) === (back === null)) return { kind: 'nothing' };
  return {
    kind: 'change',
    change: {
      kind: opposite,
      itemId: change.itemId,
      before: { [field]: now },
      after: { [field]: back },
      ...ageOf(change),
    },
  };
}

const writePlace: Reversal['write'] = (writer, _, changes) =>
  writeItemFields(
    writer,
    changes.map(({ itemId, after }) => ({ itemId, fields: after })),
  );

const nothingSearched = (): boolean => false;

/**
 * Into the recycle bin and out of it. A new item that is taken back lies in the recycle bin: what was worked on it since
 * is not lost.
 */
const binned = (opposite: ChangeKind): Reversal => ({
  opposite,
  plan: (reader, context, changes) => {
    const itemIds = changes.map(({ itemId }) => itemId);
    const present = readItemFields(reader, itemIds, new Set(['deletedAt']));
    const verdicts = changes.map((change) =>
      planPlace(change, opposite, {
        field: 'deletedAt',
        now: time(present.get(change.itemId)?.['deletedAt']),
        back: opposite === 'item.remove' ? (time(change.before['deletedAt']) ?? context.clock.now()) : null,
      }),
    );
    const going = verdicts.flatMap((verdict) => (verdict.kind === 'change' ? [verdict.change.itemId] : []));
    if (opposite === 'item.remove') {
      const forSale = itemsForSale(reader, going);
      return verdicts.map((verdict) =>
        verdict.kind === 'change' && forSale.has(verdict.change.itemId)
          ? { kind: 'refused', problem: stillOnSale }
          : verdict,
      );
    }
    const claims = [...variantsOfItems(reader, going).values()].flat();
    const refused = new Map(
      [...refusedClaims(reader, claims, new Set())].map(([claim, problem]) => [claim.itemId, problem]),
    );
    return verdicts.map((verdict) => {
      const problem = verdict.kind === 'change' ? refused.get(verdict.change.itemId) : undefined;
      return problem ? { kind: 'refused', problem } : verdict;
    });
  },
  write: writePlace,
  searched: nothingSearched,
});

/** Into the archive and out of it. */
const archived = (opposite: ChangeKind): Reversal => ({
  opposite,
  plan: (reader, context, changes) => {
    const present = readItemFields(
      reader,
      changes.map(({ itemId }) => itemId),
      new Set(['archivedAt']),
    );
    return changes.map((change) =>
      planPlace(change, opposite, {
        field: 'archivedAt',
        now: time(present.get(change.itemId)?.['archivedAt']),
        back: opposite === 'item.archive' ? (time(change.before['archivedAt']) ?? context.clock.now()) : null,
      }),
    );
  },
  write: writePlace,
  searched: nothingSearched,
});

/** A variant that was added, taken off or put back. Its row and its ledger stay in any case. */
const variantPresence = (opposite: ChangeKind): Reversal => ({
  opposite,
  plan: (reader, context, changes) => {
    const idOf = ({ after }: RecordedChange): string => String(after['variantId']);
    const present = readVariants(reader, changes.map(idOf));
    const siblings = variantsOfItems(
      reader,
      changes.map(({ itemId }) => itemId),
    );
    const claims = opposite === 'variant.restore' ? [...present.values()] : [];
    const refused = refusedClaims(reader, claims, new Set());
    return changes.map((change): Verdict => {
      const variant = present.get(idOf(change));
      if (variant === undefined) return { kind: 'refused', problem: changedSince('variants') };
      const back = opposite === 'variant.remove' ? (time(change.before['removedAt']) ?? context.clock.now()) : null;
      if ((variant.removedAt === null) === (back === null)) return { kind: 'nothing' };
      const problem = refused.get(variant);
      if (problem) return { kind: 'refused', problem };
      if (back !== null && (siblings.get(change.itemId)?.length ?? 0) < 2)
        return { kind: 'refused', problem: lastVariant };
      const key = { variantId: variant.variantId };
      return {
        kind: 'change',
        change: {
          kind: opposite,
          itemId: change.itemId,
          before: { ...key, present: back !== null, removedAt: variant.removedAt },
          after: { ...key, present: back === null, removedAt: back },
          ...ageOf(change),
        },
      };
    });
  },
  write: (writer, _, changes) =>
    writeVariantFields(
      writer,
      changes.map(({ after }) => ({
        variantId: String(after['variantId']),
        fields: { removedAt: after['removedAt'] ?? null },
      })),
    ),
  searched: () => true,
});

/** Kinds that say whether something is there. */
export const presence = {
  'item.create': binned('item.remove'),
  'item.remove': binned('item.restore'),
  'item.restore': binned('item.remove'),
  'item.archive': archived('item.unarchive'),
  'item.unarchive': archived('item.archive'),
  'variant.add': variantPresence('variant.remove'),
  'variant.remove': variantPresence('variant.restore'),
  'variant.restore': variantPresence('variant.remove'),
} as const satisfies Partial<Record<ChangeKind, Reversal>>;
