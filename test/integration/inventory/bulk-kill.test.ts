import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { stockDisagreements } from '#main/inventory/stock.ts';
import { createStockCounts } from '#main/inventory/stock-counts.ts';
import { createUndo } from '#main/inventory/undo/undo.ts';
import { createLots } from '#main/lots/lots.ts';
import { takeBackLot } from '#main/lots/take-back.ts';
import { lotTotal } from '#shared/domain/lot.ts';
import { perPiece } from '#shared/domain/lot-split.ts';
import { dumpHash } from '#test/support/dump.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { seedInventory } from '../../bench/seed.ts';

const program = fileURLToPath(new URL('./bulk-child.ts', import.meta.url));

/** Kills the child right after its line number `lines`; returns what it had said. */
async function killAfter(
  folder: string,
  lines: number,
  what: 'edit' | 'bin' | 'lot' | 'count' | 'purge' = 'edit',
): Promise<readonly string[]> {
  const child = spawn(process.execPath, [program, folder, what], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (said.length < lines) said.push(line);
    if (said.length === lines) child.kill('SIGKILL');
  }
  if (child.signalCode === null && child.exitCode === null) await once(child, 'exit');
  expect(child.signalCode).toBe('SIGKILL');
  return said;
}

describe('a process that is killed with -9 in the middle of a bulk edit of 2,000 items', () => {
  // Some of them fall into the edit, some into taking it back, some between two slices.
  it('leaves all of it or nothing, wherever it is hit', async () => {
    const folder = tempFolder();
    const first = createTestInventory(folder);
    seedInventory(first.store, 2_000);
    const nothing = dumpHash(first.store);
    const untouched = first.store.column<string>('SELECT title FROM item ORDER BY number');

    first.store.close();
    let cutOff = 0;
    for (const lines of [1, 4, 9, 17, 26, 34]) {
      await killAfter(folder, lines);
      const { store, undo } = createTestUndo(folder);
      cutOff += await undo.recover();
      const titles = store.column<string>('SELECT title FROM item ORDER BY number');
      const changed = titles.filter((title, index) => title !== untouched[index]).length;
      const whole = untouched.filter((title) => title.includes('a')).length;
      expect([0, whole]).toContain(changed);
      expect(store.get(`SELECT count(*) AS n FROM change_run WHERE state = 'running'`)).toEqual({ n: 0 });
      expect(store.column('PRAGMA integrity_check')).toEqual(['ok']);
      if (changed > 0) {
        const [run] = undo.list({ offset: 0, limit: 1 }).rows;
        expect(run).toMatchObject({ kind: 'bulk', state: 'done', items: whole });
        await undo.undo({ runId: run?.id ?? '' });
      }
      // To the byte, the time of the last change and the search index included.
      expect(dumpHash(store)).toEqual(nothing);
      store.close();
    }
    expect(cutOff).toBeGreaterThan(0);
  }, 120_000);
});

describe('a process that is killed with -9 in the middle of moving 3,000 items to the recycle bin', () => {
  it('has moved all of them as one action, or none, wherever it is hit', async () => {
    const folder = tempFolder();
    const first = createTestInventory(folder);
    seedInventory(first.store, 3_000);
    const nothing = dumpHash(first.store);
    first.store.close();
    let cutOff = 0;
    for (const lines of [1, 4, 9, 17, 26]) {
      await killAfter(folder, lines, 'bin');
      const { store, undo } = createTestUndo(folder);
      cutOff += await undo.recover();
      const binned = store.column<number>('SELECT count(*) FROM item WHERE deleted_at IS NOT NULL')[0];
      expect([0, 3_000]).toContain(binned);
      if (binned === 3_000) {
        const [run] = undo.list({ offset: 0, limit: 1 }).rows;
        expect(run).toMatchObject({ kind: 'item.remove', state: 'done', items: 3_000 });
        await undo.undo({ runId: run?.id ?? '' });
      }
      expect(dumpHash(store)).toEqual(nothing);
      store.close();
    }
    expect(cutOff).toBeGreaterThan(0);
  }, 120_000);
});

