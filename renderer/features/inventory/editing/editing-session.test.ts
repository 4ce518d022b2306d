import { describe, expect, it } from 'vitest';
import type { Item, ItemPatch, VariantPatch } from '#shared/domain/item.ts';
import { AppError } from '#shared/errors.ts';
import type { Client } from '../../../data/client.ts';
import { createEditingSession, type Timing } from './editing-session.ts';
import { variantKey } from './fields.ts';
import { createSessions } from './sessions.ts';
import { createUnsavedStore } from './unsaved-store.ts';

const itemId = '01930000-0000-7000-8000-000000000001';
const variantId = '01930000-0000-7000-8000-00000000000a';
const price = variantKey(variantId, 'price');

const fresh: Item = {
  id: itemId,
  title: '',
  description: '',
  condition: null,
  conditionNote: '',
  category: '',
  location: '',
  tags: [],
  lowStockAt: null,
  variants: [
    { id: variantId, sku: 'CD-1', options: {}, price: null, cost: null, quantity: 0, position: 0, photoId: null },
  ],
  photos: [],
  markets: {},
  createdAt: 0,
  updatedAt: 0,
  deletedAt: null,
  archivedAt: null,
  revision: 1,
};

/** Time that passes when the test says so. */
function createTime() {
  let now = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const timing: Timing = {
    now: () => now,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
  };
  const pass = async (ms: number): Promise<void> => {
    now += ms;
    for (const timer of timers) {
      if (timer.at > now) continue;
      timers.delete(timer);
      timer.run();
    }
    await settled();
  };
  return { timing, pass };
}

/** The core at the other end: keeps one item and can be out of order for a while. */
function createCore() {
  const core = { item: fresh, broken: false, requests: [] as string[] };
  const request = async (name: string, input: unknown): Promise<unknown> => {
    core.requests.push(name);
    await Promise.resolve();
    if (core.broken) throw new AppError({ code: 'internal', reason: 'core_unreachable', message: 'Gone.' });
    if (name === 'items.update') {
      core.item = {
        ...core.item,
        ...definedOf((input as { patch: ItemPatch }).patch),
        revision: core.item.revision + 1,
      };
    }
    if (name === 'variants.update') {
      const patch = definedOf((input as { patch: VariantPatch }).patch);
      const variants = core.item.variants.map((variant) => ({ ...variant, ...patch }));
      core.item = { ...core.item, variants, revision: core.item.revision + 1 };
    }
    return core.item;
  };
  return { core, client: { request } as Pick<Client, 'request'> };
}

const definedOf = <Patch extends object>(patch: Patch): { [Key in keyof Patch]: Exclude<Patch[Key], undefined> } =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined)) as never;

