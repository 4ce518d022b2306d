import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { RunningPractice } from '#main/practice/practice.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const placeSchema = z.object({ control: z.string() });
const worldSchema = z.object({ hosts: z.record(z.string(), z.string()), presetKeys: z.record(z.string(), z.string()) });
/** What another process says of where the marketplaces are. */
export const worldsSchema = z.custom<RunningPractice['worlds']>(
  (value) => z.partialRecord(marketplaceIdSchema, worldSchema).safeParse(value).success,
);

const listingsSchema = z.object({
  listings: z.array(
    z.object({
      listingId: z.string(),
      sku: z.string(),
      quantity: z.number(),
      price: z.object({ value: z.string(), currency: z.string() }),
      state: z.enum(['active', 'out-of-stock', 'ended']),
    }),
  ),
});
const requestsSchema = z.object({
  requests: z.array(
    z
      .object({
        marketplace: z.string(),
        method: z.string(),
        path: z.string(),
        status: z.number(),
        responseBody: z.unknown().optional(),
      })
      // Meta reports a limit as a refused request with one of these codes.
      .transform(({ marketplace, method, path, status, responseBody }) => ({
        what: `${marketplace} ${method} ${path}`,
        limited: status === 429 || /"code":(4|17|32|613|80014)[,}]/.test(JSON.stringify(responseBody ?? '')),
      })),
  ),
});
export type ServerListing = z.infer<typeof listingsSchema>['listings'][number];

/** The practice marketplaces in a process of their own: what they know outlives whoever talks to them. */
export interface PracticeProcess {
  readonly worlds: RunningPractice['worlds'];
  /** All there ever were, ended ones too. */
  listings(): Promise<readonly ServerListing[]>;
  /** Lets the marketplace's time run ahead, so that its limits start afresh. */
  advanceClock(ms: number): Promise<void>;
  /** How long every answer takes from now on. */
  setLatency(ms: number, upTo?: number): Promise<void>;
  /** Those of the last few thousand calls that a limit of a server refused: what a client that keeps to them never sees. */
  limitRefusals(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export async function startPracticeProcess(): Promise<PracticeProcess> {
  const child = spawn(process.execPath, ['main/practice/standalone.ts'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = new Promise<void>((resolve) => void child.once('exit', () => resolve()));
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve);
    void exited.then(() => reject(new Error('the practice server ended before it was ready')));
  });
  const { control } = placeSchema.parse(JSON.parse(line));
  const worlds = worldsSchema.parse(await (await fetch(`${control}/worlds`)).json());
  const tell = async (path: string, ms: number, more: object = {}): Promise<void> => {
    const answer = await fetch(`${control}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ms, ...more }),
    });
    if (!answer.ok) throw new Error(`the server did not take ${path}: ${await answer.text()}`);
  };
  return {
    worlds,
    listings: async () => {
      const answer = await fetch(`${control}/listings/all`);
      return listingsSchema.parse(await answer.json()).listings;
    },
    advanceClock: (ms) => tell('/clock/advance', ms),
    setLatency: (ms, upTo) => tell('/latency', ms, upTo === undefined ? {} : { upTo }),
    limitRefusals: async () => {
      const answer = await fetch(`${control}/requests`);
      return requestsSchema.parse(await answer.json()).requests.flatMap(({ limited, what }) => (limited ? [what] : []));
    },
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
