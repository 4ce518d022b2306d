import { parsePrice } from './prices.ts';
import type { Item } from './state.ts';

/** Values of the enumerations. Source: facebook.md section 4.5. */
export const CONDITIONS: readonly string[] = [
  'new',
  'refurbished',
  'used',
  'used_like_new',
  'used_good',
  'used_fair',
  'cpo',
  'open_box_new',
];
export const AVAILABILITIES: readonly string[] = [
  'in stock',
  'out of stock',
  'preorder',
  'available for order',
  'discontinued',
  'pending',
  'mark_as_sold',
];

/** Limits. Source: facebook.md section 12. */
const TITLE_LENGTH = 200;
const DESCRIPTION_LENGTH = 9_999;
const KEY_LENGTH = 100;
const LINK_LENGTH = 2_000;
const MORE_PHOTOS = 20;

/** What a change says of an item, under the single-item names and already parsed; absent means left as it is. */
export interface ItemChange {
  readonly name?: string;
  readonly description?: string;
  readonly availability?: string;
  readonly condition?: string;
  readonly priceMinor?: number;
  readonly currency?: string;
  readonly url?: string;
  readonly imageUrl?: string;
  readonly additionalImageUrls?: string[];
  readonly visibility?: Item['visibility'];
  readonly quantity?: number;
  readonly groupRetailerId?: string;
  readonly extra: Readonly<Record<string, string>>;
}

/** What was said, without what was not. */
export function defined<T extends object>(values: T): { [Key in keyof T]?: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]?: Exclude<T[Key], undefined>;
  };
}

/** Without these an item cannot be made. `names` are the caller's own words for them. */
const REQUIRED = ['name', 'description', 'availability', 'condition', 'priceMinor', 'url', 'imageUrl'] as const;

/** The caller's names of what is missing to make a new item. */
export function missingFor(
  change: ItemChange,
  names: Readonly<Record<(typeof REQUIRED)[number], string>>,
): readonly string[] {
  return REQUIRED.filter((key) => change[key] === undefined || change[key] === '').map((key) => names[key]);
}

/** What is wrong with the values that were sent, in words that name the caller's fields. */
export function problemsIn(change: ItemChange, names: Readonly<Record<string, string>>): readonly string[] {
  const called = (key: string) => names[key] ?? key;
  const { name, description, condition, availability, url, imageUrl, additionalImageUrls = [], quantity } = change;
  const addresses = [
    [url, 'url'],
    [imageUrl, 'imageUrl'],
    ...additionalImageUrls.map((one) => [one, 'additionalImageUrls']),
  ] as const;
  return [
    ...tooLong(called('name'), name, TITLE_LENGTH),
    ...tooLong(called('description'), description, DESCRIPTION_LENGTH),
    ...(description !== undefined && /<\/?[a-z][^>]*>/i.test(description)
      ? [`${called('description')} must be plain text without HTML.`]
      : []),
    ...notOneOf(called('condition'), condition, CONDITIONS),
    ...notOneOf(called('availability'), availability, AVAILABILITIES),
    ...addresses.flatMap(([address, key]) =>
      address === undefined || isAddress(address)
        ? []
        : [`${called(key ?? '')} must be a public https URL: ${address}`],
    ),
    ...(additionalImageUrls.length > MORE_PHOTOS
      ? [`${called('additionalImageUrls')} may hold ${MORE_PHOTOS} URLs.`]
      : []),
    ...(quantity !== undefined && quantity < 0 ? [`${called('quantity')} must not be negative.`] : []),
  ];
}

export function retailerIdProblems(id: string): readonly string[] {
  return id === '' ? ['id is required.'] : tooLong('id', id, KEY_LENGTH);
}

/** https, or this computer: where the real one fetches from the Web, practice only knows its own photo server. */
function isAddress(url: string): boolean {
  if (url.length > LINK_LENGTH || !URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && hostname === '127.0.0.1');
}

function tooLong(field: string, value: string | undefined, most: number): readonly string[] {
  return value !== undefined && value.length > most ? [`${field} is too long: it can have ${most} characters.`] : [];
}

function notOneOf(field: string, value: string | undefined, allowed: readonly string[]): readonly string[] {
  return value === undefined || allowed.includes(value)
    ? []
    : [`${field} must be one of {${allowed.join(', ')}}, not "${value}".`];
}

/** A price text of the batch, with the reason when it is none. */
export function readPrice(text: string): {
  readonly change: Pick<ItemChange, 'priceMinor' | 'currency'>;
  readonly problems: readonly string[];
} {
  const price = parsePrice(text);
  if (price === undefined)
    return {
      change: {},
      problems: [`price must be a number, a blank and an ISO currency, such as "19.99 USD", not "${text}".`],
    };
  return { change: { priceMinor: price.minor, currency: price.currency }, problems: [] };
}
