import { Agent } from 'undici';
import { createTransport, type RawRequest, type Transport } from '#main/http/transport.ts';
import type { Clock } from '#main/ports.ts';
import { systemClock } from '#main/system.ts';
import { openDesk, temporaryFolder } from '#test/integration/publishing/desk.ts';
import { startPracticeProcess } from '#test/integration/publishing/practice-process.ts';
import { addSampleItem, skuOf } from '#test/integration/publishing/sample-items.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import type { Item } from '#shared/domain/item.ts';
import { replayOf, sendBare, type Replay } from './bare-publish.ts';
import { percentile, round, type BenchRow } from './bench.ts';

/** A round stays below the 50 uploads in five seconds that eBay allows, so that no limit is measured. */
const itemsPerRound = 40;
/** Until the code is compiled on both sides, as in the batches of hundreds that this is about. */
const warmUpRounds = 4;
const rounds = 16;
/** How far the marketplace is away in the second measurement: a good line to eBay. */
const farMs = 50;
const farRounds = 3;
/** Items at the same time, on both sides; what the app takes for one account. */
const concurrency = 8;

/** What one side spent in its rounds. */
interface Spent {
  /** Of each round. */
  readonly ms: number[];
  /** Processor time of the main thread alone, which other programs on the machine disturb less than the clock. */
  cpuMs: number;
  requests: number;
}
type Side = 'app' | 'bare';

/**
 * Publishing through the app, from the click to the last read-back, against the same requests sent bare with undici: same
 * bodies, same order for an item, same number of items at a time, the two reads of a read-back at the same time on both
 * sides, same server. The server runs in a process of its own, as marketplaces do, so that its work is not counted as ours.
 * The sides take turns at being first, so that neither always meets the fuller server; medians of the rounds are compared,
 * so that a round in which another program took the processor does not count. The difference is what journal,
 * checks, rate gate and decoding cost. Measured twice: with a server that answers at once, where the app's own work is all
 * there is to see, and with one as far away as a real marketplace.
 */
export async function bench(): Promise<BenchRow[]> {
  const folder = temporaryFolder();
  const practice = await startPracticeProcess();
  const time = { ahead: 0 };
  const clock: Clock = { ...systemClock, now: () => systemClock.now() + time.ahead };
  const wire = createTransport({ clock });
  const sent: RawRequest[] = [];
  let counted = 0;
  let recording = true;
  const transport: Transport = {
    send: (request) => {
      counted += 1;
      if (recording) sent.push(request);
      return wire.send(request);
    },
    close: () => wire.close(),
  };
  let whenFinished = (): void => undefined;
  let unfinished = 0;
  const desk = openDesk({
    folder: folder.path,
    worlds: (marketplace) => practice.worlds[marketplace],
    clock,
    transport,
    perAccount: concurrency,
    onStepBoundary: (step, phase) => {
      if (step !== 'read_back' || phase !== 'done') return;
      unfinished -= 1;
      if (unfinished === 0) whenFinished();
    },
  });
  const agent = new Agent({ connections: 8, pipelining: 1 });
  let prefix = 0;
  try {
    const account = await desk.connect('attic_and_co');
    desk.publishing.start();
    const replays = await record();
    recording = false;
    await compare(warmUpRounds);
    const near = await compare(rounds);
    await practice.setLatency(farMs);
    const far = await compare(farRounds);
    return [...rowsOf('', near, rounds, 0.7), ...rowsOf(` ${farMs} ms away`, far, farRounds, 0.9)];

    async function compare(count: number): Promise<Record<Side, Spent>> {
      const spent: Record<Side, Spent> = {
        app: { ms: [], cpuMs: 0, requests: 0 },
        bare: { ms: [], cpuMs: 0, requests: 0 },
      };
      for (let number = 0; number < count; number += 1) {
        const items = await newItems();
        const sides: Record<Side, () => Promise<number>> = {
          app: () => publish(items),
          bare: () => sendBare(agent, replays, { prefix: `bare-${(prefix += 1)}-`, concurrency }),
        };
        const order: readonly Side[] = number % 2 === 0 ? ['app', 'bare'] : ['bare', 'app'];
        for (const side of order) {
          await passLimits();
          const began = performance.now();
          const cpu = process.threadCpuUsage();
          spent[side].requests += await sides[side]();
          const { user, system } = process.threadCpuUsage(cpu);
          spent[side].ms.push(performance.now() - began);
          spent[side].cpuMs += (user + system) / 1_000;
        }
      }
      return spent;
    }

    async function newItems(): Promise<readonly Item[]> {
      const items = [];
      for (let count = 0; count < itemsPerRound; count += 1)
        items.push(await addSampleItem(desk.inventory, { photos: 1 }));
      return items;
    }

    /** From the click to the last read-back. Answers how many requests it took. */
    async function publish(items: readonly Item[]): Promise<number> {
      counted = 0;
      unfinished = items.length;
      const finished = new Promise<void>((resolve) => (whenFinished = resolve));
      const itemIds = items.map(({ id }) => id);
      const { batchId } = await desk.publishing.publish({ pairs: everyPair(itemIds, [account.id]) });
      await finished;
      const live = desk.publishing.batch({ batchId }).filter(({ listing }) => listing?.state === 'live');
      if (live.length !== items.length) throw new Error(`only ${live.length} of ${items.length} went live`);
      return counted;
    }

    async function record(): Promise<readonly Replay[]> {
      const items = await newItems();
      await publish(items);
      return items.map((item) => replayOf(sent, skuOf(item)));
    }
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
}

/** The app's own extra requests (policies, once a minute) are its overhead and stay in its time. */
function rowsOf(where: string, { app, bare }: Record<Side, Spent>, count: number, goal: number): readonly BenchRow[] {
  const items = count * itemsPerRound;
  const appMs = percentile(app.ms, 0.5);
  const bareMs = percentile(bare.ms, 0.5);
  const share = bareMs / appMs;
  return [
    {
      name: `publish throughput${where} as a share of bare requests`,
      value: round(share),
      unit: '',
      goal: `at least ${goal} (${app.requests} requests against ${bare.requests})`,
      ok: share >= goal,
    },
    {
      name: `publish throughput${where}`,
      value: round((itemsPerRound / appMs) * 1_000, 1),
      unit: 'items/s',
      goal: `none; bare it is ${round((itemsPerRound / bareMs) * 1_000, 1)}`,
      ok: true,
    },
    {
      name: `main-thread CPU per item${where}`,
      value: round(app.cpuMs / items),
      unit: 'ms',
      goal: `none; bare it is ${round(bare.cpuMs / items)}`,
      ok: true,
    },
  ];
}
