import type { Item, ItemPatch, ItemRow, StockEvent, StockReason, VariantPatch } from '#shared/domain/item.ts';
import type { ItemIdsQuery, ItemQuery, PhotoImport } from '#shared/ipc/inventory.ts';
import type { Emit } from '../events.ts';
import { createIds } from '../ids.ts';
import type { ListingDraft } from '../marketplaces/marketplace.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { SettingsService } from '../settings/settings.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import { archiveItems, removeItems, restoreItems, unarchiveItems, type TakenSkus } from './bin.ts';
import { announce, type InventoryContext } from './change.ts';
import { createCsvCheck } from './csv/check.ts';
import type { CsvCheck, CsvCheckInput } from './csv/check.ts';
import { createCsvImport } from './csv/import.ts';
import type { CsvImport, CsvImportInput } from './csv/import.ts';
import { buildDraft, type DraftAccount } from './draft.ts';
import { duplicateItem } from './duplicate.ts';
import { createItemList, type ItemList } from './item-list.ts';
import { loadItem } from './item-rows.ts';
import { createItem, updateItem } from './items.ts';
import type { PhotoCopy } from './photos/copy-photos.ts';
import type { WantedEdit } from './photos/edit-photos.ts';
import type { PhotoView } from './photos/photo-files.ts';
import type { PhotoKeep } from './photos/photo-keep.ts';
import type { PhotoSource } from './photos/photos.ts';
import { createPhotos } from './photos/photos.ts';
import { findVariantBySku } from './sku.ts';
import type { NewStockEvent } from './stock.ts';
import { createTemplates, type Templates } from './templates.ts';
import { fillVariants, type VariantFill } from './variant-fill.ts';
import { setVariantMatrix } from './variant-matrix.ts';
import type { VariantOption } from '#shared/domain/variant-matrix.ts';
import { adjustStock, appendStockEvent, recomputeStock, stockHistory } from './stock.ts';
import { usedWords } from './words.ts';
import { addVariant, removeVariant, restoreVariant, updateVariant } from './variants.ts';

/**
 * What the seller owns. One method for each request of shared/ipc/inventory.ts, with the same shapes, and what the other
 * domains need of an item. Each change is one transaction and durable when the method returns; it is recorded so that it
 * can be taken back, and told to the windows with `items.changed`. Unknown ids throw `not_found`.
 */
