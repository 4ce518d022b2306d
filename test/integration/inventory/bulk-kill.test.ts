import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { dumpHash } from '#test/support/dump.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { seedInventory } from '../../bench/seed.ts';

const program = fileURLToPath(new URL('./bulk-child.ts', import.meta.url));

/** Kills the child right after its line number `lines`; returns what it had said. */
async function killAfter(folder: string, lines: number, what: 'edit' | 'bin' = 'edit'): Promise<readonly string[]> {
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
