import { describe, expect, it } from 'vitest';
import { labelsHandlers } from '#main/ipc/labels-handlers.ts';
import { createLabels } from '#main/labels/labels.ts';
import { defaultLabelChoice } from '#shared/domain/label.ts';
import { labelRequests, type LabelOrder } from '#shared/ipc/labels.ts';
import { createTestInventory } from '#test/support/inventory.ts';

const nobody = '0190a000-0000-7000-8000-000000000000';
const order: LabelOrder = { itemIds: [nobody], choice: defaultLabelChoice, start: 1, conditions: {}, locale: 'en-US' };
const { own } = defaultLabelChoice;
const choose = (part: object): object => ({ choice: { ...defaultLabelChoice, ...part } });

describe('an order of labels from the page', () => {
  it('passes as the dialog sends it', () => {
    expect(labelRequests['labels.save'].input.parse(order)).toEqual(order);
  });

  it.each([
    ['more items than a file holds', { itemIds: Array.from({ length: 50_001 }, () => nobody) }],
    ['something else than an id', { itemIds: ["' OR 1=1 --"] }],
    ['no first label', { start: 0 }],
    ['a first label beyond every sheet', { start: 1_801 }],
    ['half a first label', { start: 1.5 }],
    ['a tag that is no language', { locale: '../../etc' }],
    ['endless words for a condition', { conditions: { good: 'x'.repeat(101) } }],
    ['an unknown condition', { conditions: { constructor: 'x' } }],
    ['an endless format', choose({ format: 'x'.repeat(41) })],
    ['an unknown code', choose({ code: 'pdf417' })],
    ['more copies than anyone needs', choose({ copies: { kind: 'fixed', count: 1_001 } })],
    ['no copies', choose({ copies: { kind: 'fixed', count: 0 } })],
    ['three lines of title', choose({ titleLines: 3 })],
    ['a page of no width', choose({ own: { ...own, pageWidth: 0 } })],
    ['a page as wide as a street', choose({ own: { ...own, pageWidth: 600_001 } })],
    ['a label that has no number for width', choose({ own: { ...own, width: Number.NaN } })],
    ['a margin outside the page', choose({ own: { ...own, left: -1 } })],
    ['columns without end', choose({ own: { ...own, columns: 31 } })],
  ])('is refused with %s', (_case, part) => {
    for (const name of ['labels.preview', 'labels.save'] as const)
      expect(labelRequests[name].input.safeParse({ ...order, ...part }).success).toBe(false);
  });

  it('asks for the place itself, and prints nothing of items it does not know or on sheets that cannot be', async () => {
    const { inventory, store, clock } = createTestInventory();
    const opened: string[] = [];
    const labels = createLabels({
      reader: store,
      inventory,
      clock,
      folders: { open: async (path) => void opened.push(path) },
      emit: () => {},
    });
    const asked: string[] = [];
    const unused = () => Promise.reject(new Error('no such dialog'));
    const handlers = labelsHandlers(labels, {
      openFiles: unused,
      openFolder: unused,
      saveFile: async ({ defaultName }) => {
        asked.push(defaultName);
        return undefined;
      },
    });
    const reason = (expected: string) =>
      expect.objectContaining({ data: expect.objectContaining({ reason: expected }) });

    expect(await labels.preview(order)).toMatchObject({
      total: 0,
      labels: [],
      findings: [{ reason: 'item_gone', count: 1 }],
    });
    await expect(handlers['labels.save'](order)).rejects.toEqual(reason('no_labels'));
    const known = { ...order, itemIds: [inventory.create({ title: 'Lamp' }).id] };
    // A name that no list has is a size of one's own, and is checked as such.
    const leaving = { ...known, choice: { ...defaultLabelChoice, format: 'no-such', own: { ...own, columns: 30 } } };
    await expect(labels.preview(leaving)).rejects.toThrow('wider than the page');
    await expect(handlers['labels.save'](leaving)).rejects.toThrow('wider than the page');
    const many = { ...known, itemIds: Array.from({ length: 101 }, () => known.itemIds[0] ?? '') };
    const endless = { ...many, choice: { ...defaultLabelChoice, copies: { kind: 'fixed', count: 1_000 } as const } };
    await expect(handlers['labels.save'](endless)).rejects.toEqual(reason('too_many_labels'));
    expect(asked).toEqual([]);

    // Paths in the request are not looked at: the seller's cancel in the dialog is the end of it.
    const sly = labelRequests['labels.save'].input.parse({ ...known, path: '/tmp/sly.pdf', file: '/tmp/sly.pdf' });
    expect(sly).toEqual(known);
    expect(await handlers['labels.save'](sly)).toBeNull();
    expect(asked).toEqual(['labels.pdf']);
    await expect(handlers['labels.showFolder']()).rejects.toEqual(reason('labels_gone'));
    expect(opened).toEqual([]);
  });
});