export interface Inventory {
  /** `items.list`: one window of the grid or of the recycle bin, searched and sorted. */
  list(query: ItemQuery): { rows: ItemRow[]; total: number };
  /** `items.ids`: all of them, in the order of the grid. */
  ids(query: ItemIdsQuery): { ids: string[] };
  /** `items.among` */
  among: ItemList['among'];
  /** `items.facet` */
  facet: ItemList['facet'];
  /** Prepares for the first filter, a few milliseconds at a time. `false` when nothing is left to do. */
  prepareSome(): boolean;
  /** `items.get`, also of an item in the recycle bin. */
  get(input: { readonly id: string }): Item;
  /** `items.create`: with one variant, whose SKU follows the rule of the settings. */
  create(patch: ItemPatch): Item;
  /** `items.update`: throws `conflict` (`item_changed`, params.revision) when the same field was changed since `baseRevision`. */
  update(input: { readonly id: string; readonly baseRevision: number; readonly patch: ItemPatch }): Item;
  /** Into the recycle bin, all or none. Frees the SKUs. A few at once; the seller's own moves are `main/item-moves.ts`. */
  remove(input: { readonly ids: readonly string[] }): { removed: number };
  /** All or none; throws `validation` naming who holds a SKU that was taken meanwhile, unless the items are to get new ones. */
  restore(input: { readonly ids: readonly string[]; readonly takenSkus?: 'refuse' | 'renew' }): { restored: number };
  /** `items.words` */
  words(): { locations: string[]; tags: string[] };
  archive(input: { readonly ids: readonly string[] }): { archived: number };
  unarchive(input: { readonly ids: readonly string[] }): { unarchived: number };
  /** `items.duplicate` */
  duplicate(input: { readonly id: string }): Item;
  /** `templates.*` and `blocks.*` */
  readonly templates: Templates;
  /** `variants.matrix`: throws `validation` at `options.N.name` or `options.N.values`. */
  setVariantMatrix(input: { readonly itemId: string; readonly options: readonly VariantOption[] }): Item;
  /** `variants.fill`. `also` joins the transaction. */
  fillVariants(input: VariantFill, also?: (writer: Writer, item: Item) => void): Item;
  /** `variants.add` */
  addVariant(input: { readonly itemId: string; readonly options: Readonly<Record<string, string>> }): Item;
  /** `variants.update`: throws `validation` at `variants.N.sku` when the SKU is taken. */
  updateVariant(input: { readonly id: string; readonly patch: VariantPatch }): Item;
  /** `variants.remove`: throws `conflict` (`last_variant`). */
  removeVariant(input: { readonly id: string }): Item;
  /** `variants.restore`: throws `validation` at `variants.N.sku` when the SKU was taken meanwhile. */
  restoreVariant(input: { readonly id: string }): Item;
  /** `stock.adjust`: throws `conflict` (`stock_below_zero`). `also` joins the transaction. */
  adjustStock(input: StockAdjustment, also?: (writer: Writer, item: Item) => void): Item;
  /** `stock.history`, newest first. */
  stockHistory(input: { readonly variantId: string }): StockEvent[];
  /** `photos.import`: refused files are named in the answer, the others are in. */
  importPhotos(input: { readonly itemId: string; readonly files: readonly PhotoSource[] }): Promise<PhotoImport>;
  /** `photos.choose`, after the dialog: the same from files on disk. */
  importPhotoFiles(input: { readonly itemId: string; readonly paths: readonly string[] }): Promise<PhotoImport>;
  /** `photos.edit`: throws `conflict` (`photos_changed`), or `cancelled` when a later edit of a photo overtook it. */
  editPhotos(input: { readonly edits: readonly WantedEdit[] }): Promise<Item>;
  /** `photos.copy` */
  copyPhotos(input: PhotoCopy): PhotoImport;
  /** `photos.reorder`: all photos of the item in their new order; throws `conflict` (`photos_changed`) for any other set. */
  reorderPhotos(input: { readonly itemId: string; readonly photoIds: readonly string[] }): Item;
  /** `photos.remove` */
  removePhotos(input: { readonly ids: readonly string[] }): Item;
  /** `photos.restore` */
  restorePhotos(input: { readonly ids: readonly string[] }): Item;
  /** Takes a CSV file in. Good rows are in, the others named; throws `validation` for a file without column titles. */
  importCsv(input: CsvImportInput): Promise<CsvImport>;
  /** What `importCsv` would do; nothing is written. */
  checkCsv(input: CsvCheckInput): Promise<CsvCheck>;

  /** For the app protocol. Rejects with `not_found`, or Node's ENOENT when the original is gone from the disk. */
  readPhoto(id: string, size: PhotoView): Promise<{ readonly bytes: Uint8Array; readonly mediaType: string }>;
  /** In the recycle bin, or not there at all. */
  isRemoved(itemId: string): boolean;
  /** Pieces of the form of an item that is listed: its first variant. Cheap; none for an item that is gone. */
  stockOf(reader: Reader, itemId: string): number;
  /** The item as a marketplace is to see it. */
  draft(itemId: string, account: DraftAccount): ListingDraft;
  /**
   * One ledger entry inside the caller's transaction. Throws `conflict`: `stock_below_zero`, or `sale_already_counted` for
   * an order line that is in the ledger.
   */
  appendStockEvent(writer: Writer, event: NewStockEvent): StockEvent;
  /** The variant that a marketplace means by a SKU; one in the recycle bin only when no other has it. */
  findVariantBySku(reader: Reader, sku: string): VariantReference | undefined;
  /** Sets every kept quantity to the sum of its ledger. Returns how many had to be mended: 0 in a sound database. */
  recomputeStock(): number;
  /** The photo folder, for who takes in photos that belong to no item yet. */
  readonly photoKeep: PhotoKeep;
  /** Deletes photo files that nothing refers to. For the start of the app. Answers how many. */
  sweepPhotos(): Promise<number>;
}

export interface StockAdjustment {
  readonly variantId: string;
  readonly reason: Exclude<StockReason, 'sale'>;
  /** By so many, or to the number that was counted. */
  readonly change:
    | { readonly kind: 'delta'; readonly delta: number }
    | { readonly kind: 'count'; readonly quantity: number };
  readonly note: string;
}

