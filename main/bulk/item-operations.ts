import type { BulkOperation, ShownValue } from '#shared/domain/bulk.ts';
import { codePoints, itemLimits, withTerm, type MarketDetails } from '#shared/domain/item.ts';
import type { Money } from '#shared/domain/money.ts';
import type { Condition } from '#shared/domain/condition.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { same } from '../inventory/canonical.ts';
import { emptyDetails } from '../inventory/market-details.ts';
import { readItemFields } from '../inventory/undo/item-fields.ts';
import { variantsOfItems } from '../inventory/undo/variant-fields.ts';
import type { Reader } from '../store/connection.ts';
import { changeAmount } from './amounts.ts';
import { createFinder, replaceMatches } from './find-text.ts';
import { none, shownMoney, shownText, type Evaluate, type Outcome } from './outcome.ts';

/** The next value of a field, or why there is none. */
type Next = { readonly value: unknown; readonly shown?: ShownValue } | { readonly problem: FieldProblem };

/** How an operation changes one field of an item. */
interface FieldOperation {
  readonly field: string;
  readonly show: (value: unknown) => ShownValue;
  readonly next: (present: unknown, itemId: string) => Next;
  /** Reads what else is needed of the items at once. */
  readonly prepare?: (reader: Reader, values: ReadonlyMap<string, unknown>) => void;
}

const byField =
  ({ field, show, next, prepare }: FieldOperation): Evaluate =>
  (reader, itemIds) => {
    const present = readItemFields(reader, itemIds, new Set([field]));
    prepare?.(reader, new Map(Array.from(present, ([itemId, values]) => [itemId, values[field] ?? null])));
    return itemIds.flatMap((itemId): Outcome[] => {
      const values = present.get(itemId);
      if (values === undefined) return [];
      const before = values[field] ?? null;
      const value = show(before);
      const outcome = next(before, itemId);
      if ('problem' in outcome) return [{ kind: 'refused', itemId, value, problem: outcome.problem }];
      if (same(outcome.value, before)) return [{ kind: 'unchanged', itemId, value }];
      return [
        {
          kind: 'changed',
          itemId,
          changes: [{ kind: 'item.update', itemId, before: { [field]: before }, after: { [field]: outcome.value } }],
          before: value,
          after: outcome.shown ?? show(outcome.value),
        },
      ];
    });
  };

const showText = (value: unknown): ShownValue => shownText(typeof value === 'string' ? value : '');
const showTags = (value: unknown): ShownValue => {
  const tags = value as string[];
  return tags.length === 0 ? none : { kind: 'tags', tags };
};

/** A text field set to the same value everywhere. */
export const evaluateText = (field: 'category' | 'location', value: string): Evaluate =>
  byField({ field, show: showText, next: () => ({ value }) });

export const evaluateCondition = (condition: Condition | null): Evaluate =>
  byField({
    field: 'condition',
    show: (value) => (value === null ? none : { kind: 'condition', condition: value as Condition }),
    next: () => ({ value: condition }),
  });

export const evaluateLowStock = (threshold: number | null): Evaluate =>
  byField({
    field: 'lowStockAt',
    show: (value) => (value === null ? none : { kind: 'number', value: value as number }),
    next: () => ({ value: threshold }),
  });

export const evaluateTags = ({ mode, tags }: Extract<BulkOperation, { kind: 'tags' }>): Evaluate =>
  byField({
    field: 'tags',
    show: showTags,
    next: (present) => {
      const there = present as string[];
      const gone = new Set(tags);
      const value =
        mode === 'replace'
          ? tags
          : mode === 'add'
            ? [...new Set([...there, ...tags])]
            : there.filter((tag) => !gone.has(tag));
      if (value.length > itemLimits.tags)
        return { problem: limited('tags', 'too_many_tags', itemLimits.tags, 'It would have too many tags.') };
      return { value };
    },
  });

/** Find and replace in a text of the item. */
export function evaluateReplace(
  operation: Extract<BulkOperation, { kind: 'replace' }>,
  field: 'title' | 'description' | 'conditionNote',
): Evaluate {
  const find = createFinder(operation);
  const limit = itemLimits[field];
  let matches = new Map<string, ReturnType<typeof find>[number]>();
  const replaced = (itemId: string, text: string) =>
    replaceMatches(text, matches.get(itemId) ?? [], { ...operation, limit });
  const evaluate = byField({
    field,
    show: showText,
    prepare: (_, values) => {
      const ids = [...values.keys()];
      const found = find([...values.values()].map((value) => String(value)));
      matches = new Map(ids.map((id, index) => [id, found[index] ?? []]));
    },
    next: (present, itemId) => {
      const result = replaced(itemId, String(present));
      if (!result || codePoints(result.text) > limit)
        return { problem: limited(field, 'too_long', limit, `The ${field} would be too long.`) };
      return { value: result.text, shown: shownText(result.text, result.marks) };
    },
  });
  return (reader, itemIds) =>
    evaluate(reader, itemIds).map((outcome): Outcome => {
      if (outcome.kind !== 'changed') return outcome;
      const before = String(outcome.changes[0].before[field]);
      const marks = (matches.get(outcome.itemId) ?? []).map(({ from, text }) => [from, from + text.length] as const);
      const { kind, itemId, changes, after } = outcome;
      return { kind, itemId, changes, before: shownText(before, marks), after };
    });
}

