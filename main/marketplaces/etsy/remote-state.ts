import type { RemoteListing } from '#shared/domain/listing.ts';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Memo, RemoteReference, Terms } from '../marketplace.ts';
import type { Inventory, Listing, Product } from './answers.ts';
import { PAGE, type Calls } from './calls.ts';
import { moneyOf } from './money.ts';
import { draftMark } from './payloads.ts';
import { AUTOMATIC, MANUAL, settingKeys } from './setting-keys.ts';

/** "There is no such thing (any more)", which for us is an answer and not a failure. */
export const isAbsent = (error: unknown): boolean => error instanceof AppError && error.data.remote?.status === 404;

/** In the order in which a listing of ours is most likely found. */
export const states = ['active', 'inactive', 'sold_out', 'expired', 'draft'] as const;

/** Offsets beyond this are refused. Source: developers.etsy.com/documentation/essentials/urlsyntax. */
const LAST_OFFSET = 12_000;

export async function getListing(http: Http, calls: Calls, listingId: string): Promise<Listing | undefined> {
  try {
    return (await http.send(calls.listing(listingId))).body;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** A listing that was never edited with the inventory tools may have none. */
export async function getInventory(http: Http, calls: Calls, listingId: string): Promise<Inventory | undefined> {
  try {
    return (await http.send(calls.inventory(listingId))).body;
  } catch (error) {
    if (isAbsent(error)) return undefined;
    throw error;
  }
}

/** All listings of one state, page by page. Pages move while they are read, so one may come twice. */
export async function* listingsIn(http: Http, calls: Calls, state: string): AsyncGenerator<readonly Listing[]> {
  for (let offset = 0; offset <= LAST_OFFSET; offset += PAGE) {
    const { results } = (await http.send(calls.listings(state, offset))).body;
    yield results;
    if (results.length < PAGE) return;
  }
}

/** Each listing with its SKUs, which some lists carry and others leave to the inventory. */
export async function withSkus(
  http: Http,
  calls: Calls,
  page: readonly Listing[],
): Promise<readonly { readonly listing: Listing; readonly skus: readonly string[] }[]> {
  const untold = page.filter(({ skus }) => skus === undefined || skus === null || skus.length === 0);
  const rows =
    untold.length === 0
      ? []
      : (await http.send(calls.inventories(untold.map(({ listing_id: id }) => id)))).body.results;
  const found = new Map(rows.map(({ listing_id: id, inventory }) => [id, skusOf(inventory?.products ?? [])]));
  return page.map((listing) => ({
    listing,
    skus:
      listing.skus !== undefined && listing.skus !== null && listing.skus.length > 0
        ? listing.skus
        : (found.get(listing.listing_id) ?? []),
  }));
}

const skusOf = (products: readonly Product[]): readonly string[] =>
  products.flatMap(({ sku }) => (sku === null || sku === undefined || sku === '' ? [] : [sku]));

/** The listing we know of, or the one with the SKU. */
export async function findListing(
  http: Http,
  calls: Calls,
  { sku, memo }: RemoteReference,
): Promise<Listing | undefined> {
  const known = memo['listingId'];
  if (known !== undefined) return getListing(http, calls, known);
  if (sku === '') return undefined;
  for (const state of states) {
    for await (const page of listingsIn(http, calls, state)) {
      const row = (await withSkus(http, calls, page)).find(({ skus }) => skus.includes(sku));
      if (row !== undefined) return row.listing;
    }
  }
  return undefined;
}

/** A draft of ours for the SKU, by the mark in its description. */
export async function findDraft(http: Http, calls: Calls, sku: string): Promise<Listing | undefined> {
  const mark = draftMark(sku);
  for await (const page of listingsIn(http, calls, 'draft')) {
    const found = page.find(({ description }) => decodeEntities(description ?? '').includes(mark));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The product with our SKU; the only one where there is only one. */
export function productOf(inventory: Inventory | undefined, sku: string): Product | undefined {
  const products = (inventory?.products ?? []).filter(({ is_deleted: gone }) => gone !== true);
  return products.find((product) => product.sku === sku) ?? (products.length === 1 ? products[0] : undefined);
}

export const memoOf = ({ listing_id: listingId }: Listing): Memo => ({ listingId });

/** Listing and inventory as one. What Etsy left out stays null. */
export function remoteListing(listing: Listing, product: Product | undefined): RemoteListing {
  const offering = product?.offerings.find(({ is_deleted: gone }) => gone !== true);
  const price = offering?.price ?? listing.price ?? null;
  return {
    listingId: listing.listing_id,
    title: listing.title === null || listing.title === undefined ? null : decodeEntities(listing.title),
    price: price === null ? null : moneyOf(price),
    quantity: offering?.quantity ?? listing.quantity ?? null,
    photoCount: listing.images?.length ?? null,
    condition: null,
    categoryId: listing.taxonomy_id ?? null,
    terms: termsOf(listing, offering?.readiness_state_id),
    status: statusOf(listing.state),
  };
}

/** The item's choices as the listing has them. Only active listings tell their processing profile; the inventory always does. */
function termsOf(listing: Listing, readiness: number | null | undefined): Terms {
  const processing = listing.readiness_state_id ?? readiness ?? undefined;
  const renews = listing.should_auto_renew;
  const said: Readonly<Record<string, string | null | undefined>> = {
    [settingKeys.shipping]: listing.shipping_profile_id,
    [settingKeys.processing]: processing === undefined ? undefined : String(processing),
    [settingKeys.returns]: listing.return_policy_id,
    [settingKeys.section]: listing.shop_section_id,
    [settingKeys.renewal]: typeof renews === 'boolean' ? (renews ? AUTOMATIC : MANUAL) : undefined,
  };
  return Object.fromEntries(
    Object.entries(said).flatMap(([key, value]) => (value === null || value === undefined ? [] : [[key, value]])),
  );
}

function statusOf(state: string): RemoteListing['status'] {
  switch (state) {
    case 'active':
      return 'live';
    case 'sold_out':
      return 'out_of_stock';
    case 'draft':
      return 'not_listed';
    default:
      return 'ended';
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Etsy answers texts escaped for a web page (`&#39;`), though they are sent plain. */
export const decodeEntities = (text: string): string =>
  text.replaceAll(/&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (typeof decimal === 'string') return String.fromCodePoint(Number(decimal));
    if (typeof hex === 'string') return String.fromCodePoint(Number.parseInt(hex, 16));
    return ENTITIES[String(name).toLowerCase()] ?? whole;
  });
