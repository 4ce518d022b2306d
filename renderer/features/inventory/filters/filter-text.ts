import type { TFunction } from 'i18next';
import type { Account } from '#shared/domain/account.ts';
import type { ItemFilter } from '#shared/domain/item-filter.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { partsOf, type FilterKind } from './filter-kinds.ts';

/** What the texts of chips need besides the filter. */
export interface FilterWords {
  readonly t: TFunction<['grid', 'common']>;
  readonly locale: string;
  readonly marketName: (id: string) => string;
  readonly accountName: (id: string) => string;
}

/** Names the accounts of chips; one that is gone by its place. */
export const accountNames =
  (accounts: readonly Account[], nameOf: (account: Account) => string, gone: string) =>
  (id: string): string => {
    const account = accounts.find((known) => known.id === id);
    return account ? nameOf(account) : gone;
  };

/** Values named before the rest is only counted. */
const named = 2;

/** A value of a list in words. */
export function valueText(kind: FilterKind, value: string, { t }: Pick<FilterWords, 't'>): string {
  switch (kind) {
    case 'status':
      return t(`status.${value as NonNullable<ItemFilter['status']>[number]}`);
    case 'condition':
      return value === 'none'
        ? t('filter.none')
        : t(`common:condition.${value as Exclude<NonNullable<ItemFilter['condition']>[number], 'none'>}`);
    case 'missing':
      return t(`column.${value as Exclude<NonNullable<ItemFilter['missing']>[number], 'description'>}`);
    default:
      return value === '' ? t('filter.none') : value;
  }
}

/** What a chip says after its name. */
export function filterText(kind: FilterKind, filter: ItemFilter, words: FilterWords): string {
  const { t, locale, marketName, accountName } = words;
  const several = (values: readonly string[]): string => {
    const rest = values.length - named;
    const shown = values.slice(0, rest > 0 ? named : values.length).join(', ');
    return rest > 0 ? t('filter.andMore', { values: shown, count: rest }) : shown;
  };
  const range = (from: string | null, to: string | null): string => {
    if (from !== null && to !== null) return from === to ? from : t('filter.between', { from, to });
    if (from !== null) return t('filter.from', { from });
    return to === null ? t('filter.any') : t('filter.to', { to });
  };
  const numbers = (from: number | null, to: number | null, text = (value: number) => value.toLocaleString(locale)) =>
    range(from === null ? null : text(from), to === null ? null : text(to));
  const money = ({ currency, from, to }: NonNullable<ItemFilter['price']>): string =>
    from === null && to === null ? currency : numbers(from, to, (amount) => formatMoney({ amount, currency }, locale));
  const textOf = (part: (typeof partsOf)[FilterKind][number]): string => {
    switch (part) {
      case 'listedOn':
        return several((filter.listedOn ?? []).map(marketName));
      case 'notListedOn':
        return t('filter.not', { values: several((filter.notListedOn ?? []).map(marketName)) });
      case 'accounts':
        return several((filter.accounts ?? []).map(accountName));
      case 'notAccounts':
        return t('filter.not', { values: several((filter.notAccounts ?? []).map(accountName)) });
      case 'price':
      case 'cost':
      case 'margin':
        return filter[part] ? money(filter[part]) : '';
      case 'marginPercent':
        return numbers(filter.marginPercent?.from ?? null, filter.marginPercent?.to ?? null, (value) =>
          (value / 100).toLocaleString(locale, { style: 'percent' }),
        );
      case 'quantity':
        return numbers(filter.quantity?.from ?? null, filter.quantity?.to ?? null);
      case 'age':
      case 'unchanged':
        return numbers(filter[part]?.from ?? null, filter[part]?.to ?? null, (count) => t('filter.days', { count }));
      case 'lowStock':
        return t('filter.lowStock');
      case 'tags':
        return several(filter.tags ?? []);
      case 'allTags':
        return t('filter.all', { values: several(filter.allTags ?? []) });
      case 'noTags':
        return t('filter.not', { values: several(filter.noTags ?? []) });
      case 'photos':
        return t(`filter.photos.${filter.photos ?? 'none'}`);
      default:
        return several((filter[part] ?? []).map((value) => valueText(kind, value, words)));
    }
  };
  return partsOf[kind]
    .filter((part) => filter[part] !== undefined)
    .map(textOf)
    .join(' · ');
}
