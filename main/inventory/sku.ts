import { validationError } from '#shared/errors.ts';
import type { Reader, Writer } from '../store/connection.ts';

/** SKUs are the same when they differ in case or Unicode form only: no marketplace keeps such two apart reliably. */
export const skuKey = (sku: string): string => sku.normalize('NFC').toLowerCase();

/** The rule with its date filled in, parted at the running number. */
export interface SkuSeries {
  readonly before: string;
  readonly after: string;
  /** Digits at least; a larger number simply grows. */
  readonly width: number;
}

/** `CD-{YYYY}-####` on 21 November 2026 is `CD-2026-` with four digits. The date is the seller's local one. */
export function skuSeries(pattern: string, now: number): SkuSeries {
  const date = new Date(now);
  const two = (value: number) => String(value).padStart(2, '0');
  const run = /#+/.exec(pattern);
  const fill = (text: string) =>
    text
      .replaceAll('{YYYY}', String(date.getFullYear()))
      .replaceAll('{MM}', two(date.getMonth() + 1))
      .replaceAll('{DD}', two(date.getDate()));
  // A rule without a run of # (settings refuse it now) still has to yield different SKUs.
  if (!run) return { before: `${fill(pattern)}-`, after: '', width: 4 };
  return {
    before: fill(pattern.slice(0, run.index)),
    after: fill(pattern.slice(run.index + run[0].length)),
    width: run[0].length,
  };
}

/** The next free SKU of the rule. Numbers are counted per series and never used twice, also when their item is gone. */
export function nextSku(writer: Writer, pattern: string, now: number): string {
  const { before, after, width } = skuSeries(pattern, now);
  const prefix = `${before}#${after}`;
  let last = writer.get<{ last: number }>('SELECT last FROM sku_counter WHERE prefix = @prefix', { prefix })?.last ?? 0;
  let sku: string;
  do {
    last += 1;
    sku = before + String(last).padStart(width, '0') + after;
  } while (writer.get('SELECT 1 FROM variant WHERE sku_key = @key', { key: skuKey(sku) }));
  writer.run(
    'INSERT INTO sku_counter (prefix, last) VALUES (@prefix, @last) ON CONFLICT (prefix) DO UPDATE SET last = @last',
    { prefix, last },
  );
  return sku;
}

/** Who holds a SKU now: an item that is not in the recycle bin. */
export interface SkuHolder {
  readonly variantId: string;
  readonly itemId: string;
  readonly title: string;
}

export const skuHolder = (reader: Reader, sku: string): SkuHolder | undefined =>
  reader.get<SkuHolder>(
    `SELECT v.id AS variantId, i.id AS itemId, i.title FROM variant v JOIN item i ON i.id = v.item_id
     WHERE v.sku_key = @key AND v.active = 1`,
    { key: skuKey(sku) },
  );

/** Refuses a SKU that another variant holds, naming that one. `path` is the form field, such as `variants.0.sku`. */
export function refuseTakenSku(reader: Reader, sku: string, path: string, ownVariantId?: string): void {
  const holder = skuHolder(reader, sku);
  if (holder && holder.variantId !== ownVariantId) throw validationError(skuTaken(sku, path, holder));
}

export const skuTaken = (sku: string, path: string, holder: SkuHolder) => ({
  path,
  reason: 'sku_taken',
  params: { sku, itemId: holder.itemId, title: holder.title },
  message: `The SKU ${sku} already belongs to "${holder.title || holder.itemId}". Choose another one.`,
});

/**
 * The variant a marketplace means by a SKU. One in use goes first; a sale may still come in for one that was moved to the
 * recycle bin, and then the newest such one is meant.
 */
export const findVariantBySku = (
  reader: Reader,
  sku: string,
): { readonly variantId: string; readonly itemId: string; readonly quantity: number } | undefined =>
  reader.get(
    `SELECT id AS variantId, item_id AS itemId, quantity FROM variant WHERE sku_key = @key
     ORDER BY active DESC, id DESC LIMIT 1`,
    { key: skuKey(sku) },
  );
