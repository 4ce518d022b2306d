import { describe, expect, it } from 'vitest';
import { archiveItems, createTakenCheck, removeItems, restoreItems } from '#main/inventory/bin.ts';
import { moveMany, type Move } from '#main/inventory/move-many.ts';
import { AppError } from '#shared/errors.ts';
import { dumpHash } from '#test/support/dump.ts';
import { anyItem } from '#test/support/inventory.ts';
import { createTestUndo } from '#test/support/undo.ts';
import { seedInventory } from '../../bench/seed.ts';

const count = 2_500;

const seeded = () => {
  const all = createTestUndo();
  seedInventory(all.store, count);
  const binned = () => all.store.column<number>('SELECT count(*) FROM item WHERE deleted_at IS NOT NULL')[0];
  return { ...all, binned, ids: all.store.column<string>('SELECT id FROM item ORDER BY number') };
};
const removal = (ids: readonly string[]): Move => ({ kind: 'item.remove', ids, some: removeItems });
const restoring = (ids: readonly string[]): Move => ({
  kind: 'item.restore',
  ids,
  check: createTakenCheck(),
  some: (writer, context, slice) => restoreItems(writer, context, slice, { kind: 'refuse' }),
});

describe('a move of more items than fit into one transaction', () => {
  it('is one action: one undo takes back all of it, byte for byte, and one redo does it again', async () => {
    const { store, undo, options, ids, binned, clock, events } = seeded();
    const before = dumpHash(store);
    for (const move of [removal(ids), { kind: 'item.archive', ids, some: archiveItems } as const]) {
      clock.advance(1_000);
      const { runId, moved, left } = await moveMany(options, move);
      expect({ moved, left }).toEqual({ moved: count, left: 0 });
      expect(undo.list({ offset: 0, limit: 1 }).rows).toMatchObject([{ id: runId, kind: move.kind, items: count }]);
      const after = dumpHash(store);
      clock.advance(1_000);
      expect(await undo.undoLast()).toMatchObject({ items: count, refused: 0, of: { id: runId } });
      expect(dumpHash(store)).toEqual(before);
      expect(events.findLast(({ name }) => name === 'history.progress')?.payload).toEqual({ done: count, of: count });
      clock.advance(1_000);
      expect(await undo.redoLast()).toMatchObject({ items: count });
      expect(dumpHash(store)).toEqual(after);
      await undo.undoLast();
    }
    expect(binned()).toBe(0);
  }, 60_000);

  it('tells how far it is and keeps what it did when the seller stops it', async () => {
    const { undo, options, ids, events, binned } = seeded();
    const { moving } = options;
    const told: number[] = [];
    const through: typeof moving.through = (all, work, tell) =>
      moving.through(
        all,
        (slice) => {
          work(slice);
          if ((told.at(-1) ?? 0) > 500) moving.stop();
          told.push((told.at(-1) ?? 0) + slice.length);
        },
        tell,
      );
    const { moved, left, runId } = await moveMany({ ...options, moving: { ...moving, through } }, removal(ids));
    expect(moved).toBe(told.at(-1));
    expect(moved).toBeLessThan(count);
    expect(left).toBe(count - moved);
    expect(binned()).toBe(moved);
    expect(events.findLast(({ name }) => name === 'items.moving')?.payload).toEqual({ done: moved, of: count });
    expect(await undo.undo({ runId: runId ?? '' })).toMatchObject({ items: moved });
    expect(binned()).toBe(0);
  });

  it('moves nothing when a part of it is refused, and what was moved of it is put back', async () => {
    const { store, options, ids, undo } = seeded();
    const before = dumpHash(store);
    const refusal = new AppError({ code: 'conflict', reason: 'items_on_sale', message: 'for sale' });
    const whole = () => {
      throw refusal;
    };
    await expect(moveMany(options, { ...removal(ids), whole })).rejects.toBe(refusal);
    expect(dumpHash(store)).toEqual(before);
    expect(await undo.undoLast()).toBeNull();
  });

  it('restores none of them while another item holds the SKU of one of the last', async () => {
    const { options, ids, inventory, binned } = seeded();
    await moveMany(options, removal(ids));
    const holder = inventory.create({ title: 'Holder' });
    const sku = inventory.get({ id: ids.at(-2) ?? '' }).variants[0]?.sku ?? '';
    inventory.updateVariant({ id: holder.variants[0]?.id ?? '', patch: { sku } });
    await expect(moveMany(options, restoring(ids))).rejects.toMatchObject({
      data: { code: 'validation', fields: [{ reason: 'sku_taken', params: { sku, title: 'Holder' } }] },
    });
    expect(binned()).toBe(count);
    expect(await moveMany(options, restoring(ids.slice(0, -2)))).toMatchObject({ moved: count - 2 });
  });

  it('lets no other change of many items begin meanwhile, and no undo', async () => {
    const { options, ids, undo } = seeded();
    const first = moveMany(options, removal(ids));
    await expect(moveMany(options, removal(ids))).rejects.toMatchObject({ data: { reason: 'change_under_way' } });
    // "Nothing to undo" would not be true.
    await expect(undo.undoLast()).rejects.toMatchObject({ data: { reason: 'change_under_way' } });
    await expect(undo.redoLast()).rejects.toMatchObject({ data: { reason: 'change_under_way' } });
    expect(await first).toMatchObject({ moved: count });
    expect(undo.list({ offset: 0, limit: 10 }).total).toBe(1);
  });
});

describe('a move of a few items', () => {
  it('is no action when nothing moves', async () => {
    const { inventory, options, undo } = createTestUndo();
    const { id } = inventory.create({ title: 'Mug' });
    expect(await moveMany(options, removal([id, id]))).toMatchObject({ moved: 1 });
    expect(await moveMany(options, removal([id]))).toEqual({ runId: null, moved: 0, left: 0 });
    expect(undo.list({ offset: 0, limit: 10 }).total).toBe(2);
  });

  it('comes back as one action with the new SKUs that it was given', async () => {
    const { inventory, options, undo } = createTestUndo();
    const items = [inventory.create({ title: 'First' }), inventory.create({ title: 'Second' })];
    const ids = items.map(({ id }) => id);
    inventory.remove({ ids });
    for (const { variants } of items) {
      const holder = inventory.create({ title: 'Holder' });
      inventory.updateVariant({ id: holder.variants[0]?.id ?? '', patch: { sku: variants[0]?.sku ?? '' } });
    }
    const taken = { kind: 'renew', skuPattern: 'NEW-####' } as const;
    const some: Move['some'] = (writer, context, slice) => restoreItems(writer, context, slice, taken);
    expect(await moveMany(options, { kind: 'item.restore', ids, some })).toMatchObject({ moved: 2 });
    expect(ids.map((id) => inventory.get({ id }).variants[0]?.sku)).toEqual(['NEW-0001', 'NEW-0002']);
    expect(await undo.undoLast()).toMatchObject({ items: 2, of: { kind: 'item.restore' } });
    expect(inventory.list({ ...anyItem, place: 'bin' }).total).toBe(2);
  });
});
