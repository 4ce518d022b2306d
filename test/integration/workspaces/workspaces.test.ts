import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { App } from '#main/app.ts';
import { eventually } from '#test/support/clocks.ts';
import { tempFolder } from '#test/support/temp-folder.ts';
import { ask, openProfile } from './bench.ts';

const refused = (code: string, reason?: string) =>
  expect.objectContaining(reason === undefined ? { code } : { code, reason });

/** Two businesses of one profile; the first is shown, both run. */
async function twoBusinesses() {
  const root = tempFolder();
  const profile = openProfile(root);
  const { workspaces } = profile;
  const first = await workspaces.openLast();
  if (first === undefined) throw new Error('the first business did not open');
  const { id } = await ask(first, 'workspaces.create', { name: 'Harbour shop', colour: 'red' });
  const second = workspaces.running(id);
  if (second === undefined) throw new Error('the second business does not run');
  return { ...profile, root, first, second, id };
}
const photo = () =>
  sharp({ create: { width: 40, height: 30, channels: 3, background: '#c33' } })
    .jpeg()
    .toBuffer();

describe('two businesses', () => {
  it('have no item, photo, template, setting or id in common', async () => {
    const { first, second } = await twoBusinesses();
    const item = await ask(first, 'items.create', { title: 'Brass lamp' });
    await ask(first, 'photos.import', {
      itemId: item.id,
      files: [{ fileName: 'lamp.jpg', bytes: new Uint8Array(await photo()) }],
    });
    const { photos } = await ask(first, 'items.get', { id: item.id });
    const photoId = photos[0]?.id ?? '';
    await ask(first, 'blocks.save', { name: 'Shipping', text: 'Within two days.' });
    await ask(first, 'settings.update', { skuPattern: 'SHOP-####', currency: 'EUR' });

    await expect(ask(second, 'items.get', { id: item.id })).rejects.toEqual(refused('not_found'));
    await expect(second.readPhoto(photoId, 'thumb')).rejects.toEqual(refused('not_found'));
    expect(await ask(second, 'blocks.list')).toEqual([]);
    expect(await ask(second, 'settings.get')).toMatchObject({ skuPattern: 'CD-{YYYY}-####', currency: 'USD' });
    expect((await ask(first, 'items.get', { id: item.id })).title).toBe('Brass lamp');
    expect((await first.readPhoto(photoId, 'thumb')).bytes.length).toBeGreaterThan(0);
  });

  it('tell only their own page what changed, and log whose it is', async () => {
    const { first, second, id, emitted, lines } = await twoBusinesses();
    await ask(second, 'items.create', { title: 'Oar' });
    expect(emitted.filter(({ event }) => event.name === 'items.changed').map((one) => one.id)).toEqual([id]);
    await ask(second, 'items.get', { id: '0190a1b2-c3d4-7e5f-8a6b-0123456789ab' }).catch(() => undefined);
    await ask(first, 'items.get', { id: '0190a1b2-c3d4-7e5f-8a6b-0123456789ab' }).catch(() => undefined);
    const whose = lines.filter(({ event }) => event === 'ipc.refused').map(({ fields }) => fields['workspace']);
    expect(whose).toEqual([id, 'first']);
  });

  it('have their own accounts, and a sign-in copied into the other database does not open there', async () => {
    const { root, workspaces, first, second, id } = await twoBusinesses();
    await workspaces.start('first');
    await workspaces.start(id);
    const account = await ask(first, 'accounts.connect', { marketplace: 'ebay', environment: 'practice' });
    expect(await ask(second, 'accounts.list')).toEqual([]);
    await expect(ask(second, 'accounts.verify', { id: account.id })).rejects.toEqual(refused('not_found'));
    expect((await ask(first, 'accounts.verify', { id: account.id })).state).not.toBe('sign_in_needed');

    const database = new Database(join(root, 'workspaces', id, 'crossdock.sqlite'));
    database.prepare('ATTACH ? AS theirs').run(join(root, 'data', 'crossdock.sqlite'));
    for (const table of ['account', 'vault'])
      database.exec(`INSERT INTO main.${table} SELECT * FROM theirs.${table} WHERE true`);
    database.close();
    expect(await ask(second, 'accounts.list')).toHaveLength(1);
    expect(await ask(second, 'accounts.verify', { id: account.id })).toMatchObject({
      state: 'sign_in_needed',
      lastError: { reason: 'tokens_unreadable' },
    });
  });

  it('take over from the one they were made in only what belongs to the person', async () => {
    const { first, workspaces } = await twoBusinesses();
    await ask(first, 'settings.update', { theme: 'dark', language: 'fr', currency: 'EUR' });
    const { id } = await ask(first, 'workspaces.create', { name: 'Third', colour: 'blue' });
    expect(workspaces.running(id)?.settings.get()).toMatchObject({ theme: 'dark', language: 'fr', currency: 'USD' });
  });
});

