import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createApp, type App } from '#main/app.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import { formatMoney } from '#shared/domain/money.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import { demoCsv, demoPhotoPath } from '#test/support/demo-fixture.ts';
import { eventually } from '#test/support/clocks.ts';
import { consentDriver } from '#test/integration/consent-driver.ts';
import { keepingLogger, keepingNotifier, keyedSecrets } from '#test/integration/headless.ts';

/**
 * `npm run demo`: the whole way of a seller without a screen. The same core as the app, against practice eBay: import a
 * report with photos, sign in on the consent page, publish everything, read it back, sell one. Progress goes to stderr, the
 * result to stdout: a table, or with `--json` one JSON object. Exits with 0 only when every listing was read back equal.
 */
const { values: options } = parseArgs({ options: { json: { type: 'boolean', default: false } } });

/** One line of the result. `readBack` is `equal` when the marketplace shows exactly what was sent. */
interface DemoListing {
  readonly sku: string;
  readonly marketplace: string;
  readonly url: string | null;
  readonly readBack: 'equal' | 'different' | 'missing';
  /** From the order to publish until the read-back agreed. */
  readonly ms: number;
}

interface DemoResult {
  readonly items: number;
  readonly published: number;
  readonly failed: number;
  readonly listings: readonly DemoListing[];
  readonly orders: number;
  /** HTTP requests that the practice marketplace received. */
  readonly requests: number;
}

const say = (text: string): void => void process.stderr.write(`${text}\n`);

const profile = mkdtempSync(join(tmpdir(), 'crossdock-demo-'));
const { logger, lines } = keepingLogger();
const { notifier, notices } = keepingNotifier();
const app = await createApp({
  host: { version: '0.1.0', platform: process.platform, runtime: 'headless', locale: 'en-US' },
  paths: { data: join(profile, 'data'), temp: profile },
  clock: systemClock,
  random: systemRandom,
  secrets: keyedSecrets(),
  consent: consentDriver(),
  dialogs: { openFiles: async () => [], openFolder: async () => undefined, saveFile: async () => undefined },
  notifier,
  links: { open: async () => undefined },
  folders: { open: async () => undefined },
  restart: { restart: () => undefined },
  logger,
});
// The app's own timers do not keep a process alive; a window would.
const alive = setInterval(() => undefined, 1_000);
try {
  await app.start();
  const result = await play(app);
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : table(result));
  const equal = result.listings.every(({ readBack }) => readBack === 'equal');
  process.exitCode = result.items > 0 && result.failed === 0 && result.published === result.items && equal ? 0 : 1;
} catch (error) {
  for (const { level, event, fields } of lines.slice(-20)) say(`${level} ${event} ${JSON.stringify(fields)}`);
  say(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
} finally {
  clearInterval(alive);
  await app.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}

async function play(app: App): Promise<DemoResult> {
  const practice = app.practice.running();
  if (practice === undefined) throw new Error('the practice marketplaces are not running');

  const imported = await app.inventory.importCsv({
    source: demoCsv,
    photoPath: demoPhotoPath,
    currency: 'USD',
  });
  for (const { row, problem } of imported.refusals) say(`  row ${row}: ${problem.message}`);
  const { rows: items } = app.inventory.list({
    search: '',
    sort: 'sku',
    descending: false,
    place: 'items',
    offset: 0,
    limit: 500,
  });
  say(`imported ${imported.created} items with ${items.reduce((sum, item) => sum + item.photoCount, 0)} photos`);

  const account = await connect(app);
  say(`connected ${account.label} (${account.state})`);

  const { batchId } = await app.publishing.publish({
    pairs: everyPair(
      items.map(({ id }) => id),
      [account.id],
    ),
  });
  let told = -1;
  const intents = await eventually(
    'the publication of all items',
    () => {
      const batch = app.publishing.batch({ batchId });
      const done = batch.filter(({ finishedAt }) => finishedAt !== null).length;
      if (done !== told && (done % 5 === 0 || done === batch.length)) say(`published ${done} of ${batch.length}`);
      told = done;
      return done === batch.length && batch;
    },
    180_000,
  );
  for (const intent of intents.filter(({ state }) => state !== 'succeeded')) {
    say(`  ${intent.sku || intent.itemTitle}: ${reasonOf(intent)}`);
  }

  const live = intents.find(({ listing }) => listing?.state === 'live' && listing.remoteId !== null)?.listing;
  let orders = 0;
  if (live?.remoteId != null) {
    practice.control.playBuyer({ marketplace: live.marketplace, listingId: live.remoteId, quantity: 1 });
    orders = (await app.orders.check()).found;
    const [sold] = app.orders.list({ offset: 0, limit: 1 }).rows;
    if (sold !== undefined) {
      say(
        `sold ${sold.lines.map(({ title }) => title).join(', ')} to ${sold.buyerName} for ${formatMoney(sold.total, 'en-US')}`,
      );
    }
    for (const { title, body } of notices) say(`notified: ${title}: ${body}`);
  }
  return {
    items: items.length,
    published: intents.filter(({ state }) => state === 'succeeded').length,
    failed: intents.filter(({ state }) => state !== 'succeeded').length,
    listings: intents.flatMap((intent) => (intent.listing === null ? [] : [toDemoListing(intent, intent.listing)])),
    orders,
    requests: practice.control.requests().at(-1)?.seq ?? 0,
  };
}

/** The real consent page over HTTP, then policies and a location from a few answers. */
async function connect(app: App): Promise<Account> {
  const { id } = await app.accounts.connect({ marketplace: 'ebay', environment: 'practice' });
  await app.accounts.createSetupDefaults({
    id,
    defaults: {
      country: 'US',
      postalCode: '04530',
      city: 'Bath',
      state: 'ME',
      shippingCost: { amount: 599, currency: 'USD' },
      handlingDays: 2,
      returnDays: 30,
    },
  });
  return app.accounts.account(id);
}

function reasonOf({ state, error, findings }: Intent): string {
  const said = findings.map(({ field, message }) => `${field}: ${message}`);
  return [state, ...said, ...(error === null ? [] : [error.message])].join('; ');
}

function toDemoListing(intent: Intent, listing: NonNullable<Intent['listing']>): DemoListing {
  const equal = intent.state === 'succeeded' && listing.drift.length === 0;
  return {
    sku: intent.sku,
    marketplace: listing.marketplace,
    url: listing.url,
    readBack: listing.readBack === null ? 'missing' : equal ? 'equal' : 'different',
    ms: (intent.finishedAt ?? intent.createdAt) - intent.createdAt,
  };
}

function table({ listings, items, published, failed, orders, requests }: DemoResult): string {
  const rows = listings.map(({ sku, marketplace, readBack, ms, url }) => [
    sku,
    marketplace,
    readBack,
    `${ms} ms`,
    url ?? '—',
  ]);
  const head = ['SKU', 'marketplace', 'read back', 'time', 'link'];
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  const summary = `${items} items, ${published} published, ${failed} failed, ${orders} sold, ${requests} requests`;
  return `${[line(head), ...rows.map(line), '', summary].join('\n')}\n`;
}