export interface VariantReference {
  readonly variantId: string;
  readonly itemId: string;
  readonly quantity: number;
}

export interface InventoryOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly emit: Emit;
  readonly settings: SettingsService;
  /** Absolute; made when the first photo arrives. */
  readonly photoFolder: string;
}

export function createInventory(options: InventoryOptions): Inventory {
  const { store, clock, settings, logger } = options;
  const context: InventoryContext = { clock, newId: createIds(clock, options.random), emit: options.emit };
  const photos = createPhotos({ store, context, folder: options.photoFolder, logger });
  const skuPattern = () => settings.get().skuPattern;
  const move = (work: (writer: Writer) => readonly string[]): number =>
    store.write((writer) => {
      const moved = work(writer);
      announce(writer, context, moved);
      return moved.length;
    });

  return {
    ...createItemList({
      store,
      clock,
      lowStockAt: () => settings.get().lowStockAt,
    }),
    get: ({ id }) => loadItem(store, id),
    create: (patch) =>
      store.write((writer) => loadItem(writer, createItem(writer, context, { patch, skuPattern: skuPattern() }))),
    update: (input) => store.write((writer) => updateItem(writer, context, input)),
    remove: ({ ids }) => ({ removed: move((writer) => removeItems(writer, context, ids)) }),
    restore: ({ ids, takenSkus = 'refuse' }) => {
      const taken: TakenSkus =
        takenSkus === 'refuse' ? { kind: takenSkus } : { kind: takenSkus, skuPattern: skuPattern() };
      return { restored: move((writer) => restoreItems(writer, context, ids, taken)) };
    },
    words: () => usedWords(store),
    archive: ({ ids }) => ({ archived: move((writer) => archiveItems(writer, context, ids)) }),
    unarchive: ({ ids }) => ({ unarchived: move((writer) => unarchiveItems(writer, context, ids)) }),
    duplicate: ({ id }) => store.write((writer) => duplicateItem(writer, context, { id, skuPattern: skuPattern() })),
    templates: createTemplates({ store, context, skuPattern }),
    setVariantMatrix: (input) =>
      store.write((writer) => setVariantMatrix(writer, context, { ...input, skuPattern: skuPattern() })),
    fillVariants: (input, also) =>
      store.write((writer) => {
        const item = fillVariants(writer, context, input);
        also?.(writer, item);
        return item;
      }),
    addVariant: (input) => store.write((writer) => addVariant(writer, context, { ...input, skuPattern: skuPattern() })),
    updateVariant: (input) => store.write((writer) => updateVariant(writer, context, input)),
    removeVariant: ({ id }) => store.write((writer) => removeVariant(writer, context, id)),
    restoreVariant: ({ id }) => store.write((writer) => restoreVariant(writer, context, id)),
    adjustStock: (input, also) =>
      store.write((writer) => {
        const item = adjustStock(writer, context, input);
        also?.(writer, item);
        return item;
      }),
    stockHistory: ({ variantId }) => stockHistory(store, variantId),
    importPhotos: (input) => photos.import(input),
    importPhotoFiles: (input) => photos.importFiles(input),
    editPhotos: ({ edits }) => photos.edit(edits),
    copyPhotos: (input) => photos.copy(input),
    photoKeep: photos.keep,
    reorderPhotos: (input) => photos.reorder(input),
    removePhotos: (input) => photos.remove(input),
    restorePhotos: (input) => photos.restore(input),
    importCsv: createCsvImport({ store, context, photos, skuPattern }),
    checkCsv: createCsvCheck({ reader: store, clock }),
    readPhoto: (id, size) => photos.read(id, size),
    stockOf: (reader, itemId) =>
      reader.column<number>(
        'SELECT quantity FROM variant WHERE item_id = +@itemId AND removed_at IS NULL ORDER BY position LIMIT 1',
        { itemId },
      )[0] ?? 0,
    isRemoved: (itemId) =>
      store.get('SELECT 1 FROM item WHERE id = @itemId AND deleted_at IS NULL', { itemId }) === undefined,
    draft: (itemId, account) => buildDraft(store, itemId, account, photos.forDraft(itemId)),
    appendStockEvent: (writer, event) => appendStockEvent(writer, context, event),
    findVariantBySku,
    recomputeStock: () => store.write((writer) => recomputeStock(writer)),
    sweepPhotos: () => photos.sweep(),
  };
}
