import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { conditions, type Condition } from '#shared/domain/condition.ts';
import type { GridColumn } from '#shared/domain/grid-column.ts';
import { itemStatuses, type ItemStatus } from '#shared/domain/item-status.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { toDecimal, type Money } from '#shared/domain/money.ts';
import { formatDateTime, formatTimeAgo } from '../../../components/time-text.ts';
import { useLocale } from '../../../data/settings.ts';

/**
 * How the cells of all rows write numbers, money, times and words. Made once for the grid: a row that scrolls in must cost
 * little, and looking a word up in the catalogue costs as much as drawing the cell.
 */
export interface CellFormat {
  readonly status: Readonly<Record<ItemStatus, string>>;
  readonly condition: Readonly<Record<Condition, string>>;
  readonly untitled: string;
  readonly edit: string;
  readonly low: string;
  readonly menuOf: (title: string) => string;
  readonly variants: (count: number) => string;
  /** How long an item of the recycle bin can still be restored. */
  readonly daysLeft: (days: number) => string;
  readonly money: (value: Money) => string;
  readonly number: (value: number) => string;
  readonly percent: (value: number) => string;
  readonly ago: (at: number, now: number) => string;
  readonly exactly: (at: number) => string;
}

/** Not to be typed: stands for what a text is put around. */
const hole = '\u0000';

/** A new one only when the language changes; what the time of day changes is drawn by its own cell. */
export function useCellFormat(): CellFormat {
  const { t } = useTranslation(['grid', 'common', 'inventory', 'bin']);
  const locale = useLocale();
  const words = useMemo(() => {
    const menuOf = t('menu.of', { title: hole });
    return {
      status: wordOfEach(itemStatuses, (status) => t(`status.${status}`)),
      condition: wordOfEach(conditions, (condition) => t(`common:condition.${condition}`)),
      untitled: t('inventory:untitled'),
      edit: t('cell.edit'),
      low: t('cell.low'),
      menuOf: (title: string) => menuOf.replace(hole, () => title),
      variants: (count: number) => t('cell.variants', { count }),
      inDays: (count: number) => t('bin:inDays', { count }),
    };
  }, [t]);
  return useMemo(() => {
    const currencies = new Map<string, Intl.NumberFormat>();
    const currencyFormat = (currency: string): Intl.NumberFormat => {
      const known = currencies.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
      currencies.set(currency, known);
      return known;
    };
    const plain = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, { style: 'percent' });
    const inDays = new Map<number, string>();
    return {
      ...words,
      daysLeft: (days) => {
        const text = inDays.get(days) ?? words.inDays(days);
        inDays.set(days, text);
        return text;
      },
      // Intl takes the decimal string exactly; a number would go through a float.
      money: (value) => currencyFormat(value.currency).format(toDecimal(value) as Intl.StringNumericLiteral),
      number: (value) => plain.format(value),
      percent: (value) => percent.format(value),
      ago: (at, now) => formatTimeAgo(at, now, locale),
      exactly: (at) => formatDateTime(at, locale),
    };
  }, [words, locale]);
}

const wordOfEach = <Key extends string>(keys: readonly Key[], wordOf: (key: Key) => string): Record<Key, string> =>
  Object.fromEntries(keys.map((key) => [key, wordOf(key)])) as Record<Key, string>;

/** Columns that say how long ago something was. */
export type TimeColumn = Extract<GridColumn, 'created' | 'updated'>;

/** Price less cost; `null` where one is missing or their currencies differ. */
export const marginOf = ({ price, cost }: Pick<ItemRow, 'price' | 'cost'>): Money | null =>
  price !== null && cost !== null && price.currency === cost.currency
    ? { amount: price.amount - cost.amount, currency: price.currency }
    : null;

/** The text of a cell that no time changes; empty where nothing is known. */
export function cellText(row: ItemRow, column: Exclude<GridColumn, TimeColumn>, format: CellFormat): string {
  const { money, number, percent } = format;
  switch (column) {
    case 'title':
    case 'sku':
    case 'category':
    case 'location':
      return row[column];
    case 'status':
      return format.status[row.status];
    case 'condition':
      return row.condition === null ? '' : format.condition[row.condition];
    case 'price':
    case 'cost':
      return row[column] === null ? '' : money(row[column]);
    case 'margin': {
      const margin = marginOf(row);
      return margin === null ? '' : money(margin);
    }
    case 'marginPercent': {
      const margin = marginOf(row);
      return margin === null || !row.price?.amount ? '' : percent(margin.amount / row.price.amount);
    }
    case 'quantity':
      return number(row.quantity);
    case 'tags':
      return row.tags.join(', ');
    case 'live':
      return row.liveListings === 0 ? '' : number(row.liveListings);
    case 'photos':
      return row.photoCount === 0 ? '' : number(row.photoCount);
    case 'variants':
      return number(row.variantCount);
    default:
      return column satisfies never;
  }
}
