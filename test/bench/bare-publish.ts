import type { Agent } from 'undici';
import type { RawRequest } from '#main/http/transport.ts';

/** What the app sent for one item. */
export interface Replay {
  readonly sku: string;
  readonly upload: RawRequest;
  readonly item: RawRequest;
  readonly offer: RawRequest;
  readonly publish: RawRequest;
  readonly reads: readonly RawRequest[];
}

/** Picks the requests of one item out of those the app sent; throws when one is missing. */
export function replayOf(requests: readonly RawRequest[], sku: string): Replay {
  const about = encodeURIComponent(sku);
  const one = (what: string, test: (request: RawRequest) => boolean): RawRequest => {
    const found = requests.find(test);
    if (found === undefined) throw new Error(`the app sent no ${what} for ${sku}`);
    return found;
  };
  const isOffer = ({ method, url, body }: RawRequest): boolean =>
    method === 'POST' && url.pathname.endsWith('/offer') && text(body).includes(`"${sku}"`);
  return {
    sku,
    upload: one('photo', ({ url }) => url.pathname.includes('/commerce/media/')),
    item: one('item', ({ method, url }) => method === 'PUT' && url.pathname.endsWith(`/inventory_item/${about}`)),
    offer: one('offer', isOffer),
    publish: one('publication', ({ url }) => url.pathname.endsWith('/publish')),
    reads: [
      one('read of the offer', ({ method, url }) => method === 'GET' && /\/offer\/[^/]+$/.test(url.pathname)),
      one(
        'read of the item',
        ({ method, url }) => method === 'GET' && url.pathname.endsWith(`/inventory_item/${about}`),
      ),
    ],
  };
}

const text = (body: RawRequest['body']): string =>
  typeof body === 'string' ? body : body === null ? '' : Buffer.from(body).toString('latin1');

/** Publishes the replayed items under SKUs of their own, so many at the same time. Answers how many requests it took. */
export async function sendBare(
  agent: Agent,
  replays: readonly Replay[],
  { prefix, concurrency }: { readonly prefix: string; readonly concurrency: number },
): Promise<number> {
  let requests = 0;
  const send = async ({ method, url, headers, body }: RawRequest): Promise<Record<string, unknown>> => {
    requests += 1;
    const path = url.pathname + url.search;
    const answer = await agent.request({ origin: url.origin, path, method, headers, body });
    const received = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${path} bare: ${answer.statusCode} ${received}`);
    return received === '' ? {} : (JSON.parse(received) as Record<string, unknown>);
  };
  const play = async ({ sku, upload, item, offer, publish, reads }: Replay): Promise<void> => {
    let offerId = '';
    const own = (request: RawRequest): RawRequest => ({
      ...request,
      url: new URL(
        request.url.href
          .replace(encodeURIComponent(sku), encodeURIComponent(prefix + sku))
          .replace(/\/offer\/[^/]+/, `/offer/${offerId}`),
      ),
      body: typeof request.body === 'string' ? request.body.replaceAll(`"${sku}"`, `"${prefix}${sku}"`) : request.body,
    });
    const { imageUrl } = await send(upload);
    const body = JSON.parse(text(item.body)) as { product: { imageUrls: unknown } };
    body.product.imageUrls = [imageUrl];
    await send(own({ ...item, body: JSON.stringify(body) }));
    offerId = String((await send(own(offer)))['offerId']);
    await send(own(publish));
    await Promise.all(reads.map((read) => send(own(read))));
  };
  const queue = [...replays];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await play(next);
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  return requests;
}
