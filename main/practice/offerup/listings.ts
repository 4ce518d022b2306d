import { createHash } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type { Answer } from '../answers.ts';
import { DAY_MS, listingUrl, type OfferUpContext } from './context.ts';
import { sellerEndpoint, type Call } from './endpoint.ts';
import { changed, parseChange, parseNew } from './listing-rules.ts';
import { listPage } from './listing-pages.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';
import type { Listing } from './state.ts';

const READ = 'listings:read';
const WRITE = 'listings:write';
const COUNTER = 'listings';

/** `/v1/listings`: create, list, read, change, delete. */
export function serveListings(app: FastifyInstance, context: OfferUpContext, rates: RateLimit): void {
  const add = (
    method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
    path: string,
    scope: string,
    handle: (call: Call) => Answer,
  ) => sellerEndpoint(app, context, rates, { method, path, scope, handle });

  add('POST', '/v1/listings', WRITE, (call) => create(context, call));
  add('GET', '/v1/listings', READ, (call) => ({ status: 200, body: listPage(context, call, shown) }));
  add('GET', '/v1/listings/:id', READ, (call) => ({ status: 200, body: shown(context, owned(context, call)) }));
  add('PATCH', '/v1/listings/:id', WRITE, (call) => {
    const listing = owned(context, call);
    const change = parseChange(context, call.seller.userId, call.request.body);
    const kept = context.state.listings.put(listing.id, changed(listing, change, context.clock.now()));
    return { status: 200, body: shown(context, kept) };
  });
  add('DELETE', '/v1/listings/:id', WRITE, (call) => {
    removeListing(context, owned(context, call));
    return { status: 204 };
  });
}

/** The same key with the same body answers with the listing that is there; with another body it is refused. */
function create(context: OfferUpContext, { seller, request }: Call): Answer {
  const body = parseNew(context, seller.userId, request.body);
  const header = request.headers['idempotency-key'];
  const key = typeof header === 'string' && header !== '' ? `${seller.userId}/${header}` : undefined;
  const bodyHash = createHash('sha256').update(JSON.stringify(request.body)).digest('hex');
  const now = context.clock.now();
  const known = key === undefined ? undefined : context.state.idempotency.get(key);
  if (known !== undefined && known.expiresAt > now) {
    if (known.bodyHash !== bodyHash) {
      refuse(409, 'idempotency_key_reused', 'This Idempotency-Key was used with another body.');
    }
    const made = context.state.listings.get(known.listingId);
    if (made !== undefined) {
      return { status: 201, headers: { 'idempotent-replay': 'true' }, body: shown(context, made) };
    }
  }
  const number = (context.state.counters.get(COUNTER) ?? 0) + 1;
  context.state.counters.put(COUNTER, number);
  // Padded, so that the order of ids is the order of age.
  const id = `ou_${String(number).padStart(9, '0')}`;
  const listing: Listing = {
    owner: seller.userId,
    id,
    externalId: body.external_id ?? null,
    title: body.title,
    description: body.description,
    priceCents: body.price_cents,
    photos: body.photos,
    category: body.category,
    condition: body.condition,
    location: body.location,
    status: 'active',
    createdAt: now,
    updatedAt: now,
  };
  context.state.listings.put(id, listing);
  context.state.listingsOf.put(`${seller.userId}/${id}`, id);
  if (key !== undefined) context.state.idempotency.put(key, { bodyHash, listingId: id, expiresAt: now + DAY_MS });
  return { status: 201, headers: { location: `/v1/listings/${id}` }, body: shown(context, listing) };
}

/** Another seller's listing is as good as none. */
function owned(context: OfferUpContext, { seller, params }: Call): Listing {
  const listing = context.state.listings.get(params['id'] ?? '');
  if (listing === undefined || listing.owner !== seller.userId) {
    refuse(404, 'not_found', 'There is no such listing.');
  }
  return listing;
}

/** As when its seller deletes it, or the site takes it down. */
export function removeListing(context: OfferUpContext, listing: Listing): void {
  context.state.listings.delete(listing.id);
  context.state.listingsOf.delete(`${listing.owner}/${listing.id}`);
}

const iso = (ms: number): string => new Date(ms).toISOString();

function shown(context: OfferUpContext, listing: Listing) {
  return {
    id: listing.id,
    external_id: listing.externalId,
    status: listing.status,
    title: listing.title,
    description: listing.description,
    price_cents: listing.priceCents,
    photos: listing.photos,
    category: listing.category,
    condition: listing.condition,
    location: listing.location,
    url: listingUrl(context, listing.id),
    created_at: iso(listing.createdAt),
    updated_at: iso(listing.updatedAt),
  };
}
