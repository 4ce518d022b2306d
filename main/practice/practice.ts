import { z } from 'zod';
import type { Clock, Random } from '#main/ports.ts';
import { controlServer } from './control-server.ts';
import { practiceControl, type PracticeControl } from './control.ts';
import { openDocStore, type DocStore } from './doc-store.ts';
import { startEbay, type EbayPlace } from './ebay/server.ts';
import { faultBook } from './faults.ts';
import { listenOnLoopback } from './listener.ts';
import { practiceClock } from './practice-clock.ts';
import { requestLog } from './request-log.ts';

/** The ports of all listeners. */
export interface PracticePorts {
  readonly control: number;
  readonly api: number;
  readonly apim: number;
  readonly apiz: number;
  readonly auth: number;
  readonly web: number;
}

export interface PracticeOptions {
  /** Where the marketplaces keep their memory; `:memory:` forgets on close. */
  readonly stateFile: string;
  readonly clock: Clock;
  readonly random: Random;
  /** Tried first; a port that is taken is replaced by a free one. Without, those of the last run with this state file. */
  readonly ports?: Partial<PracticePorts>;
  /** Milliseconds every answer takes at least. */
  readonly latency?: number;
  /** Told of failures of the server itself; never of secrets. */
  readonly log?: (line: string) => void;
}

export interface RunningPractice {
  readonly controlUrl: string;
  readonly ebay: EbayPlace;
  /** The control API, callable in process. */
  readonly control: PracticeControl;
  close(): Promise<void>;
}

/** Exchanges kept for inspection. */
const LOG_LENGTH = 5000;

const portsSchema = z.object({
  control: z.int(),
  api: z.int(),
  apim: z.int(),
  apiz: z.int(),
  auth: z.int(),
  web: z.int(),
});
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
  const ports: Partial<PracticePorts> = { ...(lastPorts.success ? lastPorts.data : {}), ...options.ports };
  const faults = faultBook();
  const requests = requestLog(LOG_LENGTH);
  const latency = { ms: options.latency ?? 0 };
  const log = options.log ?? (() => undefined);

  const ebay = await startEbay({
    store,
    clock,
    random: options.random,
    faults,
    requests,
    latency: () => latency.ms,
    ports,
    log,
  });
  const control = practiceControl({
    store,
    clock,
    faults,
    requests,
    marketplaces: [ebay],
    latency,
    keep: (clearing) =>
      store.transaction(() => {
        const kept = [KEPT_APPLICATION, [KEPT.kind, KEPT.ports] as const].map(
          ([kind, id]) => [kind, id, store.get(kind, id)] as const,
        );
        clearing();
        for (const [kind, id, document] of kept) if (document !== undefined) store.put(kind, id, document);
      }),
  });
  const controlApp = controlServer(control);
  let controlUrl: string;
  try {
    controlUrl = await listenOnLoopback(controlApp, ports.control);
  } catch (error) {
    await ebay.close();
    throw error;
  }
  const { place } = ebay;
  store.put(KEPT.kind, KEPT.ports, {
    control: portOf(controlUrl),
    api: portOf(place.apiUrl),
    apim: portOf(place.apimUrl),
    apiz: portOf(place.apizUrl),
    auth: portOf(place.authUrl),
    web: portOf(place.webUrl),
  });

  let closing: Promise<void> | undefined;
  return {
    controlUrl,
    ebay: place,
    control,
    close: () => {
      closing ??= Promise.all([controlApp.close(), ebay.close()]).then(() => store.close());
      return closing;
    },
  };
}

const KEPT_APPLICATION = ['ebay.application', 'default'] as const;

function portOf(url: string): number {
  return Number(new URL(url).port);
}
