import { conditions } from '#shared/domain/condition.ts';
import { itemTermsSchema, type ItemTerms } from '#shared/domain/item.ts';
import type { ItemChange } from '#shared/ipc/history.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { moneySchema } from '#shared/domain/money.ts';
import { catalogues } from '../../app/i18n/catalogue.ts';
import { setupName } from '../../app/i18n/describe.ts';
import { i18n } from '../../app/i18n/i18n.ts';

/** One field of a change in words. */
export interface FieldText {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** Keys of a record that name what is changed, not how. */
const keys: ReadonlySet<string> = new Set([
  'variantId',
  'photoId',
  'photoIds',
  'stockEventId',
  'present',
  'removedAt',
  'deletedAt',
  'archivedAt',
]);
/** As much of a long text as a line shows. */
const shownLength = 160;

/** What a change did to each field, in the reader's words. Changes that only move something say it by their name. */
export function changeText(change: ItemChange, locale: string): readonly FieldText[] {
  return Object.keys(change.after)
    .filter((field) => !keys.has(field))
    .map((field) => ({
      field: fieldName(field),
      before: valueText(change.before[field], locale),
      after: valueText(change.after[field], locale),
    }))
    .filter(({ before, after }) => before !== after);
}

function fieldName(field: string): string {
  if (field.startsWith('markets.')) {
    return i18n.t('history:field.market', { marketplace: marketName(field.slice('markets.'.length)) });
  }
  const names = catalogues.en.history.field;
  const known = (Object.hasOwn(names, field) ? field : 'other') as keyof typeof names;
  return i18n.t(`history:field.${known}` as 'history:field.other');
}

const marketNames: Readonly<Record<string, string>> = {
  ebay: 'eBay',
  etsy: 'Etsy',
  facebook: 'Facebook',
  offerup: 'OfferUp',
};
const marketName = (id: string): string => marketNames[id] ?? id;

function valueText(value: unknown, locale: string): string {
  const none = i18n.t('history:nothing');
  if (value === null || value === undefined || value === '') return none;
  if (typeof value === 'number') return new Intl.NumberFormat(locale).format(value);
  const condition = conditions.find((one) => one === value);
  if (condition) return i18n.t(`common:condition.${condition}`);
  if (typeof value === 'string') return value.length > shownLength ? `${value.slice(0, shownLength)}…` : value;
  const money = moneySchema.safeParse(value);
  if (money.success) return formatMoney(money.data, locale);
  if (Array.isArray(value)) return value.length === 0 ? none : value.map(String).join(', ');
  return partsText(value, locale) || none;
}

/** Options of a variant, or what a marketplace gets: each part that says something. */
const partsText = (value: object, locale: string): string =>
  Object.entries(value)
    .filter(([name, part]) => name !== 'categoryId' && part !== null && !(Array.isArray(part) && part.length === 0))
    .map(([name, part]: [string, unknown]) => {
      if (name === 'categoryName') return String(part);
      const terms = name === 'terms' ? itemTermsSchema.safeParse(part).data : undefined;
      if (terms) return termsText(terms);
      if (typeof part === 'object' && part !== null && !Array.isArray(part) && !moneySchema.safeParse(part).success)
        return partsText(part, locale);
      return `${fieldOrName(name)}: ${valueText(part, locale)}`;
    })
    .filter((text) => text !== '')
    .join(' · ');

/** By the names that the choices and their values had when they were made. */
const termsText = (terms: ItemTerms): string =>
  Object.values(terms)
    .flatMap((ofAccount) => Object.entries(ofAccount))
    .map(([key, { label }]) => `${setupName(key)}: ${label}`)
    .join(' · ');

const fieldOrName = (name: string): string =>
  Object.hasOwn(catalogues.en.history.field, name) ? fieldName(name) : name;