type MarketOperation = Extract<
  BulkOperation,
  { kind: 'marketCategory' | 'marketAspect' | 'marketTitle' | 'marketAmount' | 'marketTerm' }
>;

/** What one marketplace gets. Details that are made empty again count as none. */
export function evaluateMarket(operation: MarketOperation): Evaluate {
  let prices = new Map<string, Money | null>();
  return byField({
    field: `markets.${operation.marketplace}`,
    show: (value) => showDetails(operation, (value as MarketDetails | null) ?? emptyDetails),
    prepare: (reader, values) => {
      if (operation.kind !== 'marketAmount') return;
      const variants = variantsOfItems(reader, [...values.keys()]);
      prices = new Map(Array.from(variants, ([itemId, [first]]) => [itemId, first?.price ?? null]));
    },
    next: (present, itemId) => {
      const details = (present as MarketDetails | null) ?? emptyDetails;
      switch (operation.kind) {
        case 'marketCategory':
          return settled(present, {
            ...details,
            categoryId: operation.categoryId,
            categoryName: operation.categoryName,
          });
        case 'marketAspect': {
          const { [operation.name]: _, ...others } = details.aspects;
          const aspects =
            operation.values.length === 0 ? others : { ...details.aspects, [operation.name]: operation.values };
          return settled(present, { ...details, aspects });
        }
        case 'marketTitle':
          return settled(present, withOwn(details, 'title', operation.value));
        case 'marketAmount': {
          const base = details.own?.price ?? prices.get(itemId) ?? null;
          const reckoned = changeAmount(base, operation.change, operation.round, 'price');
          return reckoned.kind === 'refused'
            ? { problem: reckoned.problem }
            : settled(present, withOwn(details, 'price', reckoned.value));
        }
        case 'marketTerm':
          return settled(present, withTerm(details, operation.accountId, operation.key, operation.value));
      }
    },
  });
}

/** Nothing becomes of nothing: an item without details for a marketplace does not get empty ones. */
const settled = (present: unknown, details: MarketDetails): Next => ({
  value: present === null && same(details, emptyDetails) ? null : details,
});

function withOwn(details: MarketDetails, part: 'title' | 'price', value: string | Money | null): MarketDetails {
  const { own, ...rest } = details;
  const { [part]: _, ...others } = own ?? {};
  const next = value === null ? others : { ...others, [part]: value };
  return Object.keys(next).length === 0 ? rest : { ...rest, own: next };
}

function showDetails(operation: MarketOperation, details: MarketDetails): ShownValue {
  switch (operation.kind) {
    case 'marketCategory':
      return shownText(details.categoryName ?? details.categoryId ?? '');
    case 'marketAspect': {
      const values = details.aspects[operation.name] ?? [];
      return shownText(values.join(', '));
    }
    case 'marketTitle':
      return shownText(details.own?.title ?? '');
    case 'marketAmount':
      return shownMoney(details.own?.price ?? null);
    case 'marketTerm': {
      const term = details.terms?.[operation.accountId]?.[operation.key];
      return term === undefined ? { kind: 'account' } : shownText(term.label);
    }
  }
}

const limited = (path: string, reason: string, limit: number, message: string): FieldProblem => ({
  path,
  reason,
  params: { limit },
  message,
});

/** Into the archive or out of it. What is for sale goes along; its listings stay live. */
export const evaluateArchive = (archived: boolean, now: () => number): Evaluate => {
  const evaluate = byField({
    field: 'archivedAt',
    show: (value) => (value === null ? none : { kind: 'number', value: value as number }),
    next: (present) => ({ value: archived ? (present ?? now()) : null }),
  });
  return (reader, itemIds) =>
    evaluate(reader, itemIds).map((outcome): Outcome => {
      if (outcome.kind !== 'changed') return outcome;
      const [{ itemId, before, after }] = outcome.changes;
      const change = { kind: archived ? 'item.archive' : 'item.unarchive', itemId, before, after } as const;
      return { kind: 'changed', itemId, changes: [change], before: outcome.before, after: outcome.after };
    });
};
