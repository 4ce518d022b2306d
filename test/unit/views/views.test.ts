import { describe, expect, it } from 'vitest';
import { createIds } from '#main/ids.ts';
import { createViews } from '#main/views/views.ts';
import { defaultColumns } from '#shared/domain/grid-column.ts';
import type { ViewState } from '#shared/domain/saved-view.ts';
import { requests } from '#shared/ipc/contract.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { createSeededRandom } from '#test/support/ports.ts';

const state: ViewState = {
  place: 'items',
  search: 'nikon',
  filter: { condition: ['good'], price: { currency: 'USD', from: 100, to: null } },
  sort: 'price',
  descending: false,
};

function views() {
  const { store, clock } = createTestInventory();
  const emitted: string[] = [];
  const service = createViews({
    store,
    newId: createIds(clock, createSeededRandom()),
    emit: (name) => void emitted.push(name),
  });
  const save = (name: string) => service.save({ name, state, columns: defaultColumns });
  const names = () => service.list().map(({ name }) => name);
  return { store, service, save, names, emitted };
}

describe('saved views', () => {
  it('bring back filter, search, order and columns as they were saved', () => {
    const { service, save, emitted } = views();
    const { id } = save('Cheap Nikons');
    expect(service.list()).toEqual([
      { id, name: 'Cheap Nikons', state, columns: [...defaultColumns], isDefault: false },
    ]);
    const narrower = { ...state, filter: { photos: 'none' as const } };
    service.update({ id, state: narrower });
    expect(service.list()[0]).toMatchObject({ name: 'Cheap Nikons', state: narrower });
    expect(emitted).toEqual(['views.changed', 'views.changed']);
  });

  it('refuse a name that another one has, whatever its case and accents', () => {
    const { service, save, names } = views();
    const { id } = save('Été');
    expect(() => save('ete')).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ code: 'validation' }) }),
    );
    save('Other');
    expect(() => service.update({ id, name: 'OTHER' })).toThrow(/already/);
    service.update({ id, name: 'été' });
    expect(names()).toEqual(['été', 'Other']);
  });

  it('have one default at most', () => {
    const { service, save } = views();
    const [a, b] = [save('a'), save('b')];
    service.update({ id: a.id, isDefault: true });
    service.update({ id: b.id, isDefault: true });
    expect(service.list().map(({ isDefault }) => isDefault)).toEqual([false, true]);
    service.update({ id: b.id, isDefault: false });
    expect(service.list().map(({ isDefault }) => isDefault)).toEqual([false, false]);
  });

  it('come back to their place after a deletion, and do not take the default from who has it by then', () => {
    const { service, save, names } = views();
    const [a, b] = [save('a'), save('b'), save('c')];
    service.update({ id: b.id, isDefault: true });
    const gone = service.remove({ id: b.id });
    expect(names()).toEqual(['a', 'c']);
    service.update({ id: a.id, isDefault: true });
    service.restore(gone);
    expect(service.list().map(({ name, isDefault }) => [name, isDefault])).toEqual([
      ['a', true],
      ['b', false],
      ['c', false],
    ]);
  });

  it('are put in order all together or not at all', () => {
    const { service, save, names } = views();
    const ids = ['a', 'b', 'c'].map((name) => save(name).id);
    service.order({ ids: ids.toReversed() });
    expect(names()).toEqual(['c', 'b', 'a']);
    for (const wrong of [ids.slice(1), [...ids.slice(1), ids[1] ?? ''], []])
      expect(() => service.order({ ids: wrong })).toThrow(/changed meanwhile/);
    expect(names()).toEqual(['c', 'b', 'a']);
  });

  it('that a later version wrote are left out and left alone', () => {
    const { store, service, save, names } = views();
    const { id } = save('a');
    save('b');
    store.write((writer) => writer.run(`UPDATE saved_view SET state = '{"place":"cellar"}' WHERE id = @id`, { id }));
    expect(names()).toEqual(['b']);
    expect(store.column('SELECT count(*) FROM saved_view')).toEqual([2]);
    expect(() => service.update({ id, name: 'c' })).toThrow(/no saved view/);
  });

  it('stop at a hundred', () => {
    const { save } = views();
    for (let index = 0; index < 100; index += 1) save(`view ${index}`);
    expect(() => save('one more')).toThrow(/100 saved views/);
  });
});

describe('what the page may ask of the grid', () => {
  const query = { search: '', sort: 'price', descending: true, place: 'items', offset: 0, limit: 100 };
  it.each([
    { place: 'attic' },
    { sort: 'description' },
    { sort: 'price; DROP TABLE item' },
    { limit: 501 },
    { offset: -1 },
    { search: 'x'.repeat(501) },
    { filter: { status: [] } },
    { filter: { status: ['sold'] } },
    { filter: { category: Array.from({ length: 201 }, String) } },
    { filter: { category: ['x'.repeat(201)] } },
    { filter: { tags: 'vintage' } },
    { filter: { price: { currency: 'dollars', from: 1, to: 2 } } },
    { filter: { price: { currency: 'USD', from: 1.5, to: 2 } } },
    { filter: { age: { from: -1, to: null } } },
    { filter: { quantity: { from: 0, to: 1e9 } } },
    { filter: { lowStock: false } },
    { filter: { accounts: ["1' OR 1=1"] } },
    { filter: { missing: ['sku'] } },
  ])('refuses %j', (part) => {
    expect(requests['items.list'].input.safeParse({ ...query, ...part }).success).toBe(false);
    expect(requests['items.list'].input.safeParse(query).success).toBe(true);
  });

  it('drops parts of a filter it does not know', () => {
    const parsed = requests['items.list'].input.parse({ ...query, filter: { photos: 'none', colour: 'red' } });
    expect(parsed).toMatchObject({ filter: { photos: 'none' } });
    expect(JSON.stringify(parsed)).not.toContain('colour');
  });
});
