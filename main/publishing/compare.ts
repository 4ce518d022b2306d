import type { Drift, RemoteListing } from '#shared/domain/listing.ts';
import { toDecimal, type Money } from '#shared/domain/money.ts';

const words = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();
const amount = (price: Money): string => `${toDecimal(price)} ${price.currency}`;

/** The field of a difference in one of the account's choices. */
export const termField = (key: string): string => `terms.${key}`;

/**
 * What a marketplace reports compared with what was sent, field by field; empty means they agree. A field that either
 * side leaves open (`null`) is not compared: "not reported" is no difference. Runs of white space and Unicode
 * normalisation do not count, because marketplaces tidy titles that way.
 */
export function compareListing(sent: RemoteListing, found: RemoteListing): readonly Drift[] {
  const pairs: readonly (readonly [string, string | null, string | null])[] = [
    ['listingId', sent.listingId, found.listingId],
    ['title', text(sent.title), text(found.title)],
    ['price', sent.price && amount(sent.price), found.price && amount(found.price)],
    ['quantity', count(sent.quantity), count(found.quantity)],
    ['photoCount', count(sent.photoCount), count(found.photoCount)],
    ['condition', sent.condition, found.condition],
    ['categoryId', sent.categoryId, found.categoryId],
    ['status', sent.status, found.status],
    ...Object.entries(sent.terms ?? {}).map(
      ([key, value]) => [termField(key), value, found.terms?.[key] ?? null] as const,
    ),
  ];
  return pairs.flatMap(([field, sent, found]) =>
    sent === null || found === null || sent === found ? [] : [{ field, sent, found }],
  );
}

const text = (value: string | null): string | null => (value === null ? null : words(value));
const count = (value: number | null): string | null => (value === null ? null : String(value));
