import { systemClock } from '#main/system.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Account } from '#shared/domain/account.ts';
import type { Item } from '#shared/domain/item.ts';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import { openDesk, temporaryFolder, type Desk } from '#test/integration/publishing/desk.ts';
import { startPracticeProcess } from '#test/integration/publishing/practice-process.ts';
import { addSampleItem } from '#test/integration/publishing/sample-items.ts';
import { eventually } from '#test/support/clocks.ts';
import { percentile, round, type BenchRow } from './bench.ts';

/** A slow line, so that what is measured is whether the markets wait for each other. */
const SLOW_MS = 300;
const NEAR_MS = 50;
const ITEMS = 100;
/** For a batch with answers that take up to two seconds each. */
const PATIENCE_MS = 15 * 60_000;

/**
 * One item, and a hundred, to all marketplaces at once. Markets run side by side and fail separately, so four must take hardly
 * longer than the slowest alone; and nothing of a hundred may fail or run into a limit of a server, however unevenly the
 * answers come. The servers run in a process of their own.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = temporaryFolder();
  const practice = await startPracticeProcess();
  const desk = openDesk({
    folder: folder.path,
    worlds: (marketplace) => practice.worlds[marketplace],
    clock: systemClock,
  });
  try {
    const accounts: Account[] = [];
    for (const marketplace of marketplaceIdSchema.options)
      accounts.push(await desk.connect('attic_and_co', marketplace));
    desk.publishing.start();
    // Category rules are remembered from here on, as after the first item of a day.
    await publish(desk, [await newItem(desk, accounts)], accounts);

    await practice.setLatency(SLOW_MS);
    const alone: number[] = [];
    for (const account of accounts) alone.push((await publish(desk, [await newItem(desk, accounts)], [account])).ms);
    const together = await publish(desk, [await newItem(desk, accounts)], accounts);
    const slowest = Math.max(...alone);

    await practice.setLatency(NEAR_MS);
    const near = await publish(desk, await newItems(desk, accounts, ITEMS), accounts);
    const refusedNear = await practice.limitRefusals();
    await practice.setLatency(20, 2_000);
    const uneven = await publish(desk, await newItems(desk, accounts, ITEMS), accounts);
    return [
      {
        name: `one item to four markets against the slowest alone, ${SLOW_MS} ms away`,
        value: round(together.ms / slowest),
        unit: '',
        goal: `at most 1.15 (${round(slowest, 0)} ms alone)`,
        ok: together.failed === 0 && together.ms / slowest <= 1.15,
      },
      {
        name: `${ITEMS} items to four markets, ${NEAR_MS} ms away, 95 % of the postings took at most`,
        value: round(percentile(near.postings, 0.95), 0),
        unit: 'ms',
        goal: 'below 2000',
        ok: percentile(near.postings, 0.95) < 2_000,
      },
      ...failuresOf(`${NEAR_MS} ms away`, near.failed),
      ...failuresOf('20 ms to 2 s away', uneven.failed),
      limitsRow([...refusedNear, ...(await practice.limitRefusals())]),
    ];
  } finally {
    await desk.close();
    await practice.stop();
    folder.remove();
  }
}

const failuresOf = (where: string, failed: number): readonly BenchRow[] => [
  {
    name: `${ITEMS} items to four markets, ${where}, that failed`,
    value: failed,
    unit: '',
    goal: 'none',
    ok: failed === 0,
  },
];

const limitsRow = (refused: readonly string[]): BenchRow => ({
  name: 'calls that a limit of a server refused',
  value: refused.length,
  unit: '',
  goal: refused.length === 0 ? 'none' : `none; ${refused.join(', ')}`,
  ok: refused.length === 0,
});

interface Published {
  /** From the click to the end of the last. */
  readonly ms: number;
  /** Of each posting, from its first step to its end. */
  readonly postings: readonly number[];
  readonly failed: number;
}

async function publish(desk: Desk, items: readonly Item[], accounts: readonly Account[]): Promise<Published> {
  const began = performance.now();
  const { batchId } = await desk.publishing.publish({
    pairs: everyPair(
      items.map(({ id }) => id),
      accounts.map(({ id }) => id),
    ),
  });
  const intents = await eventually(
    'the batch',
    () => {
      const now = desk.publishing.batch({ batchId });
      return now.every(({ finishedAt }) => finishedAt !== null) && now;
    },
    PATIENCE_MS,
  );
  const started = new Map(
    desk.store
      .all<{ id: string; at: number }>(
        'SELECT intent_id AS id, min(started_at) AS at FROM intent_step GROUP BY intent_id',
      )
      .map(({ id, at }) => [id, at] as const),
  );
  return {
    ms: performance.now() - began,
    postings: intents.map(({ id, finishedAt }) => (finishedAt ?? 0) - (started.get(id) ?? 0)),
    failed: intents.filter(({ state }) => state !== 'succeeded').length,
  };
}

async function newItems(desk: Desk, accounts: readonly Account[], count: number): Promise<readonly Item[]> {
  const items: Item[] = [];
  for (let index = 0; index < count; index += 1) items.push(await newItem(desk, accounts));
  return items;
}

/** An item with category and answers for every account's marketplace. */
async function newItem(desk: Desk, accounts: readonly Account[]): Promise<Item> {
  const item = await addSampleItem(desk.inventory, { photos: 1, quantity: 1 });
  const markets: Item['markets'] = { ...item.markets };
  for (const { id, marketplace } of accounts) {
    if (markets[marketplace] !== undefined) continue;
    const connector = desk.accounts.connector(id);
    const [category] = await connector.suggestCategories('vintage film camera');
    if (category === undefined) continue;
    const { aspects } = await connector.requirements(category.id);
    markets[marketplace] = {
      categoryId: category.id,
      categoryName: category.name,
      aspects: Object.fromEntries(
        aspects.filter(({ required }) => required).map(({ name, values }) => [name, [values[0] ?? '1']]),
      ),
    };
  }
  return desk.inventory.update({ id: item.id, baseRevision: item.revision, patch: { markets } });
}
