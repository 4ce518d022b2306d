import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { RunningPractice } from '#main/practice/practice.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

const placeSchema = z.object({
  control: z.string(),
  ebay: z.object({
    apiUrl: z.string(),
    apimUrl: z.string(),
    apizUrl: z.string(),
    authUrl: z.string(),
    webUrl: z.string(),
    clientId: z.string(),
    clientSecret: z.string(),
    ruName: z.string(),
    acceptedUrl: z.string(),
  }),
});

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
export type ServerListing = z.infer<typeof listingsSchema>['listings'][number];

/** The practice marketplaces in a process of their own: what they know outlives whoever talks to them. */
export interface PracticeProcess {
  readonly ebay: RunningPractice['ebay'];
  /** All there ever were, ended ones too. */
  listings(): Promise<readonly ServerListing[]>;
  /** Lets the marketplace's time run ahead, so that its limits start afresh. */
  advanceClock(ms: number): Promise<void>;
  /** How long every answer takes from now on. */
  setLatency(ms: number): Promise<void>;
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
  const { control, ebay } = placeSchema.parse(JSON.parse(line));
  const tell = async (path: string, ms: number): Promise<void> => {
    const answer = await fetch(`${control}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ms }),
    });
    if (!answer.ok) throw new Error(`the server did not take ${path}: ${await answer.text()}`);
  };
  return {
    ebay,
    listings: async () => {
      const answer = await fetch(`${control}/listings/all`);
      return listingsSchema.parse(await answer.json()).listings;
    },
    advanceClock: (ms) => tell('/clock/advance', ms),
    setLatency: (ms) => tell('/latency', ms),
    stop: async () => {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
