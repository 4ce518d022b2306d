import type { RemoteListing } from '#shared/domain/listing.ts';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Memo, RemoteReference } from '../marketplace.ts';
import type { RemoteItem } from './answers.ts';
import type { Calls } from './calls.ts';

/** "There is no such listing (any more)", which for us is an answer and not a failure. */
export const isGone = (error: unknown): boolean => error instanceof AppError && error.data.remote?.status === 404;

/** Every listing of the account that the query lets through, oldest first, all pages. */
export async function* listings(
  http: Http,
  calls: Calls,
  query: Readonly<Record<string, string>> = {},
): AsyncGenerator<RemoteItem> {
  let cursor: string | null | undefined;
  do {
    const { body } = await http.send(calls.page({ ...query, ...(cursor ? { cursor } : {}) }));
    yield* body.data;
    // A cursor that leads back to itself would never end.
    cursor = body.next_cursor === cursor || body.data.length === 0 ? null : body.next_cursor;
  } while (cursor);
}

export async function getItem(http: Http, calls: Calls, id: string): Promise<RemoteItem | undefined> {
  try {
    return (await http.send(calls.get(id))).body;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The newest listing that carries the SKU as its external id; one that is on sale goes before the others. */
export async function itemBySku(http: Http, calls: Calls, sku: string): Promise<RemoteItem | undefined> {
  const found: RemoteItem[] = [];
  for await (const item of listings(http, calls, { external_id: sku })) {
    // An endpoint that does not know the filter answers with everything.
    if (item.external_id === sku) found.push(item);
  }
  return found.findLast((item) => item.status === 'active') ?? found.at(-1);
}

/** The listing we know of, or the one under the SKU. A known one that is gone is not replaced by another. */
export const findItem = (http: Http, calls: Calls, { sku, memo }: RemoteReference): Promise<RemoteItem | undefined> =>
  memo['listingId'] === undefined ? itemBySku(http, calls, sku) : getItem(http, calls, memo['listingId']);

export const memoOf = ({ id, url }: Pick<RemoteItem, 'id' | 'url'>): Memo => ({
  listingId: id,
  ...(url !== undefined && URL.parse(url)?.protocol.startsWith('http') === true ? { url } : {}),
});

const STATUS: Readonly<Record<string, RemoteListing['status']>> = {
  active: 'live',
  sold: 'out_of_stock',
  archived: 'ended',
  draft: 'not_listed',
  pending_review: 'not_listed',
  rejected: 'ended',
};

/** What was left out stays null. There is no quantity field: a listing is one piece. */
export const remoteListing = (item: RemoteItem): RemoteListing => ({
  listingId: item.id,
  title: item.title ?? null,
  price: item.price_cents === undefined ? null : { amount: item.price_cents, currency: 'USD' },
  quantity: null,
  photoCount: item.photos?.length ?? null,
  condition: item.condition ?? null,
  categoryId: item.category ?? null,
  terms: null,
  status: item.status === undefined ? 'live' : (STATUS[item.status] ?? 'not_listed'),
});
