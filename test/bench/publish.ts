import { Agent } from 'undici';
import { createTransport, type RawRequest, type Transport } from '#main/http/transport.ts';
import type { Clock } from '#main/ports.ts';
import { systemClock } from '#main/system.ts';
import { eventually } from '#test/support/clocks.ts';
import { openDesk, temporaryFolder } from '#test/integration/publishing/desk.ts';
import { startPracticeProcess } from '#test/integration/publishing/practice-process.ts';
import { addSampleItem, skuOf } from '#test/integration/publishing/sample-items.ts';
import { round, type BenchRow } from './bench.ts';

/** A round stays below the 50 uploads in five seconds that eBay allows, so that no limit is measured. */
const itemsPerRound = 40;
const rounds = 12;
/** Until the code is compiled, as in the batches of hundreds that this is about. */
const warmUpRounds = 3;
const concurrency = 4;

/**
 * Publishing through the app, from the click to the last read-back, against the same requests sent bare with undici: same
 * bodies, same four at a time, same server in a process of its own. The difference is what journal, checks, rate gate and
 * decoding cost.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = temporaryFolder();
  const practice = await startPracticeProcess();
  const time = { ahead: 0 };
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + time.ahead };
  const recorded: RawRequest[] = [];
  const wire = createTransport({ clock });
  const transport: Transport = {
    send: (request) => {
      recorded.push(request);
      return wire.send(request);
    },
    close: () => wire.close(),
  };
  const desk = openDesk({ folder: folder.path, ebay: practice.ebay, clock, transport });
  const agent = new Agent({ connections: 8, pipelining: 1 });
  try {
    const account = await desk.connect('attic_and_co');
    desk.publishing.start();
    let appMs = 0;
    let bareMs = 0;
    let appRequests = 0;
    let bareRequests = 0;
    for (let number = 0; number < rounds; number += 1) {
      const items = [];
      for (let count = 0; count < itemsPerRound; count += 1)
        items.push(await addSampleItem(desk.inventory, { photos: 1 }));
      await passLimits();
      recorded.length = 0;
      const began = performance.now();
      const { batchId } = await desk.publishing.publish({
        itemIds: items.map(({ id }) => id),
        accountIds: [account.id],
      });
      await finished(batchId);
      const app = performance.now() - began;
      const listings = desk.publishing.batch({ batchId }).filter(({ listing }) => listing?.state === 'live');
      if (listings.length !== itemsPerRound) throw new Error(`only ${listings.length} of ${itemsPerRound} went live`);

      const requests = [...recorded];
      const replays = items.map((item) => replayOf(requests, skuOf(item)));
      await passLimits();
      const bare = await sendBare(agent, replays);
      if (number < warmUpRounds) continue;
      appMs += app;
      bareMs += bare.ms;
      appRequests += requests.length;
      bareRequests += bare.requests;
    }
    const counted = (rounds - warmUpRounds) * itemsPerRound;
    // The app's own extra requests (policies, once a minute) are its overhead and stay in its time.
    const share = bareMs / appMs;
    return [
      {
        name: 'publish throughput as a share of bare requests',
        value: round(share),
        unit: '',
        goal: `at least 0.7 (${appRequests} requests against ${bareRequests})`,
        ok: share >= 0.7,
      },
      {
        name: 'publish throughput',
        value: round((counted / appMs) * 1_000, 1),
        unit: 'items/s',
        goal: `none; bare it is ${round((counted / bareMs) * 1_000, 1)}`,
        ok: true,
      },
    ];
  } finally {
    await desk.close();
    await wire.close();
    await agent.close();
    await practice.stop();
    folder.remove();
  }

  /** Both sides count uploads per five seconds by their own clocks. */
  async function passLimits(): Promise<void> {
    time.ahead += 6_000;
    await practice.advanceClock(6_000);
  }

  function finished(batchId: string): Promise<boolean> {
    return eventually(
      'the batch',
      // A count instead of the batch view: waiting must not cost what is measured.
      () =>
        desk.store.get('SELECT 1 FROM intent WHERE batch_id = :batchId AND finished_at IS NULL', { batchId }) ===
        undefined,
      120_000,
    );
  }
}

/** What the app sent for one item, with an SKU of its own so that it is a new item for the server. */
interface Replay {
  readonly upload: RawRequest;
  readonly item: RawRequest;
  readonly offer: RawRequest;
  readonly publish: RawRequest;
  readonly reads: readonly RawRequest[];
}

function replayOf(requests: readonly RawRequest[], sku: string): Replay {
  const about = encodeURIComponent(sku);
  const one = (what: string, test: (request: RawRequest) => boolean): RawRequest => {
    const found = requests.find(test);
    if (found === undefined) throw new Error(`the app sent no ${what} for ${sku}`);
    return found;
  };
  const upload = one('photo', ({ url }) => url.includes('/commerce/media/'));
  const item = one('item', ({ method, url }) => method === 'PUT' && url.endsWith(`/inventory_item/${about}`));
  const offer = one(
    'offer',
    ({ method, url, body }) => method === 'POST' && url.endsWith('/offer') && text(body).includes(`"${sku}"`),
  );
  const publish = one('publication', ({ url }) => url.endsWith('/publish'));
  const readItem = one(
    'read of the item',
    ({ method, url }) => method === 'GET' && url.endsWith(`/inventory_item/${about}`),
  );
  const readOffer = one('read of the offer', ({ method, url }) => method === 'GET' && /\/offer\/[^/]+$/.test(url));
  const renamed = (request: RawRequest): RawRequest => ({
    ...request,
    url: request.url.replace(about, `bare-${about}`),
    body: typeof request.body === 'string' ? request.body.replaceAll(`"${sku}"`, `"bare-${sku}"`) : request.body,
  });
  return { upload, item: renamed(item), offer: renamed(offer), publish, reads: [readOffer, renamed(readItem)] };
}

const text = (body: RawRequest['body']): string =>
  typeof body === 'string' ? body : body === null ? '' : Buffer.from(body).toString('latin1');

async function sendBare(
  agent: Agent,
  replays: readonly Replay[],
): Promise<{ readonly ms: number; readonly requests: number }> {
  let requests = 0;
  const send = async ({ method, url, headers, body }: RawRequest): Promise<Record<string, unknown>> => {
    requests += 1;
    const target = new URL(url);
    const answer = await agent.request({
      origin: target.origin,
      path: target.pathname + target.search,
      method,
      headers,
      body,
    });
    const received = await answer.body.text();
    if (answer.statusCode >= 300) throw new Error(`${method} ${url} bare: ${answer.statusCode} ${received}`);
    return received === '' ? {} : (JSON.parse(received) as Record<string, unknown>);
  };
  const play = async ({ upload, item, offer, publish, reads }: Replay): Promise<void> => {
    const { imageUrl } = await send(upload);
    const body = JSON.parse(text(item.body)) as { product: { imageUrls: unknown } };
    body.product.imageUrls = [imageUrl];
    await send({ ...item, body: JSON.stringify(body) });
    const { offerId } = await send(offer);
    const withOffer = (request: RawRequest): RawRequest => ({
      ...request,
      url: request.url.replace(/\/offer\/[^/]+/, `/offer/${String(offerId)}`),
    });
    await send(withOffer(publish));
    await Promise.all(reads.map((read) => send(withOffer(read))));
  };
  const queue = [...replays];
  const lane = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) await play(next);
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: concurrency }, lane));
  return { ms: performance.now() - began, requests };
}