describe('switching', () => {
  it('shows the other, keeps both running, and the next start opens it again', async () => {
    const { root, workspaces, turns, first, second, id } = await twoBusinesses();
    await ask(second, 'items.create', { title: 'Oar' });
    await ask(first, 'workspaces.open', { id });
    expect(turns).toEqual([id]);
    expect(workspaces.shownApp()).toBe(second);
    const { workspaces: listed } = await ask(second, 'workspaces.list');
    expect(listed.map(({ name, shown, state }) => ({ name, shown, state }))).toEqual([
      { name: 'My business', shown: false, state: 'running' },
      { name: 'Harbour shop', shown: true, state: 'running' },
    ]);
    await workspaces.stopAll();

    const again = openProfile(root);
    const opened = await again.workspaces.openLast();
    expect(again.workspaces.shown()).toBe(id);
    expect(opened?.inventory.list).toBeDefined();
    await again.workspaces.startOthers();
    expect(again.workspaces.port.list().workspaces.map(({ state }) => state)).toEqual(['running', 'running']);
  });

  it('counts what was sold in the background until that business is looked at', async () => {
    const { first, second, id } = await twoBusinesses();
    const sales = async (app: App) => (await ask(app, 'workspaces.list')).workspaces.map(({ newSales }) => newSales);
    second.events.emit('orders.changed', { newSales: 2 });
    second.events.emit('orders.changed', { newSales: 1 });
    first.events.emit('orders.changed', { newSales: 5 });
    expect(await sales(first)).toEqual([0, 3]);
    await ask(first, 'workspaces.open', { id });
    expect(await sales(second)).toEqual([0, 0]);
  });

  it.each([
    ['a damaged database', (folder: string) => writeFileSync(join(folder, 'crossdock.sqlite'), 'x'.repeat(8_192))],
    [
      'the database of a newer app',
      (folder: string) => {
        const database = new Database(join(folder, 'crossdock.sqlite'));
        database.pragma('user_version = 999999');
        database.close();
      },
    ],
  ])('to %s asks what to do and stays', async (_what, spoil) => {
    const { root, workspaces, first, id } = await twoBusinesses();
    await workspaces.stopAll();
    spoil(join(root, 'workspaces', id));
    const again = openProfile(root);
    const app = (await again.workspaces.openLast()) ?? first;
    await again.workspaces.startOthers();
    expect(again.asked).toEqual([]);
    expect(again.workspaces.port.list().workspaces[1]).toMatchObject({ id, state: 'stopped' });
    await expect(ask(app, 'workspaces.open', { id })).rejects.toEqual(refused('cancelled'));
    expect(again.asked).toEqual([id]);
    expect(again.turns).toEqual([]);
    expect(again.workspaces.shown()).toBe('first');
    expect(await ask(app, 'items.create', { title: 'Still here' })).toMatchObject({ title: 'Still here' });
  });

  it('to a disk that is not there says so and makes nothing in its place', async () => {
    const { root, workspaces, first, id } = await twoBusinesses();
    const elsewhere = '0190a1b2-c3d4-7e5f-8a6b-0123456789ab';
    symlinkSync(join(root, 'gone'), join(root, 'workspaces', elsewhere), 'dir');
    await expect(ask(first, 'workspaces.open', { id: elsewhere })).rejects.toEqual(
      refused('conflict', 'workspace_folder_missing'),
    );
    expect(workspaces.shown()).toBe('first');
    mkdirSync(join(root, 'gone'));
    await ask(first, 'workspaces.open', { id: elsewhere });
    expect(workspaces.shown()).toBe(elsewhere);
    expect(workspaces.running(id)).toBeDefined();
  });

  it('goes to the last one asked for', async () => {
    const { root, workspaces, id } = await twoBusinesses();
    await workspaces.stopAll();
    const again = openProfile(root);
    const first = await again.workspaces.openLast();
    if (first === undefined) throw new Error('did not open');
    await Promise.all([ask(first, 'workspaces.open', { id }), ask(first, 'workspaces.open', { id: 'first' })]);
    expect(again.workspaces.shown()).toBe('first');
    expect(again.turns).toEqual([]);
  });
});

