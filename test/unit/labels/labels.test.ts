import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLabels } from '#main/labels/labels.ts';
import { asSeen } from '#main/labels/reading-order.ts';
import { labelFormats } from '#shared/domain/label-format.ts';
import { labelLimits, defaultLabelChoice, type LabelChoice } from '#shared/domain/label.ts';
import type { LabelOrder } from '#shared/ipc/labels.ts';
import { openTestInventory } from '#test/support/inventory.ts';
import { pdfPages, readCodes } from '#test/support/pdf-bars.ts';
import { pdfWords } from '#test/support/pdf-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'crossdock-labels-'));
const { inventory, store, clock } = openTestInventory(folder);
const progress: (number | undefined)[] = [];
const folders: string[] = [];
const labels = createLabels({
  reader: store,
  inventory,
  clock,
  folders: { open: async (path) => void folders.push(path) },
  emit: () => void progress.push(labels.job()?.done),
});
const added: string[] = [];
let out = '';
let path = '';
beforeEach(() => {
  out = mkdtempSync(join(folder, 'out-'));
  path = join(out, 'labels.pdf');
  progress.length = 0;
});
// SKUs are free again for the next test.
afterEach(() => {
  inventory.remove({ ids: added.splice(0) });
});
afterAll(() => {
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

const add = (sku: string, title = 'Brass lamp'): string => {
  const item = inventory.create({ title, location: 'A-12', condition: 'good' });
  inventory.updateVariant({
    id: item.variants[0]?.id ?? '',
    patch: { sku, price: { amount: 1999, currency: 'USD' } },
  });
  added.push(item.id);
  return item.id;
};

const order = (itemIds: readonly string[], choice: Partial<LabelChoice> = {}, start = 1): LabelOrder => ({
  itemIds: [...itemIds],
  choice: { ...defaultLabelChoice, titleLines: 2, price: true, condition: true, ...choice },
  start,
  conditions: { good: 'Good' },
  locale: 'en-US',
});

const skuOnly = { titleLines: 0, price: false, location: false, condition: false } as const;

const reasons = (findings: readonly { readonly reason: string }[]): string[] => findings.map(({ reason }) => reason);

describe('a label', () => {
  it.each(labelFormats)('says its SKU to a scanner as QR on $name', async (format) => {
    await labels.save(order([add('CD-2026-0001')], { format: format.id }), path);
    const [page] = pdfPages(path);
    expect(page && (await readCodes(page))).toEqual([{ text: 'CD-2026-0001', format: 'QRCode' }]);
  });

  it.each(labelFormats.filter(({ label }) => label.width > 45_000))(
    'says its SKU to a scanner as Code 128 on $name',
    async (format) => {
      const { findings } = await labels.save(
        order([add('cd-77/b')], { ...skuOnly, format: format.id, code: 'code128' }),
        path,
      );
      expect(findings).toEqual([]);
      const [page] = pdfPages(path);
      expect(page && (await readCodes(page))).toEqual([{ text: 'cd-77/b', format: 'Code128' }]);
    },
  );

  it.each([
    ['letters that Code 128 has not', 'ЛАМПА-Ω-7', 'zebra-4x6', 'code128_characters'],
    ['more than fits as bars', 'L'.repeat(60), 'avery-l7651', 'code128_too_wide'],
  ])('takes QR for %s, and says so', async (_case, sku, format, reason) => {
    const { findings } = await labels.save(order([add(sku)], { format, code: 'code128' }), path);
    expect(reasons(findings)).toContain(reason);
    const [page] = pdfPages(path);
    expect(page && (await readCodes(page))).toEqual([{ text: sku, format: 'QRCode' }]);
  });

  it('has no code where not even QR can be read, and says so', async () => {
    const { findings, labels: drawn } = await labels.preview(order([add('Ж'.repeat(100))], { format: 'avery-5167' }));
    expect(reasons(findings)).toContain('code_no_room');
    expect(drawn[0]?.drawing.bars).toEqual([]);
  });

  it.each(labelFormats)('keeps within $name whatever it says', async (format) => {
    const ids: readonly (readonly [string, boolean])[] = [
      [add('A', 'W'.repeat(500)), false],
      [add('B'.repeat(100), ''), false],
      [add('C', '👩‍👩‍👧 lamp 漆器'), true],
      [add('D', 'مصباح نحاسي قديم 1920'), false],
    ];
    for (const [id, missing] of ids) {
      const choice = { format: format.id, code: id === ids[0]?.[0] ? 'qr' : 'code128' } as const;
      const { labels: drawn, findings } = await labels.preview(order([id], choice));
      expect(reasons(findings).includes('letters_missing')).toBe(missing);
      for (const { drawing } of drawn) {
        for (const bar of drawing.bars) {
          expect(Math.min(bar.x, bar.y)).toBeGreaterThanOrEqual(0);
          expect(bar.x + bar.width).toBeLessThanOrEqual(format.label.width + 1);
          expect(bar.y + bar.height).toBeLessThanOrEqual(format.label.height + 1);
        }
        for (const text of drawing.texts) {
          expect(text.x).toBeGreaterThanOrEqual(0);
          expect(text.x + text.width).toBeLessThanOrEqual(format.label.width + 1);
          expect(text.y - text.size * 0.8).toBeGreaterThanOrEqual(0);
          expect(text.y).toBeLessThanOrEqual(format.label.height);
          expect(text.text).not.toMatch(/[\u{1f000}-\u{1ffff}漆]/u);
        }
      }
    }
  });
});

describe('an order of labels', () => {
  it('begins at the first free label and goes on to the next sheet', async () => {
    const {
      labels: drawn,
      total,
      pages,
    } = await labels.preview(order([add('A')], { copies: { kind: 'fixed', count: 4 } }, 29));
    expect(drawn.map(({ position }) => position)).toEqual([28, 29]);
    expect({ total, pages }).toEqual({ total: 4, pages: 2 });
  });

  it('shows a page of hundreds of labels in part, a few at a time, and reads nothing of what is sold out', async () => {
    const own = { pageWidth: 600_000, pageHeight: 600_000, width: 20_000, height: 10_000, columns: 30, rows: 60 };
    const page = { format: 'own', own: { ...own, left: 0, top: 0, gapX: 0, gapY: 0 } };
    let turns = 0;
    const count = (): void => {
      turns += 1;
      pending = setImmediate(count);
    };
    let pending = setImmediate(count);
    const shown = await labels.preview(order([add('A')], { ...page, copies: { kind: 'fixed', count: 1_000 } }));
    clearImmediate(pending);
    expect(shown).toMatchObject({ total: 1_000, pages: 1 });
    expect(shown.labels).toHaveLength(labelLimits.previewed);
    expect(turns).toBeGreaterThan(5);

    const read: string[] = [];
    const watching = createLabels({
      reader: store,
      inventory: { get: (input) => (read.push(input.id), inventory.get(input)) },
      clock,
      folders: { open: async () => undefined },
      emit: () => undefined,
    });
    const ids = Array.from({ length: 300 }, (_, index) => add(`NONE-${index}`));
    const stock = await watching.preview(order(ids, { copies: { kind: 'stock' } }));
    expect(stock).toMatchObject({ total: 0, findings: [{ reason: 'no_stock', count: 300 }] });
    expect(read).toEqual([]);
  });

  it('makes one for each piece in stock, and tells of what is out of stock or deleted', async () => {
    const [three, none, gone] = [add('THREE'), add('NONE'), add('GONE')];
    const variantId = inventory.get({ id: three }).variants[0]?.id ?? '';
    inventory.adjustStock({ variantId, reason: 'purchase', change: { kind: 'count', quantity: 3 }, note: '' });
    const noneId = inventory.get({ id: none }).variants[0]?.id ?? '';
    inventory.adjustStock({
      variantId: noneId,
      reason: 'correction',
      change: { kind: 'count', quantity: 0 },
      note: '',
    });
    inventory.remove({ ids: [gone] });
    const saved = await labels.save(order([three, none, gone], { copies: { kind: 'stock' } }), path);
    expect(saved).toMatchObject({ labels: 3, pages: 1, file: 'labels.pdf' });
    expect(saved.findings).toEqual([
      { reason: 'no_stock', count: 1, skus: ['NONE'] },
      { reason: 'item_gone', count: 1, skus: [] },
    ]);
  });

  it('refuses what would print nothing, and sheets whose labels leave the page', async () => {
    expect(() => labels.check(order([]))).toThrow(
      expect.objectContaining({ data: expect.objectContaining({ reason: 'no_labels' }) }),
    );
    const own = { ...defaultLabelChoice.own, columns: 2 };
    await expect(labels.preview(order([add('A')], { format: 'own', own }))).rejects.toThrow('wider than the page');
  });

  it('leaves nothing behind when it is cancelled, and tells how far it is', async () => {
    const many = order([add('A')], { copies: { kind: 'fixed', count: 1_000 } });
    const saving = labels.save(many, path);
    await expect.poll(() => progress.some((done) => (done ?? 0) > 0)).toBe(true);
    labels.cancel();
    await expect(saving).rejects.toMatchObject({ data: { code: 'cancelled' } });
    expect(readdirSync(out)).toEqual([]);
    expect(labels.job()).toBeNull();
  });

  it('names the file that cannot be written', async () => {
    const lost = join(out, 'no-such-folder', 'labels.pdf');
    await expect(labels.save(order([add('A')]), lost)).rejects.toMatchObject({
      data: { reason: 'labels_unwritable', params: { path: lost } },
    });
    expect(existsSync(lost)).toBe(false);
  });

  it.each(['אגרטל כחול ישן מאוד', 'مصباح نحاسي قديم جدا'])(
    'sets the words of %s apart by one space each',
    async (title) => {
      await labels.save(
        order([add('A', title)], { ...skuOnly, titleLines: 1, format: 'zebra-4x6', code: 'none' }),
        path,
      );
      // After the SKU.
      const words = pdfWords(path).slice(1);
      expect(words).toHaveLength(title.split(' ').length);
      for (const [index, word] of words.entries()) {
        const next = words[index + 1];
        if (next === undefined) continue;
        const gap = (next.x - word.x - word.width) / word.size;
        // The space of the font is 0.318 of the letter size.
        expect(gap).toBeCloseTo(0.318, 2);
      }
    },
  );

  it('draws lines, not pictures', async () => {
    await labels.save(order([add('A')]), path);
    expect(readFileSync(path, 'latin1')).not.toContain('/Subtype /Image');
  });
});

it.each([
  ['brass lamp', 'brass lamp'],
  ['אגרטל כחול', 'כחול אגרטל'],
  ['lamp אגרטל כחול old', 'lamp כחול אגרטל old'],
  ['אגרטל brass lamp כחול', 'כחול brass lamp אגרטל'],
  // A number belongs to what it follows, as the preview of the same label has it.
  ['אגרטל Lamp 3', 'Lamp 3 אגרטל'],
  ['אגרטל 1920', '1920 אגרטל'],
  ['lamp אגרטל 3', 'lamp 3 אגרטל'],
])('sets the words of %s as they are seen', (text, seen) => {
  expect(asSeen(text)).toBe(seen);
});