/** Lets everything that only waits for promises run. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

function createStorage() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

describe('editing session', () => {
  it('saves by itself once typing pauses', async () => {
    const { timing, pass } = createTime();
    const { core, client } = createCore();
    const session = createEditingSession(fresh, client, timing);
    session.edit('title', 'Lamp');
    await pass(599);
    expect(core.requests).toEqual([]);
    await pass(1);
    expect(core.item.title).toBe('Lamp');
    expect(session.isClean()).toBe(true);
  });

  it('saves each second while typing does not pause', async () => {
    const { timing, pass } = createTime();
    const { core, client } = createCore();
    const session = createEditingSession(fresh, client, timing);
    for (let step = 1; step <= 50; step += 1) {
      session.edit('title', 'x'.repeat(step));
      await pass(100);
      // What is saved is never more than a second of typing behind.
      expect(step - core.item.title.length).toBeLessThanOrEqual(10);
    }
    expect(core.requests.length).toBeLessThanOrEqual(6);
  });

  it('saves item and variant in one flush, one request after the other', async () => {
    const { timing } = createTime();
    const { core, client } = createCore();
    const session = createEditingSession(fresh, client, timing);
    session.edit('title', 'Lamp');
    session.edit(price, { amount: 1_999, currency: 'USD' });
    await session.flush();
    expect(core.requests).toEqual(['items.update', 'variants.update']);
    expect(core.item).toMatchObject({ title: 'Lamp', variants: [{ price: { amount: 1_999, currency: 'USD' } }] });
  });

  it('goes on trying when the core does not answer, and loses nothing', async () => {
    const { timing, pass } = createTime();
    const { core, client } = createCore();
    core.broken = true;
    const session = createEditingSession(fresh, client, timing);
    session.edit('title', 'Lamp');
    await session.flush();
    expect(session.view().title).toBe('Lamp');
    core.broken = false;
    await pass(1_000);
    expect(core.item.title).toBe('Lamp');
    expect(session.isClean()).toBe(true);
  });

  it('keeps the form’s object as long as nothing changes', () => {
    const session = createEditingSession(fresh, createCore().client, createTime().timing);
    expect(session.view()).toBe(session.view());
    session.edit('title', '');
    expect(session.view()).toBe(fresh);
  });
});

describe('sessions', () => {
  it('ends a session when its editor closes and all is saved', async () => {
    const { timing } = createTime();
    const { core, client } = createCore();
    const sessions = createSessions(client, timing, createUnsavedStore(createStorage()));
    const session = sessions.of(fresh);
    const release = sessions.hold(session);
    session.edit('title', 'Lamp');
    await release();
    expect(core.item.title).toBe('Lamp');
    expect(sessions.of(core.item)).not.toBe(session);
  });

  it('keeps a session that holds text which is no value, for the next time the item is opened', async () => {
    const { timing } = createTime();
    const sessions = createSessions(createCore().client, timing, createUnsavedStore(createStorage()));
    const session = sessions.of(fresh);
    const release = sessions.hold(session);
    session.keepText(price, 'about ten');
    await release();
    expect(sessions.of(fresh).state().texts[price]).toBe('about ten');
  });

  it('stays open for the editor that opened while another one closed', async () => {
    const { timing } = createTime();
    const sessions = createSessions(createCore().client, timing, createUnsavedStore(createStorage()));
    const session = sessions.of(fresh);
    const release = sessions.hold(session);
    const closing = release();
    sessions.hold(session);
    await closing;
    expect(sessions.of(fresh)).toBe(session);
  });

  it('writes down what a closing window could not save, and saves it from the next one', async () => {
    const storage = createStorage();
    const first = createCore();
    first.core.broken = true;
    const closing = createSessions(first.client, createTime().timing, createUnsavedStore(storage));
    const session = closing.of(fresh);
    closing.hold(session);
    session.edit('title', 'Lamp');
    session.edit(price, { amount: 500, currency: 'USD' });
    closing.leaveNow();
    await settled();

    const second = createCore();
    const opening = createSessions(second.client, createTime().timing, createUnsavedStore(storage));
    await opening.recallAll();
    expect(second.core.item).toMatchObject({ title: 'Lamp', variants: [{ price: { amount: 500, currency: 'USD' } }] });
    expect(storage.kept.size).toBe(0);
  });

  it('prefers the text of the closed window to the earlier keystroke that was still saved', async () => {
    const storage = createStorage();
    createUnsavedStore(storage).set(itemId, { values: { title: 'Lamp' }, texts: {} });
    const { core, client } = createCore();
    core.item = { ...fresh, title: 'Lam', revision: 2 };
    await createSessions(client, createTime().timing, createUnsavedStore(storage)).recallAll();
    expect(core.item.title).toBe('Lamp');
  });

  it('forgets what belonged to an item that is gone', async () => {
    const storage = createStorage();
    createUnsavedStore(storage).set(itemId, { values: { title: 'Lamp' }, texts: {} });
    const request = async (): Promise<never> => {
      throw new AppError({ code: 'not_found', reason: 'not_found', message: 'Gone.' });
    };
    await createSessions(
      { request } as Pick<Client, 'request'>,
      createTime().timing,
      createUnsavedStore(storage),
    ).recallAll();
    expect(storage.kept.size).toBe(0);
  });
});

describe('unsaved store', () => {
  it.each([
    ['text that is no JSON', '{'],
    ['JSON of another shape', '[1]'],
    ['an id that is none', '{"x":{"values":{},"texts":{}}}'],
  ])('reads nothing from %s', (_name, stored) => {
    const storage = createStorage();
    storage.setItem('crossdock.unsaved', stored);
    expect(createUnsavedStore(storage).ids()).toEqual([]);
  });

  it('hands out only values that a field of the form could hold', () => {
    const store = createUnsavedStore(createStorage());
    store.set(itemId, {
      values: { title: 'Lamp', category: 7, nonsense: 'x', [price]: { amount: 1.5, currency: 'USD' } },
      texts: {},
    });
    expect(store.get(itemId)?.values).toEqual({ title: 'Lamp' });
  });

  it('survives a storage that is full', () => {
    const store = createUnsavedStore({
      ...createStorage(),
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    expect(() => store.set(itemId, { values: { title: 'Lamp' }, texts: {} })).not.toThrow();
  });
});
