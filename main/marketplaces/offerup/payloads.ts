import { createHash } from 'node:crypto';
import type { ListingDraft } from '../marketplace.ts';
import { plainDescription } from '#shared/domain/description-text.ts';
import { conditionFor } from './conditions.ts';
import { blurred, type Place } from './place.ts';

/** What is sent of a draft. Prices are whole cents already; there is no currency and no quantity field. */
export function listingBody(draft: ListingDraft, place: Place, photos: readonly string[]): Record<string, unknown> {
  return {
    title: draft.title.trim(),
    description: descriptionOf(draft),
    price_cents: draft.price?.amount ?? 0,
    photos,
    category: draft.categoryId,
    condition: conditionFor(draft.condition).word,
    location: blurred(place),
    external_id: draft.sku,
  };
}

/** OfferUp has no field for the condition note, so it ends the description. */
export function descriptionOf({ description, conditionNote }: ListingDraft): string {
  const note = conditionNote.trim();
  const text = plainDescription(description);
  return note === '' ? text : `${text}\n\nCondition: ${note}`;
}

/**
 * The same for every try of one publication, another for the next one: a publication after an ended listing knows that
 * listing, and any change of the item changes the body.
 */
export const idempotencyKey = (accountId: string, earlierListingId: string | undefined, body: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([accountId, earlierListingId ?? null, body]))
    .digest('hex');
