import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDocStore } from '#main/practice/doc-store.ts';
import { call, itemPath, list, OFFER, openShop, practiceWorld } from './practice-world.ts';

const program = fileURLToPath(new URL('../../../main/practice/standalone.ts', import.meta.url));
let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossdock-practice-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the document store', () => {
  it('keeps order of age, finds by prefix and page, and undoes a failed transaction', () => {
    const store = openDocStore(join(folder, 'store.sqlite'));
    for (const id of ['b/2', 'a/1', 'b/1', 'b0']) store.put('thing', id, { id });
    store.put('thing', 'a/1', { id: 'a/1', again: true });
    expect(store.list('thing').map((row) => row.id)).toEqual(['b/2', 'a/1', 'b/1', 'b0']);
    expect(store.startingWith('thing', 'b/').map((row) => row.id)).toEqual(['b/1', 'b/2']);
    expect(store.startingWith('thing', 'b/', 1, 1).map((row) => row.id)).toEqual(['b/2']);
    expect(store.countStartingWith('thing', 'b/')).toBe(2);
    expect(() =>
      store.transaction(() => {
        store.put('thing', 'c', {});
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(store.get('thing', 'c')).toBeUndefined();
    expect(store.delete('thing', 'b0')).toBe(true);
    expect(store.delete('thing', 'b0')).toBe(false);
    store.close();
  });
});

describe('a restart', () => {
  it('finds keys, ports, tokens, listings, photos and the advanced clock again', async () => {
    const stateFile = join(folder, 'practice.sqlite');
    const first = await practiceWorld({ stateFile });
    first.control.advanceClock(1000);
    const shop = await openShop(first);
    const { offerId, listingId } = await list(shop, 'STAYS');
    await first.close();

    const second = await practiceWorld({ stateFile });
    try {
      expect(second.ebay).toEqual(first.ebay);
      expect(second.controlUrl).toBe(first.controlUrl);
      expect(second.control.now()).toBe(second.clock.now() + 1000);
      expect((await shop.api('GET', `${OFFER}/${offerId}`)).body).toMatchObject({
        status: 'PUBLISHED',
        listing: { listingId },
      });
      expect((await fetch(shop.imageUrl)).headers.get('content-type')).toBe('image/jpeg');
      expect(second.control.playBuyer({ listingId }).sku).toBe('STAYS');
    } finally {
      await second.close();
    }
  });

  it('takes other ports when its own are taken, and still knows its photos', async () => {
    const stateFile = join(folder, 'practice.sqlite');
    const first = await practiceWorld({ stateFile });
    const shop = await openShop(first);
    await list(shop, 'MOVED');
    const { apiUrl, webUrl } = first.ebay;
    await first.close();
    const squatter = await practiceWorld({
      ports: { 'ebay.api': Number(new URL(apiUrl).port), 'ebay.web': Number(new URL(webUrl).port) },
    });
    const second = await practiceWorld({ stateFile });
    try {
      expect(squatter.ebay.apiUrl).toBe(apiUrl);
      expect(second.ebay.apiUrl).not.toBe(apiUrl);
      const again = await openShop(second);
      const old = (await again.api('GET', itemPath('MOVED'))).body as { product: { imageUrls: string[] } };
      // A revision that names the photo by its old address is as good as before.
      expect((await again.api('PUT', itemPath('MOVED'), { ...old, condition: 'NEW' })).status).toBe(204);
    } finally {
      await second.close();
      await squatter.close();
    }
  });
});

it('pictures that expired are dropped from the state file at the next start', async () => {
  const stateFile = join(folder, 'practice.sqlite');
  const first = await practiceWorld({ stateFile });
  const shop = await openShop(first);
  const pictureId = /z\/(\w+)\//.exec(shop.imageUrl)?.[1] ?? '';
  first.control.advanceClock(30 * 24 * 60 * 60 * 1000);
  await first.close();
  const bytes = () => {
    const store = openDocStore(stateFile);
    const found = store.getBlob(pictureId);
    store.close();
    return found;
  };
  expect(bytes()).toBeDefined();
  await (await practiceWorld({ stateFile })).close();
  expect(bytes()).toBeUndefined();
});

describe('standalone', () => {
  it.each([
    [['--port', 'http'], '--port must be a port number'],
    [['--latency', '-5x'], '--latency'],
  ])('refuses %o', async (args, complaint) => {
    const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(child, 'close')) as [number];
    expect(code).not.toBe(0);
    expect(said).toContain(complaint);
  });

  it('prints one line of JSON, serves, and ends with SIGTERM; a killed one has lost nothing', async () => {
    const stateFile = join(folder, 'standalone.sqlite');
    const start = async () => {
      const child = spawn(process.execPath, [program, '--state', stateFile], { stdio: ['ignore', 'pipe', 'inherit'] });
      const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
      return { child, place: JSON.parse(line) as { control: string; ebay: Record<string, string> } };
    };
    const killed = await start();
    expect(Object.keys(killed.place.ebay)).toEqual(
      expect.arrayContaining(['apiUrl', 'apimUrl', 'apizUrl', 'authUrl', 'clientId', 'clientSecret', 'ruName']),
    );
    await call('POST', `${killed.place.control}/clock/advance`, { ms: 60_000 });
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');

    const next = await start();
    expect(next.place).toEqual(killed.place);
    const { now } = (await call('GET', `${next.place.control}/clock`)).body as { now: number };
    expect(now).toBeGreaterThan(Date.now() + 50_000);
    next.child.kill('SIGTERM');
    const [code] = (await once(next.child, 'exit')) as [number];
    expect(code).toBe(0);
  });
});