describe('a start whose last business cannot be opened', () => {
  it('opens another one', async () => {
    const { root, workspaces, first, id } = await twoBusinesses();
    await ask(first, 'workspaces.open', { id });
    await workspaces.stopAll();
    writeFileSync(join(root, 'workspaces', id, 'crossdock.sqlite'), 'x'.repeat(8_192));
    const again = openProfile(root);
    await again.workspaces.openLast();
    expect(again.asked).toEqual([id]);
    expect(again.workspaces.shown()).toBe('first');
  });
});

describe('removing', () => {
  it('needs its name, stops it, keeps all of it, and can be taken back', async () => {
    const { workspaces, first, second, id } = await twoBusinesses();
    const item = await ask(second, 'items.create', { title: 'Oar' });
    await expect(ask(first, 'workspaces.remove', { id, name: 'Harbor shop' })).rejects.toEqual(
      refused('conflict', 'workspace_name_differs'),
    );
    await expect(ask(first, 'workspaces.remove', { id: 'first', name: 'My business' })).rejects.toEqual(
      refused('conflict', 'workspace_shown'),
    );
    expect(workspaces.running(id)).toBe(second);
    await ask(first, 'workspaces.remove', { id, name: ' harbour  SHOP ' });
    expect(workspaces.running(id)).toBeUndefined();
    expect(await ask(first, 'workspaces.list')).toMatchObject({
      workspaces: [{ id: 'first' }],
      removed: [{ id, name: 'Harbour shop' }],
    });
    await expect(ask(first, 'workspaces.open', { id })).rejects.toEqual(refused('not_found'));

    await ask(first, 'workspaces.bringBack', { id });
    const back = await eventually('the business that was brought back', () => workspaces.running(id));
    expect((await ask(back, 'items.get', { id: item.id })).title).toBe('Oar');
  });
});

it('refuses what no page of ours would send', async () => {
  const { workspaces } = openProfile(tempFolder());
  const app = await workspaces.openLast();
  const hostile = [
    ['workspaces.open', { id: '../data' }],
    ['workspaces.open', { id: 'FIRST' }],
    ['workspaces.open', {}],
    ['workspaces.create', { name: 'x'.repeat(2_001), colour: 'red' }],
    ['workspaces.create', { name: 'Shop', colour: 'url(x)' }],
    ['workspaces.create', { name: '\u200B', colour: 'red' }],
    ['workspaces.create', { name: 'my BUSINESS', colour: 'red' }],
    ['workspaces.change', { id: 'first', name: 'x'.repeat(61) }],
    ['workspaces.remove', { id: '..', name: 'x' }],
    ['workspaces.openFolder', { id: '/etc' }],
    ['workspaces.bringBack', { id: '../../etc' }],
  ] as const;
  for (const [name, input] of hostile) {
    const answer = await app?.dispatch({ name, input });
    expect(answer, `${name} ${JSON.stringify(input).slice(0, 80)}`).toMatchObject({
      ok: false,
      error: { code: 'validation' },
    });
  }
  expect(workspaces.port.list().workspaces).toHaveLength(1);
});
