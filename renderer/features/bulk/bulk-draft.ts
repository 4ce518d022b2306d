import type { AmountChange, BulkKind, BulkOperation, ReplaceField, Rounding } from '#shared/domain/bulk.ts';
import type { ItemTerm } from '#shared/domain/item.ts';
import type { Condition } from '#shared/domain/condition.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { parseDecimal, type Money } from '#shared/domain/money.ts';

/** What can be chosen to be changed; price and cost are one kind of operation on two fields. */
export type BulkTopic = 'price' | 'cost' | Exclude<BulkKind, 'amount'>;

/** All fields of the form, whichever of them are in sight: changing the topic back finds them as they were. */
export interface BulkDraft {
  readonly topic: BulkTopic;
  readonly change: AmountChange['kind'];
  readonly amount: Money | null;
  /** A number as typed: percent, factor or rate. */
  readonly number: string;
  readonly down: boolean;
  readonly rounding: string;
  readonly direction: Rounding['direction'];
  readonly currency: string;
  readonly field: ReplaceField;
  readonly find: string;
  readonly replacement: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
  readonly condition: Condition | null;
  readonly text: string;
  readonly count: string;
  readonly mode: 'add' | 'remove' | 'replace';
  readonly tags: readonly string[];
  readonly marketplace: MarketplaceId;
  readonly accountId: string | null;
  readonly categoryId: string | null;
  readonly categoryName: string | null;
  readonly aspect: string;
  readonly termKey: string | null;
  /** `null`: as the account has it. */
  readonly term: ItemTerm | null;
  readonly archived: boolean;
}

export const emptyDraft = (currency: string): BulkDraft => ({
  topic: 'price',
  change: 'percent',
  amount: null,
  number: '',
  down: false,
  rounding: 'none',
  direction: 'nearest',
  currency,
  field: 'title',
  find: '',
  replacement: '',
  regex: false,
  matchCase: false,
  wholeWord: false,
  condition: null,
  text: '',
  count: '',
  mode: 'add',
  tags: [],
  marketplace: 'ebay',
  accountId: null,
  categoryId: null,
  categoryName: null,
  aspect: '',
  termKey: null,
  term: null,
  archived: true,
});

/** Roundings that sellers use. `ending-99` is x.99, `step-500` a multiple of 5. */
export const roundings = [
  'none',
  'ending-99',
  'ending-95',
  'ending-0',
  'step-5',
  'step-10',
  'step-50',
  'step-500',
  'step-1000',
] as const;

function roundingOf({ rounding, direction }: BulkDraft): Rounding | null {
  const [kind, hundredths = '0'] = rounding.split('-');
  if (kind !== 'ending' && kind !== 'step') return null;
  return { to: { kind, hundredths: Number(hundredths) }, direction };
}

/** A typed decimal in so many parts of one, exactly: "12.5" in hundredths is 1250. `undefined` for anything else. */
export function parts(typed: string, decimals: 2 | 3 | 6): number | undefined {
  const match = /^(\d{1,9})(?:[.,](\d+))?$/.exec(typed.trim());
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > decimals) return undefined;
  return Number(`${match[1]}${fraction.padEnd(decimals, '0')}`);
}

function amountChange(draft: BulkDraft): AmountChange | undefined {
  switch (draft.change) {
    case 'set':
      return draft.amount ? { kind: 'set', value: draft.amount } : undefined;
    case 'add': {
      if (!draft.amount || draft.amount.amount === 0) return undefined;
      const { amount, currency } = draft.amount;
      return { kind: 'add', value: { amount: draft.down ? -amount : amount, currency } };
    }
    case 'percent': {
      const hundredths = parts(draft.number, 2);
      if (hundredths === undefined || (draft.down && hundredths > 10_000) || hundredths > 10_000_000) return undefined;
      return { kind: 'percent', hundredths: draft.down ? -hundredths : hundredths };
    }
    case 'multiply': {
      const thousandths = parts(draft.number, 3);
      return thousandths === undefined || thousandths > 1_000_000 ? undefined : { kind: 'multiply', thousandths };
    }
    case 'keep':
      return draft.rounding === 'none' ? undefined : { kind: 'keep' };
    case 'clear':
      return { kind: 'clear' };
  }
}

const wholeNumber = (typed: string): number | undefined => {
  const value = parseDecimal(typed, 'JPY')?.amount;
  return value === undefined || value < 0 || value > 1_000_000 ? undefined : value;
};

/** The operation that the form describes; `undefined` while something of it is missing. */
export function operationOf(draft: BulkDraft): BulkOperation | undefined {
  const { topic, marketplace } = draft;
  switch (topic) {
    case 'price':
    case 'cost': {
      const change = amountChange(draft);
      return change && { kind: 'amount', field: topic, change, round: roundingOf(draft) };
    }
    case 'marketAmount': {
      const change = amountChange(draft);
      return change && { kind: topic, marketplace, change, round: roundingOf(draft) };
    }
    case 'currency': {
      const rate = draft.number.trim() === '' ? null : parts(draft.number, 6);
      if (rate === undefined || rate === 0) return undefined;
      return { kind: topic, field: 'price', currency: draft.currency, rate };
    }
    case 'replace': {
      const { field, find, replacement, regex, matchCase, wholeWord } = draft;
      return find === '' ? undefined : { kind: topic, field, find, replacement, regex, matchCase, wholeWord };
    }
    case 'condition':
      return { kind: topic, value: draft.condition };
    case 'category':
    case 'location':
      return { kind: topic, value: draft.text };
    case 'lowStock': {
      const value = draft.count.trim() === '' ? null : wholeNumber(draft.count);
      return value === undefined ? undefined : { kind: topic, value };
    }
    case 'quantity': {
      const value = wholeNumber(draft.count);
      return value === undefined ? undefined : { kind: topic, value };
    }
    case 'tags':
      return draft.tags.length === 0 && draft.mode !== 'replace'
        ? undefined
        : { kind: topic, mode: draft.mode, tags: [...draft.tags] };
    case 'marketCategory': {
      const { categoryId, categoryName } = draft;
      return categoryId === null ? undefined : { kind: topic, marketplace, categoryId, categoryName };
    }
    case 'marketAspect': {
      const name = draft.aspect.trim();
      return name === '' ? undefined : { kind: topic, marketplace, name, values: [...draft.tags] };
    }
    case 'marketTitle':
      return { kind: topic, marketplace, value: draft.text.trim() === '' ? null : draft.text };
    case 'marketTerm': {
      const { accountId, termKey: key, term: value } = draft;
      return accountId === null || key === null ? undefined : { kind: topic, marketplace, accountId, key, value };
    }
    case 'archive':
      return { kind: topic, archived: draft.archived };
  }
}
