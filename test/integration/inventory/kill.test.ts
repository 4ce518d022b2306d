import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createIds } from '#main/ids.ts';
import { createCsv } from '#main/inventory/csv/csv.ts';
import { stockDisagreements } from '#main/inventory/stock.ts';
import { eventually } from '#test/support/clocks.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const program = fileURLToPath(new URL('./editing-child.ts', import.meta.url));

/** Kills the child right after it has acknowledged `lines` calls, wherever it is by then; returns all it acknowledged. */
async function killAfter(folder: string, work: string, lines: number): Promise<readonly Record<string, unknown>[]> {
  const child = spawn(process.execPath, [program, folder, work], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const facts: Record<string, unknown>[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    facts.push(JSON.parse(line) as Record<string, unknown>);
    if (facts.length === lines) child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return facts;
}

describe('a process that is killed', () => {
  it.each([1, 7, 40, 150])('while editing loses nothing that was acknowledged (after %i edits)', async (edits) => {
    const folder = tempFolder();
    const facts = await killAfter(folder, 'edit', edits);
    const last = facts.at(-1) as { id: string; title: string; revision: number; quantity: number };
    const { store, inventory } = createTestInventory(folder);
    const item = inventory.get({ id: last.id });
    expect(item.revision).toBeGreaterThanOrEqual(last.revision);
    expect(Number(item.title.replace('edit ', ''))).toBeGreaterThanOrEqual(Number(last.title.replace('edit ', '')));
    expect(item.variants[0]?.quantity).toBeGreaterThanOrEqual(last.quantity);
    // At most the one call that was running is there besides; each is there as a whole.
    expect(item.revision).toBeLessThanOrEqual(last.revision + 2);
    expect(store.get('SELECT count(*) AS n FROM change_set')).toEqual({ n: item.revision });
    expect(stockDisagreements(store)).toEqual([]);
    expect(store.column('PRAGMA integrity_check')).toEqual(['ok']);
  });

  it('while importing a CSV file goes on where it was, without a row twice or lost', async () => {
    const folder = tempFolder();
    await killAfter(folder, 'csv', 4);
    const { store, inventory, clock, logger } = createTestInventory(folder);
    const inAfterKill = store.column<number>('SELECT count(*) FROM item')[0] ?? 0;
    const csv = createCsv({
      store,
      clock,
      newId: createIds(clock, createSeededRandom('kill')),
      emit: () => undefined,
      logger,
      inventory,
      currency: () => 'USD',
      folder: join(folder, 'imports'),
    });
    const [cutOff] = csv.imports.status().unfinished;
    expect(cutOff?.rows).toBe(inAfterKill);
    expect(inAfterKill).toBeGreaterThan(0);
    expect(inAfterKill).toBeLessThan(6_000);
    expect(stockDisagreements(store)).toEqual([]);
    await csv.imports.continue(cutOff?.id ?? '');
    const done = await eventually('the import to end', () => {
      const status = csv.imports.status().import;
      return status?.phase === 'done' && status;
    });
    expect(done.tally).toMatchObject({ created: 6_000, refused: 1 });
    expect(store.get('SELECT count(*) AS items, count(DISTINCT title) AS titles FROM item')).toEqual({
      items: 6_000,
      titles: 6_000,
    });
    const refused = join(folder, 'refused.csv');
    await csv.imports.saveRefused(done.id, refused, ({ reason }) => reason);
    expect(readFileSync(refused, 'utf8')).toContain('Bad,many,1,6002,csv_quantity');
    expect(store.column('PRAGMA integrity_check')).toEqual(['ok']);
  }, 60_000);

  it('while taking in photos keeps each that was acknowledged readable, and no half file', async () => {
    const folder = tempFolder();
    const facts = await killAfter(folder, 'photos', 5);
    const { inventory, photoFolder } = createTestInventory(folder);
    await inventory.sweepPhotos();
    const { photos } = inventory.get({ id: String(facts.at(-1)?.['id']) });
    expect(photos.length).toBeGreaterThanOrEqual(5);
    for (const photo of photos) {
      for (const size of ['original', 'display', 'thumb'] as const) {
        const { bytes } = await inventory.readPhoto(photo.id, size);
        await sharp(bytes, { failOn: 'truncated' }).raw().toBuffer();
      }
    }
    const files = readdirSync(join(photoFolder), { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    expect(files).toHaveLength(photos.length * 3);
  });
});
