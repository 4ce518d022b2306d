import { z } from 'zod';
import { Refusal } from '../answers.ts';
import { bounds, CONDITIONS } from './bounds.ts';
import type { OfferUpContext } from './context.ts';
import { photoAt } from './photos.ts';
import { errorBody, refuse } from './refusals.ts';
import { statuses, type Listing } from './state.ts';

const text = (longest: number) => z.string().trim().min(1).max(longest);

const fields = {
  title: text(bounds.title),
  description: text(bounds.description),
  /** Whole US cents; there is no currency field. 0 is "free". */
  price_cents: z.int().min(0).max(bounds.price),
  photos: z.array(z.string()).min(1).max(bounds.photos),
  category: text(100),
  condition: z.string().refine((word) => CONDITIONS.has(word), 'not a condition'),
  location: z.strictObject({
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
  }),
  /** This project's own choice: the seller's own number, so that a listing can be found again by it. */
  external_id: z.string().min(1).max(bounds.externalId).nullish(),
};
const newSchema = z.strictObject(fields);
const changeSchema = newSchema.partial().extend({ status: z.enum(statuses).optional() });

export type NewListing = z.infer<typeof newSchema>;
export type ListingChange = z.infer<typeof changeSchema>;

/** The body of a create, or 422 that names the first field at fault. */
export const parseNew = (context: OfferUpContext, owner: string, body: unknown): NewListing =>
  checked(context, owner, newSchema.safeParse(body));

/** The body of a PATCH: any subset, and the status. */
export const parseChange = (context: OfferUpContext, owner: string, body: unknown): ListingChange =>
  checked(context, owner, changeSchema.safeParse(body));

function checked<Body extends ListingChange>(
  context: OfferUpContext,
  owner: string,
  parsed: z.ZodSafeParseResult<Body>,
): Body {
  if (!parsed.success) throw refusal(parsed.error);
  for (const [index, url] of (parsed.data.photos ?? []).entries()) {
    if (photoAt(context, url)?.owner === owner) continue;
    refuse(422, 'invalid_photo', `Photo ${index + 1} is not one that this seller uploaded.`, 'photos');
  }
  return parsed.data;
}

function refusal(error: z.ZodError): Refusal {
  const issue = error.issues[0];
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = unknown ?? String(issue?.path[0] ?? 'body');
  const missing = issue?.code === 'invalid_type' && issue.message.includes('received undefined');
  const code = unknown !== undefined ? 'unknown_field' : `${missing ? 'missing' : 'invalid'}_${nounOf(field)}`;
  return new Refusal(422, errorBody(code, issue?.message ?? 'The body is not valid.', field));
}

const nounOf = (field: string): string => (field === 'price_cents' ? 'price' : field);

/** What a buyer finds after a change. Sold is for good; archived can come back. */
export function changed(listing: Listing, change: ListingChange, now: number): Listing {
  if (listing.status === 'sold' && change.status !== undefined && change.status !== 'sold') {
    refuse(409, 'already_sold', 'A sold listing cannot be brought back. Create a new one.', 'status');
  }
  return {
    ...listing,
    title: change.title ?? listing.title,
    description: change.description ?? listing.description,
    priceCents: change.price_cents ?? listing.priceCents,
    photos: change.photos ?? listing.photos,
    category: change.category ?? listing.category,
    condition: change.condition ?? listing.condition,
    location: change.location ?? listing.location,
    externalId: change.external_id === undefined ? listing.externalId : change.external_id,
    status: change.status ?? listing.status,
    updatedAt: now,
  };
}