describe('a process that is killed with -9 in the middle of splitting a lot of 1,200 parts', () => {
  it('has shares that sum to the cent, and every item costs its share, wherever it is hit', async () => {
    const folder = tempFolder();
    const first = openLots(folder);
    seedInventory(first.store, 1_200);
    const { lotId } = first.lots.create(lotFields);
    await first.lots.addItems({ id: lotId, itemIds: first.store.column<string>('SELECT id FROM item') });
    const equal = first.lots.get({ id: lotId }).parts.map(({ openAmount }) => openAmount);
    first.store.close();
    let cutOff = 0;
    for (const lines of [1, 3, 6, 9, 13, 18]) {
      await killAfter(folder, lines, 'lot');
      const { store, undo, lots } = openLots(folder);
      cutOff += await undo.recover();
      const { parts, lot } = lots.get({ id: lotId });
      const shares = parts.map(({ openAmount }) => openAmount ?? 0);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(lotTotal(lot));
      const costOf = (variantId: string | null) =>
        store.column<number>('SELECT cost_amount FROM variant WHERE id = @variantId', { variantId })[0];
      const wrong = parts.filter((part) => costOf(part.variantId) !== perPiece(part.openAmount ?? 0, part.pieces));
      expect(wrong).toHaveLength(0);
      expect(store.get(`SELECT count(*) AS n FROM change_run WHERE state = 'running'`)).toEqual({ n: 0 });
      const [run] = undo.list({ offset: 0, limit: 1 }).rows;
      if (run?.kind === 'lot.split' && run.state === 'done') await undo.undo({ runId: run.id });
      expect(lots.get({ id: lotId }).parts.map(({ openAmount }) => openAmount)).toEqual(equal);
      store.close();
    }
    expect(cutOff).toBeGreaterThan(0);
  }, 120_000);
});

describe('a process that is killed with -9 in the middle of a stock count of 3,000 lines', () => {
  it('has corrected all of them or none, and shows no count that is half made', async () => {
    const folder = tempFolder();
    const first = createTestInventory(folder);
    seedInventory(first.store, 3_000);
    const before = first.store.column<number>('SELECT sum(quantity) FROM variant')[0] ?? 0;
    first.store.close();
    let cutOff = 0;
    for (const lines of [1, 3, 5, 8, 12, 20]) {
      await killAfter(folder, lines, 'count');
      const { store, undo, options } = createTestUndo(folder);
      const emit = (): void => undefined;
      const random = createSeededRandom(`count ${lines}`);
      const counts = createStockCounts({ store, clock: options.context.clock, random, emit, changes: options });
      cutOff += await undo.recover();
      cutOff += store.column<number>(`SELECT count(*) FROM stock_count WHERE state = 'cancelled'`)[0] ?? 0;
      await counts.recover();
      const sum = store.column<number>('SELECT sum(quantity) FROM variant')[0] ?? 0;
      expect([0, 3_000]).toContain(sum - before);
      expect(stockDisagreements(store)).toEqual([]);
      expect(new Set(counts.list().map((count) => count.lines))).toEqual(
        new Set(counts.list().length > 0 ? [3_000] : []),
      );
      expect(store.column('SELECT count(*) FROM stock_count_line')).toEqual([counts.list().length * 3_000]);
      const [run] = undo.list({ offset: 0, limit: 1 }).rows;
      if (run?.state === 'done') await undo.undo({ runId: run.id });
      expect(store.column('SELECT sum(quantity) FROM variant')).toEqual([before]);
      store.close();
    }
    expect(cutOff).toBeGreaterThan(1);
  }, 120_000);
});

describe('a process that is killed with -9 in the middle of emptying a recycle bin of 3,000 items', () => {
  it('has left whole items in it and nothing of those that went', async () => {
    const folder = tempFolder();
    const first = createTestInventory(folder);
    seedInventory(first.store, 3_000);
    first.inventory.remove({ ids: first.store.column<string>('SELECT id FROM item') });
    first.store.close();
    let left = 3_000;
    for (const lines of [1, 2, 4]) {
      await killAfter(folder, lines, 'purge');
      const { store } = createTestInventory(folder);
      const [now = 0] = store.column<number>('SELECT count(*) FROM item');
      expect(now).toBeLessThan(left);
      expect(now).toBeGreaterThan(0);
      left = now;
      for (const table of ['variant', 'stock_event', 'change_set', 'item_search']) {
        expect(store.column(`SELECT count(*) FROM ${table}`)).toEqual([left]);
      }
      expect(store.column('SELECT items FROM item_count WHERE place = 1')).toEqual([left]);
      expect(store.all('PRAGMA foreign_key_check')).toEqual([]);
      expect(store.column('PRAGMA integrity_check')).toEqual(['ok']);
      store.close();
    }
    const { store, purge } = createTestUndo(folder);
    expect(await purge.emptyBin()).toEqual({ purged: left, listed: 0, left: 0 });
    expect(store.column('SELECT count(*) FROM item')).toEqual([0]);
    expect(store.column('SELECT count(*) FROM change_run')).toEqual([0]);
  }, 120_000);
});

const lotFields = {
  name: 'Pallet',
  boughtAt: 1,
  source: '',
  note: '',
  currency: 'USD',
  price: 1_234_567,
  shipping: 0,
  premium: 0,
  tax: 0,
  other: 0,
};

function openLots(folder: string) {
  const { store, options, settings } = createTestUndo(folder);
  const changes = { ...options, alongside: takeBackLot };
  const { clock, emit } = options.context;
  const random = createSeededRandom(`lots ${performance.now()}`);
  const lots = createLots({ store, clock, random, emit, settings, changes });
  return { store, lots, undo: createUndo(changes) };
}
