import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { systemClock } from '#main/system.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Item } from '#shared/domain/item.ts';
import type { IntentKind } from '#shared/domain/listing.ts';
import { eventually } from '#test/support/clocks.ts';
import { keyedSecrets } from '../headless.ts';
import { openDesk, temporaryFolder } from './desk.ts';
import type { KillJob } from './kill-child.ts';
import { startPracticeProcess, type ServerListing } from './practice-process.ts';
import { addSampleItem, skuOf } from './sample-items.ts';

/** Where the process dies: `step:phase`, or after so many milliseconds of its work. */
export type KillPoint = string | { readonly afterMs: number };

export interface KillRun {
  readonly kind: IntentKind;
  readonly point: KillPoint;
}

/** What was true after the restart. */
export interface KillResult extends KillRun {
  readonly sku: string;
  /** Whether the process really died by SIGKILL; a kill from outside may come too late. */
  readonly killed: boolean;
  readonly intentState: string;
  readonly listingState: string;
  readonly localRemoteId: string | null;
  /** Everything the server ever listed under the SKU. */
  readonly remote: readonly ServerListing[];
}

const writingSteps = ['photos', 'item', 'offer', 'publish'] as const;
const phases = ['before', 'started', 'ran', 'done'] as const;

/** Every point at which a publication can be cut off between two records. The read-back writes nothing at the marketplace. */
export const everyBoundary: readonly KillRun[] = [
  ...writingSteps.flatMap((step) => phases.map((phase) => `${step}:${phase}`)),
  'read_back:started',
  'read_back:ran',
  'read_back:done',
].map((point): KillRun => ({ kind: 'publish', point }));

/**
 * Publishes (or changes) one item after the other in a process that is killed at the given point each time; the next
 * process first finishes what the killed one left. The marketplace is a process of its own and sees it all.
 */
export async function playKillRuns(
  runs: readonly KillRun[],
  onResult: (result: KillResult, index: number) => void = () => undefined,
): Promise<readonly KillResult[]> {
  const practice = await startPracticeProcess();
  const folder = temporaryFolder();
  const secretKey = randomBytes(32).toString('hex');
  const open = () =>
    openDesk({
      folder: folder.path,
      worlds: (marketplace) => practice.worlds[marketplace],
      clock: systemClock,
      secrets: keyedSecrets(Buffer.from(secretKey, 'hex')),
    });
  try {
    // Everything the children need is made beforehand, so that they do nothing but what is tested.
    const desk = open();
    const account = await desk.connect('attic_and_co');
    const items: Item[] = [];
    for (let index = 0; index < runs.length; index += 1)
      items.push(await addSampleItem(desk.inventory, { quantity: 2 }));
    const changed = items.filter((_, index) => runs[index]?.kind !== 'publish').map(({ id }) => id);
    const listingOf = new Map<string, string>();
    if (changed.length > 0) {
      desk.publishing.start();
      await desk.publishing.publish({ pairs: everyPair(changed, [account.id]) });
      await whenIdle(desk.publishing);
      for (const id of changed) listingOf.set(id, desk.publishing.listingsForItem({ itemId: id })[0]?.id ?? '');
    }
    await desk.close();

    const outcomes: boolean[] = [];
    for (const [index, run] of [...runs.entries(), [runs.length, undefined] as const]) {
      const itemId = items[index]?.id ?? '';
      const work: KillJob['work'] =
        run === undefined
          ? null
          : {
              kind: run.kind,
              id: run.kind === 'publish' ? itemId : (listingOf.get(itemId) ?? ''),
              accountId: account.id,
              killAt: typeof run.point === 'string' ? run.point : null,
            };
      outcomes.push(await runChild({ folder: folder.path, secretKey, worlds: practice.worlds, work }, run?.point));
    }

    const after = open();
    const onServer = await practice.listings();
    const results = runs.map((run, index): KillResult => {
      const item = items[index];
      if (item === undefined) throw new Error('a run without its item');
      const [listing, ...others] = after.publishing.listingsForItem({ itemId: item.id });
      if (others.length > 0) throw new Error(`${others.length + 1} listings in the database for one item`);
      const intents = after.publishing.recent({ limit: 500 }).filter(({ itemId }) => itemId === item.id);
      const own = intents.find(({ kind }) => kind === run.kind);
      return {
        ...run,
        sku: skuOf(item),
        killed: outcomes[index] ?? false,
        intentState: own?.state ?? 'missing',
        listingState: listing?.state ?? 'missing',
        localRemoteId: listing?.remoteId ?? null,
        remote: onServer.filter(({ sku }) => sku === skuOf(item)),
      };
    });
    await after.close();
    results.forEach(onResult);
    return results;
  } finally {
    await practice.stop();
    folder.remove();
  }
}

/** True when the child died by SIGKILL. */
function runChild(job: KillJob, point: KillPoint | undefined): Promise<boolean> {
  const child = spawn(process.execPath, [fileURLToPath(new URL('kill-child.ts', import.meta.url))], {
    env: { ...process.env, CROSSDOCK_KILL_JOB: JSON.stringify(job) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let timer: NodeJS.Timeout | undefined;
  createInterface(child.stdout).on('line', (line) => {
    if (typeof point !== 'object' || !line.startsWith('{"queued"')) return;
    timer = setTimeout(() => child.kill('SIGKILL'), point.afterMs);
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearTimeout(timer);
      if (signal === 'SIGKILL') resolve(true);
      else if (code === 0) resolve(false);
      else reject(new Error(`the child ended with ${signal ?? `code ${code}`}`));
    });
  });
}

async function whenIdle(publishing: {
  recent(input: { limit: number }): readonly { readonly finishedAt: number | null }[];
}): Promise<void> {
  await eventually(
    'the preparations',
    () => publishing.recent({ limit: 1 }).every(({ finishedAt }) => finishedAt !== null),
    120_000,
  );
}

/** What is wrong with a result; empty when the item is on sale exactly once and both sides agree. */
export function complaints({ kind, intentState, listingState, localRemoteId, remote }: KillResult): readonly string[] {
  const open = remote.filter(({ state }) => state !== 'ended');
  const expectedOpen = kind === 'end' ? 0 : 1;
  return [
    ...(remote.length === 1 ? [] : [`${remote.length} listings were ever made`]),
    ...(open.length === expectedOpen ? [] : [`${open.length} are open`]),
    ...(remote[0]?.listingId === localRemoteId ? [] : [`the app knows ${localRemoteId ?? 'none'}`]),
    ...(listingState === (kind === 'end' ? 'ended' : 'live') ? [] : [`the listing is ${listingState} here`]),
    ...(intentState === 'succeeded' ? [] : [`the intent is ${intentState}`]),
  ];
}
