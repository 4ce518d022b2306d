import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '#shared/domain/item.ts';
import type { AppErrorData } from '#shared/errors.ts';
import {
  begin,
  dueAt,
  edit,
  failed,
  keepMine,
  keepText,
  longestWait,
  quietTime,
  receive,
  retryNow,
  saved,
  saveStatus,
  start,
  takeTheirs,
  typedValues,
  type Autosave,
} from './autosave.ts';
import { variantKey, withValues } from './fields.ts';

const variantId = '01930000-0000-7000-8000-00000000000a';
const price = variantKey(variantId, 'price');
const sku = variantKey(variantId, 'sku');
const item: Item = {
  id: '01930000-0000-7000-8000-000000000001',
  title: 'Lamp',
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
const later = (patch: Partial<Item>, revision = 2): Item => ({ ...item, ...patch, revision });
const error = (patch: Partial<AppErrorData>): AppErrorData => ({
  code: 'internal',
  reason: 'internal',
  message: 'No.',
  ...patch,
});
const begun = (state: Autosave): Autosave => {
  const next = start(state);
  if (!next) throw new Error('nothing to send');
  return next.state;
};
const title = (state: Autosave): unknown => withValues(state.item, typedValues(state)).title;

describe('when a save starts', () => {
  it('waits for a pause after the last keystroke', () => {
    const state = edit(edit(begin(item), 'title', 'La', 0), 'title', 'Lan', 300);
    expect(dueAt(state)).toBe(300 + quietTime);
  });

  it('waits no longer than a second after the first keystroke', () => {
    let state = begin(item);
    for (let now = 0; now <= 5_000; now += 100) state = edit(state, 'title', `text ${now}`, now);
    expect(dueAt(state)).toBe(longestWait);
  });

  it('has nothing to do for text that says what is saved', () => {
    const state = edit(edit(begin(item), 'title', 'Lam', 0), 'title', 'Lamp', 10);
    expect(dueAt(state)).toBeNull();
    expect(saveStatus(state)).toBe('saved');
  });

  it('does not start a second one while the first is under way', () => {
    const state = edit(begun(edit(begin(item), 'title', 'A', 0)), 'title', 'AB', 10);
    expect(dueAt(state)).toBeNull();
    expect(start(state)).toBeNull();
    expect(saveStatus(state)).toBe('saving');
  });

  it('takes the fields of one target along, the most urgent first', () => {
    let state = edit(begin(item), price, { amount: 100, currency: 'USD' }, 0);
    state = edit(state, 'title', 'A', 5);
    state = edit(state, 'category', 'B', 6);
    const first = start(state);
    expect(first?.batch).toEqual({ target: variantId, values: { [price]: { amount: 100, currency: 'USD' } } });
    const second = start(saved(first?.state ?? state, later({})));
    expect(second?.batch).toEqual({ target: 'item', values: { title: 'A', category: 'B' } });
  });
});

describe('when a save ends', () => {
  it('is saved when nothing was typed meanwhile', () => {
    const state = saved(begun(edit(begin(item), 'title', 'A', 0)), later({ title: 'A' }));
    expect(saveStatus(state)).toBe('saved');
    expect(title(state)).toBe('A');
  });

  it('keeps what was typed meanwhile, and saves it within a second of that keystroke', () => {
    const sending = begun(edit(begin(item), 'title', 'A', 0));
    const state = saved(edit(sending, 'title', 'AB', 700), later({ title: 'A' }));
    expect(title(state)).toBe('AB');
    expect(dueAt(state)).toBe(700 + quietTime);
  });

  it('sends again what was typed back to the old text while the new one was under way', () => {
    const sending = begun(edit(begin(item), 'title', 'A', 0));
    const state = saved(edit(sending, 'title', 'Lamp', 10), later({ title: 'A' }));
    expect(start(state)?.batch.values).toEqual({ title: 'Lamp' });
  });

  it('drops an answer that is older than what it knows', () => {
    const state = receive(receive(begin(item), later({ title: 'New' }, 5)), later({ title: 'Old' }, 4));
    expect(state.item.title).toBe('New');
  });

  it('shows what came from elsewhere in fields that nobody is typing in', () => {
    const state = receive(edit(begin(item), 'title', 'A', 0), later({ category: 'Lamps', title: 'Elsewhere' }));
    expect(withValues(state.item, typedValues(state))).toMatchObject({ category: 'Lamps', title: 'A' });
  });
});

describe('when a save is refused', () => {
  const taken = error({
    code: 'validation',
    fields: [{ path: 'variants.0.sku', reason: 'sku_taken', message: 'Taken.' }],
  });

  it('keeps the text, names the reason, and does not ask again', () => {
    const state = failed(begun(edit(begin(item), sku, 'CD-2', 0)), taken, 100);
    expect(typedValues(state)[sku]).toBe('CD-2');
    expect(state.refused[sku]).toMatchObject({ reason: 'sku_taken' });
    expect(dueAt(state)).toBeNull();
    expect(saveStatus(state)).toBe('refused');
  });

  it('saves the other fields of the same request', () => {
    const both = edit(edit(begin(item), sku, 'CD-2', 0), price, { amount: 5, currency: 'USD' }, 1);
    const state = failed(begun(both), taken, 100);
    expect(start(state)?.batch.values).toEqual({ [price]: { amount: 5, currency: 'USD' } });
  });

  it('asks again once the field was edited', () => {
    const refused = failed(begun(edit(begin(item), sku, 'CD-2', 0)), taken, 100);
    const state = edit(refused, sku, 'CD-3', 200);
    expect(state.refused).toEqual({});
    expect(dueAt(state)).toBe(200 + quietTime);
  });

  it('does not judge text that was typed after the refused one', () => {
    const sending = begun(edit(begin(item), sku, 'CD-2', 0));
    const state = failed(edit(sending, sku, 'CD-22', 50), taken, 100);
    expect(state.refused).toEqual({});
    expect(start(state)?.batch.values).toEqual({ [sku]: 'CD-22' });
  });

  it('finds the field in a path with the request’s own names around it', () => {
    const tooLong = error({
      code: 'validation',
      fields: [{ path: 'patch.title', reason: 'custom', message: 'Long.' }],
    });
    expect(failed(begun(edit(begin(item), 'title', 'A', 0)), tooLong, 0).refused['title']).toMatchObject({
      message: 'Long.',
    });
  });

  it('refuses all fields when the answer names none of them', () => {
    const odd = error({ code: 'validation', reason: 'odd', message: 'Odd.' });
    expect(failed(begun(edit(begin(item), 'title', 'A', 0)), odd, 0).refused['title']).toMatchObject({ reason: 'odd' });
  });
});

describe('when a save fails', () => {
  it('tries again, with longer and longer waits', () => {
    let state = edit(begin(item), 'title', 'A', 0);
    const waits: number[] = [];
    for (let now = 0; now < 7; now += 1) {
      state = failed(begun(state), error({}), 0);
      waits.push(dueAt(state) ?? -1);
    }
    expect(waits).toEqual([1_000, 2_000, 5_000, 10_000, 30_000, 30_000, 30_000]);
    expect(title(state)).toBe('A');
    expect(saveStatus(state)).toBe('failed');
  });

  it('tries at once when asked to', () => {
    const state = failed(begun(edit(begin(item), 'title', 'A', 0)), error({}), 0);
    expect(dueAt(retryNow(state, 50))).toBe(50);
  });

  it('forgets the failure after a success', () => {
    const again = begun(failed(begun(edit(begin(item), 'title', 'A', 0)), error({}), 0));
    expect(saveStatus(saved(again, later({ title: 'A' })))).toBe('saved');
  });

  it('tries again when the database was held by another program, which is a conflict of another kind', () => {
    const busy = error({ code: 'conflict', reason: 'database_busy' });
    expect(dueAt(failed(begun(edit(begin(item), 'title', 'A', 0)), busy, 0))).toBe(1_000);
  });

  it('does not try again for an item that is gone', () => {
    const state = failed(begun(edit(begin(item), 'title', 'A', 0)), error({ code: 'not_found' }), 0);
    expect(dueAt(state)).toBeNull();
    expect(saveStatus(state)).toBe('failed');
  });
});

describe('when a change from elsewhere arrives while typing', () => {
  const typing = edit(begin(item), 'title', 'Mine', 0);

  it('is a conflict in the very field that is typed in', () => {
    const state = receive(typing, later({ title: 'Theirs' }));
    expect(saveStatus(state)).toBe('conflict');
    expect(title(state)).toBe('Mine');
    expect(dueAt(state)).toBeNull();
  });

  it('is none in another field', () => {
    expect(saveStatus(receive(typing, later({ category: 'Lamps' })))).toBe('unsaved');
  });

  it('is none when it says the same', () => {
    expect(saveStatus(receive(typing, later({ title: 'Mine' })))).toBe('unsaved');
  });

  it('is none when it is our own save, seen before its answer', () => {
    const state = receive(edit(begun(typing), 'title', 'Mine, longer', 10), later({ title: 'Mine' }));
    expect(saveStatus(state)).toBe('saving');
    expect(saveStatus(saved(state, later({ title: 'Mine' })))).toBe('unsaved');
  });

  it('is none when the core put our own text into another form', () => {
    const state = saved(
      edit(begun(edit(begin(item), sku, ' A ', 0)), sku, ' A B', 5),
      later({ variants: [{ ...item.variants[0]!, sku: 'A' }] }),
    );
    expect(saveStatus(state)).toBe('unsaved');
  });

  it('shows in the answer to the save of another part', () => {
    const both = edit(edit(begin(item), price, { amount: 5, currency: 'USD' }, 0), 'title', 'Mine', 1);
    expect(saveStatus(saved(begun(both), later({ title: 'Theirs' })))).toBe('conflict');
  });
});

describe('when the item was changed elsewhere', () => {
  const conflict = error({
    code: 'conflict',
    reason: 'item_changed',
    fields: [{ path: 'title', reason: 'edited_elsewhere', message: 'Changed.' }],
  });
  const state = failed(begun(edit(begin(item), 'title', 'Mine', 0)), conflict, 0);
  const theirs = later({ title: 'Theirs', category: 'New' }, 9);

  it('waits for the choice and keeps both', () => {
    expect(saveStatus(state)).toBe('conflict');
    expect(dueAt(state)).toBeNull();
    expect(title(state)).toBe('Mine');
  });

  it('saves mine on top of theirs', () => {
    const mine = keepMine(state, theirs);
    expect(mine.item.revision).toBe(9);
    expect(start(mine)?.batch.values).toEqual({ title: 'Mine' });
  });

  it('takes theirs', () => {
    const taken = takeTheirs(state, theirs);
    expect(title(taken)).toBe('Theirs');
    expect(saveStatus(taken)).toBe('saved');
  });
});

describe('text that is no value', () => {
  it('is kept, counts as not saved, and goes with the next value', () => {
    const state = keepText(begin(item), price, '19.9.9');
    expect(saveStatus(state)).toBe('refused');
    expect(dueAt(state)).toBeNull();
    expect(saveStatus(edit(state, price, null, 0))).toBe('saved');
  });
});

it('always ends with the last text saved, however edits, answers and failures follow each other', () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant('type' as const), text: fc.string({ maxLength: 3 }) }),
    fc.record({ kind: fc.constantFrom('send' as const, 'ok' as const, 'fail' as const) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let state = begin(item);
      let server = item;
      let typed = item.title;
      const answer = (): void => {
        if (!state.sending) return;
        server = { ...withValues(server, state.sending.values), revision: server.revision + 1 };
        state = saved(state, server);
      };
      for (const [now, one] of steps.entries()) {
        if (one.kind === 'type') {
          typed = one.text;
          state = edit(state, 'title', typed, now);
        } else if (one.kind === 'send') state = start(state)?.state ?? state;
        else if (one.kind === 'ok') answer();
        else state = failed(state, error({}), now);
        expect(title(state)).toBe(typed);
      }
      answer();
      state = start(state)?.state ?? state;
      answer();
      expect(server.title).toBe(typed);
      expect(saveStatus(state)).toBe('saved');
    }),
  );
});
