import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../..', import.meta.url));
const resultSchema = z.strictObject({
  items: z.number(),
  published: z.number(),
  failed: z.number(),
  listings: z.array(
    z.strictObject({
      sku: z.string(),
      marketplace: z.literal('ebay'),
      url: z.url(),
      readBack: z.literal('equal'),
      ms: z.number().positive(),
    }),
  ),
  orders: z.number(),
  requests: z.number(),
});

it(
  'the demo imports, connects, publishes everything, sells one and says so in one JSON object',
  { timeout: 120_000 },
  async () => {
    const child = spawn(process.execPath, ['test/scripts/demo.ts', '--json'], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (piece: Buffer) => (stdout += piece.toString()));
    child.stderr.on('data', (piece: Buffer) => (stderr += piece.toString()));
    const [code] = await once(child, 'exit');
    expect(code, stderr).toBe(0);
    const result = resultSchema.parse(JSON.parse(stdout));
    expect(result.items).toBeGreaterThanOrEqual(25);
    expect(result).toMatchObject({ published: result.items, failed: 0, orders: 1 });
    expect(new Set(result.listings.map(({ url }) => url)).size).toBe(result.items);
    expect(result.requests).toBeGreaterThan(result.items * 5);
  },
);
