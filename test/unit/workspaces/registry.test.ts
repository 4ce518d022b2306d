import { existsSync, mkdirSync, readFileSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createIds } from '#main/ids.ts';
import { createWorkspaceRegistry } from '#main/workspaces/registry.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createSeededRandom } from '#test/support/ports.ts';
import { tempFolder } from '#test/support/temp-folder.ts';

const registryIn = (root: string) =>
  createWorkspaceRegistry({
    root,
    newId: createIds(manualClock(), createSeededRandom()),
    unnamed: (id) => (id === 'first' ? 'My business' : 'Unnamed'),
  });

describe('the businesses of a profile', () => {
  it('are one, in the data folder there always was, until another is made', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    expect(registry.list()).toEqual([
      {
        id: 'first',
        name: 'My business',
        named: false,
        colour: 'petrol',
        openedAt: null,
        folder: join(root, 'data'),
      },
    ]);
    mkdirSync(join(root, 'data'));
    const shop = registry.create({ name: '  Harbour  shop', colour: 'red' });
    expect(shop).toMatchObject({ name: 'Harbour shop', named: true, colour: 'red' });
    expect(shop.folder).toBe(join(root, 'workspaces', shop.id));
    expect(registry.list().map(({ id }) => id)).toEqual(['first', shop.id]);
  });

  it('keep their names in their folders, so another program start finds them', () => {
    const root = tempFolder();
    mkdirSync(join(root, 'data'));
    const { id } = registryIn(root).create({ name: 'لباس 👗 “x”', colour: 'green' });
    registryIn(root).change('first', { name: 'Attic', openedAt: 5 });
    registryIn(root).change(id, { openedAt: 7 });
    expect(registryIn(root).list()).toMatchObject([
      { id: 'first', name: 'Attic', named: true, openedAt: 5 },
      { id, name: 'لباس 👗 “x”', colour: 'green', openedAt: 7 },
    ]);
    expect(readdirSync(join(root, 'workspaces', id))).toEqual(['workspace.json']);
  });

  it('are listed even where the description is damaged, because the data is what counts', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    const { id, folder } = registry.create({ name: 'Shop', colour: 'red' });
    for (const damaged of ['', '{', '{"name":7,"colour":"ultraviolet","openedAt":"x"}', '\0\0']) {
      writeFileSync(join(folder, 'workspace.json'), damaged);
      expect(registry.get(id)).toMatchObject({ name: 'Unnamed', named: false, colour: 'petrol', openedAt: null });
    }
    expect(registry.change(id, { name: 'Shop again' })).toMatchObject({ name: 'Shop again' });
  });

  it('take no other folder for a business, and no path for an id', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    for (const name of ['notes', '.new-0190a1b2-c3d4-7e5f-8a6b-0123456789ab', 'first'])
      mkdirSync(join(root, 'workspaces', name), { recursive: true });
    writeFileSync(join(root, 'workspaces', '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'), 'a file');
    expect(registry.list().map(({ id }) => id)).toEqual(['first']);
    for (const id of ['../data', '..', '', '0190a1b2-c3d4-7e5f-8a6b-0123456789ab'])
      expect(() => registry.get(id)).toThrow(expect.objectContaining({ code: 'not_found' }));
  });

  it('lists a business whose disk is not there', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    mkdirSync(join(root, 'data'));
    mkdirSync(join(root, 'workspaces'), { recursive: true });
    const id = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
    symlinkSync(join(root, 'gone'), join(root, 'workspaces', id), 'dir');
    expect(registry.list().map((one) => one.id)).toEqual(['first', id]);
  });

  it('put a removed one aside with all it has, and bring it back', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    mkdirSync(join(root, 'data'));
    const { id, folder } = registry.create({ name: 'Shop', colour: 'red' });
    writeFileSync(join(folder, 'crossdock.sqlite'), 'everything');
    registry.remove(id);
    expect(registry.list().map((one) => one.id)).toEqual(['first']);
    expect(registry.removed()).toMatchObject([{ id, name: 'Shop', colour: 'red' }]);
    expect(existsSync(folder)).toBe(false);
    // Its name was given away meanwhile.
    registry.create({ name: 'SHOP', colour: 'blue' });
    expect(registry.bringBack(id)).toMatchObject({ id, name: 'Shop (2)', folder });
    expect(readFileSync(join(folder, 'crossdock.sqlite'), 'utf8')).toBe('everything');
    expect(registry.removed()).toEqual([]);
  });

  it('removes the first one too, once there is another', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    mkdirSync(join(root, 'data'));
    const { id } = registry.create({ name: 'Shop', colour: 'red' });
    registry.remove('first');
    expect(registry.list().map((one) => one.id)).toEqual([id]);
    expect(registry.bringBack('first')).toMatchObject({ folder: join(root, 'data') });
  });

  it('says which folder could not be moved', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    mkdirSync(join(root, 'data'));
    const { id, folder } = registry.create({ name: 'Shop', colour: 'red' });
    mkdirSync(join(root, 'workspaces', 'removed', id), { recursive: true });
    expect(() => registry.remove(id)).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'workspace_not_moved' }) }),
    );
    expect(existsSync(folder)).toBe(true);
  });

  it('are twenty at most', () => {
    const root = tempFolder();
    const registry = registryIn(root);
    mkdirSync(join(root, 'data'));
    for (let number = 2; number <= 20; number += 1) registry.create({ name: `Shop ${number}`, colour: 'red' });
    expect(() => registry.create({ name: 'One more', colour: 'red' })).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'workspaces_too_many' }) }),
    );
  });
});
