import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { GridColumn } from '#shared/domain/grid-column.ts';
import type { ItemRow } from '#shared/domain/item.ts';
import { toDecimal, type Money } from '#shared/domain/money.ts';
import { formatDateTime, formatTimeAgo } from '../../../components/time-text.ts';
import { useNow } from '../../../data/clock.ts';
import { useLocale } from '../../../data/settings.ts';

/** How the cells of all rows write numbers, money and times. Made once for the grid: a row that scrolls in must cost little. */
export interface CellFormat {
  readonly t: TFunction<['grid', 'common', 'inventory']>;
  readonly money: (value: Money) => string;
  readonly number: (value: number) => string;
  readonly percent: (value: number) => string;
  readonly ago: (at: number) => string;
  readonly exactly: (at: number) => string;
}

/** A new one only when the language or the minute changes. */
export function useCellFormat(): CellFormat {
  const { t } = useTranslation(['grid', 'common', 'inventory']);
  const locale = useLocale();
  const now = useNow();
  return useMemo(() => {
    const currencies = new Map<string, Intl.NumberFormat>();
    const currencyFormat = (currency: string): Intl.NumberFormat => {
      const known = currencies.get(currency) ?? new Intl.NumberFormat(locale, { style: 'currency', currency });
      currencies.set(currency, known);
      return known;
    };
    const plain = new Intl.NumberFormat(locale);
    const percent = new Intl.NumberFormat(locale, { style: 'percent' });
    return {
      t,
      // Intl takes the decimal string exactly; a number would go through a float.
      money: (value) => currencyFormat(value.currency).format(toDecimal(value) as Intl.StringNumericLiteral),
      number: (value) => plain.format(value),
      percent: (value) => percent.format(value),
      ago: (at) => formatTimeAgo(at, now, locale),
      exactly: (at) => formatDateTime(at, locale),
    };
  }, [t, locale, now]);
}

/** Price less cost; `null` where one is missing or their currencies differ. */
export const marginOf = ({ price, cost }: Pick<ItemRow, 'price' | 'cost'>): Money | null =>
  price !== null && cost !== null && price.currency === cost.currency
    ? { amount: price.amount - cost.amount, currency: price.currency }
    : null;

/** The text of a cell; empty where nothing is known. */
export function cellText(row: ItemRow, column: GridColumn, { t, money, number, percent, ago }: CellFormat): string {
  switch (column) {
    case 'title':
    case 'sku':
    case 'category':
    case 'location':
      return row[column];
    case 'status':
      return t(`status.${row.status}`);
    case 'condition':
      return row.condition === null ? '' : t(`common:condition.${row.condition}`);
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
    case 'created':
      return ago(row.createdAt);
    case 'updated':
      return ago(row.updatedAt);
    default:
      return column satisfies never;
  }
}
