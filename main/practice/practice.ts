import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Clock, Random } from '#main/ports.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { WorldSettings } from '../marketplaces/worlds.ts';
import { controlServer } from './control-server.ts';
import { practiceControl, type Latency, type PracticeControl } from './control.ts';
import { openDocStore, type DocStore } from './doc-store.ts';
import { EBAY_HOSTS, startEbay } from './ebay/server.ts';
import { ETSY_HOSTS, startEtsy } from './etsy/server.ts';
import { FACEBOOK_HOSTS, startFacebook } from './facebook/server.ts';
import { faultBook } from './faults.ts';
import { listenOnLoopback } from './listener.ts';
import type { PracticeParts, PracticeServer } from './marketplace.ts';
import { OFFERUP_HOSTS, startOfferUp } from './offerup/server.ts';
import { practiceClock } from './practice-clock.ts';
import { requestLog } from './request-log.ts';

/** Ports by listener: `control`, and `<marketplace>.<host>` such as `ebay.api`. */
export type PracticePorts = Readonly<Record<string, number>>;

export interface PracticeOptions {
  /** Where the marketplaces keep their memory; `:memory:` forgets on close. */
  readonly stateFile: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Tried first; a port that is taken is replaced by a free one. Without, those of the last run with this state file. */
  readonly ports?: PracticePorts;
  /** Milliseconds every answer takes at least. */
  readonly latency?: number;
  /** Told of failures of the server itself; never of secrets. */
  readonly log?: (line: string) => void;
}

interface Starter {
  /** Its hosts, by the names that `port` and `world` use. */
  readonly hosts: readonly string[];
  readonly start: (parts: PracticeParts) => Promise<PracticeServer>;
}

/** A new practice marketplace is its folder and one line here. */
const starters = {
  ebay: { hosts: EBAY_HOSTS, start: startEbay },
  etsy: { hosts: ETSY_HOSTS, start: startEtsy },
  facebook: { hosts: FACEBOOK_HOSTS, start: startFacebook },
  offerup: { hosts: OFFERUP_HOSTS, start: startOfferUp },
} as const satisfies Partial<Record<MarketplaceId, Starter>>;
const starterList = Object.entries(starters) as [MarketplaceId, Starter][];

/** The control API on `first`, every host on a port of its own after it. */
export function consecutivePorts(first: number): PracticePorts {
  const names = starterList.flatMap(([id, { hosts }]) => hosts.map((host) => `${id}.${host}`));
  return Object.fromEntries(['control', ...names].map((name, index) => [name, first + index]));
}

type Places = { readonly [Id in keyof typeof starters]: Awaited<ReturnType<(typeof starters)[Id]['start']>>['place'] };

export interface RunningPractice extends Places {
  readonly controlUrl: string;
  /** Addresses and keys of each, as they are printed. */
  readonly places: Places;
  /** Where each marketplace is, as connectors take it. */
  readonly worlds: Readonly<Record<MarketplaceId, WorldSettings>>;
  /** The control API, callable in process. */
  readonly control: PracticeControl;
  close(): Promise<void>;
}

/** Exchanges kept for inspection. */
const LOG_LENGTH = 5000;

const portsSchema = z.record(z.string(), z.int());
const KEPT = { kind: 'practice', ports: 'ports', offset: 'clock-offset' } as const;

/** Starts the practice marketplaces and their control API on 127.0.0.1. */
export async function startPractice(options: PracticeOptions): Promise<RunningPractice> {
  const store = openDocStore(options.stateFile);
  try {
    return await startWith(store, options);
  } catch (error) {
    store.close();
    throw error;
  }
}

async function startWith(store: DocStore, options: PracticeOptions): Promise<RunningPractice> {
  const offset = z.int().safeParse(store.get(KEPT.kind, KEPT.offset));
  const clock = practiceClock(options.clock, offset.success ? offset.data : 0, (changed) =>
    store.put(KEPT.kind, KEPT.offset, changed),
  );
  // The last run's ports: links and picture addresses that the app has stored go on working.
  const lastPorts = portsSchema.safeParse(store.get(KEPT.kind, KEPT.ports));
  const ports: PracticePorts = { ...(lastPorts.success ? lastPorts.data : {}), ...options.ports };
  const faults = faultBook();
  const requests = requestLog(LOG_LENGTH);
  const latency: Latency = { ms: options.latency ?? 0, upTo: options.latency ?? 0 };
  const delay = (): number => {
    if (latency.upTo <= latency.ms) return latency.ms;
    const [high = 0, low = 0] = options.random.bytes(2);
    return Math.round(
      Math.max(1, latency.ms) * (latency.upTo / Math.max(1, latency.ms)) ** ((high * 256 + low) / 65_536),
    );
  };
  const log = options.log ?? (() => undefined);

  const started: [MarketplaceId, PracticeServer][] = [];
  const closeAll = async (): Promise<void> => {
    await Promise.all(started.map(([, server]) => server.close()));
  };
  const common = { store, clock, random: options.random, faults, requests, latency: delay, log };
  let control: PracticeControl;
  let controlApp: FastifyInstance;
  let controlUrl: string;
  try {
    for (const [id, { start }] of starterList) {
      started.push([id, await start({ ...common, port: (host) => ports[`${id}.${host}`] })]);
    }
    control = practiceControl({
      store,
      clock,
      faults,
      requests,
      marketplaces: started.map(([, server]) => server),
      latency,
      keep: (clearing) =>
        store.transaction(() => {
          const kept = [
            ...started.map(([id]) => [`${id}.application`, 'default'] as const),
            [KEPT.kind, KEPT.ports] as const,
          ].map(([kind, id]) => [kind, id, store.get(kind, id)] as const);
          clearing();
          for (const [kind, id, document] of kept) if (document !== undefined) store.put(kind, id, document);
        }),
    });
    controlApp = controlServer(control);
    controlUrl = await listenOnLoopback(controlApp, ports['control']);
  } catch (error) {
    await closeAll();
    throw error;
  }
  const hostPorts = started.flatMap(([id, { world }]) =>
    Object.entries(world.hosts).map(([host, url]) => [`${id}.${host}`, portOf(url)] as const),
  );
  store.put(KEPT.kind, KEPT.ports, { control: portOf(controlUrl), ...Object.fromEntries(hostPorts) });

  const places = Object.fromEntries(started.map(([id, { place }]) => [id, place])) as Places;
  let closing: Promise<void> | undefined;
  return {
    controlUrl,
    ...places,
    places,
    worlds: Object.fromEntries(started.map(([id, { world }]) => [id, world])) as RunningPractice['worlds'],
    control,
    close: () => {
      closing ??= Promise.all([controlApp.close(), closeAll()]).then(() => store.close());
      return closing;
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}
