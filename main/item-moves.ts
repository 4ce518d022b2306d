import type { Item } from '#shared/domain/item.ts';
import { AppError } from '#shared/errors.ts';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import {
  archiveItems,
  createTakenCheck,
  removeItems,
  restoreItems,
  unarchiveItems,
  type TakenSkus,
} from './inventory/bin.ts';
import type { Inventory, StockAdjustment } from './inventory/inventory.ts';
import { moveMany } from './inventory/move-many.ts';
import type { Moving } from './inventory/moving.ts';
import type { ChangeOptions } from './inventory/undo/work-options.ts';
import type { VariantFill } from './inventory/variant-fill.ts';
import type { Publishing } from './publishing/publishing.ts';
import type { ListingsOfItems } from './inventory/undo/listings-of-items.ts';
import type { Reader, Writer } from './store/connection.ts';
import { setImmediate as turn } from 'node:timers/promises';

/** What inventory and listings do together, so that no listing goes on selling what is not there any more. */
export interface ItemMoves {
  /** `items.onSale` */
  onSale(input: { readonly ids: readonly string[] }): { listings: number; onTheWay: number };
  /**
   * `items.remove`: into the recycle bin. Items that are on their way to a marketplace stay; open listings are ended in the
   * transaction that makes the move whole, or kept when the seller says so. Throws `conflict` (`items_on_sale`) when there
   * are any and nothing was said about them; then nothing is moved.
   */
  remove(input: MoveInput): Promise<RequestOutput<'items.remove'>>;
  /** `items.restore`: all or none; throws `validation` naming who holds a SKU that was taken meanwhile. */
  restore(input: {
    readonly ids: readonly string[];
    readonly takenSkus: TakenSkus['kind'];
  }): Promise<RequestOutput<'items.restore'>>;
  /** `items.archive`: as `remove`; what is on its way to a marketplace comes along. */
  archive(input: MoveInput): Promise<RequestOutput<'items.archive'>>;
  /** `items.unarchive` */
  unarchive(input: { readonly ids: readonly string[] }): Promise<RequestOutput<'items.unarchive'>>;
  /** `variants.fill`: the same for the stock of several variants. */
  fillVariants(input: VariantFill): Item;
  /** `stock.adjust`: open listings follow to the number there is now, or are ended when nothing is left. */
  adjustStock(input: StockAdjustment): Item;
}

interface MoveInput {
  readonly ids: readonly string[];
  readonly listings: 'refuse' | 'end' | 'keep';
}

export function createItemMoves(options: {
  readonly changing: ChangeOptions & { readonly moving: Moving };
  readonly inventory: Inventory;
  readonly publishing: Publishing;
  readonly skuPattern: () => string;
}): ItemMoves {
  const { changing, inventory, publishing } = options;
  const reader = changing.store;
  /** Throws unless the seller said what becomes of listings. */
  const decided = (listings: MoveInput['listings'], writer: Writer, ids: readonly string[]): void => {
    const open = listings === 'refuse' ? publishing.onSale(writer, ids).listingIds.length : 0;
    if (open > 0) throw itemsOnSale(open);
  };
  /** Answers how many listings are being ended. */
  const settle = (listings: MoveInput['listings'], writer: Writer, ids: readonly string[]): number => {
    if (listings === 'keep') return 0;
    const { listingIds } = publishing.onSale(writer, ids);
    if (listingIds.length === 0) return 0;
    // Published since it was looked at.
    if (listings === 'refuse') throw itemsOnSale(listingIds.length);
    publishing.endWithin(writer, listingIds);
    return listingIds.length;
  };
  return {
    onSale: ({ ids }) => {
      const { listingIds, onTheWay } = publishing.onSale(reader, ids);
      return { listings: listingIds.length, onTheWay: onTheWay.length };
    },
    remove: async ({ ids, listings }) => {
      let onTheWay = 0;
      let ending = 0;
      const { moved, ...run } = await moveMany(changing, {
        kind: 'item.remove',
        ids,
        some: (writer, context, slice) => {
          const staying = new Set(publishing.onSale(writer, slice).onTheWay);
          const going = slice.filter((id) => !staying.has(id));
          decided(listings, writer, going);
          onTheWay += staying.size;
          return removeItems(writer, context, going);
        },
        whole: (writer, all) => {
          ending = settle(listings, writer, all);
        },
      });
      return { ...run, removed: moved, onTheWay, ending };
    },
    restore: async ({ ids, takenSkus }) => {
      const taken: TakenSkus =
        takenSkus === 'refuse' ? { kind: takenSkus } : { kind: takenSkus, skuPattern: options.skuPattern() };
      const { moved, ...run } = await moveMany(changing, {
        kind: 'item.restore',
        ids,
        ...(takenSkus === 'refuse' ? { check: createTakenCheck() } : {}),
        some: (writer, context, slice) => restoreItems(writer, context, slice, taken),
      });
      return { ...run, restored: moved };
    },
    archive: async ({ ids, listings }) => {
      let ending = 0;
      const { moved, ...run } = await moveMany(changing, {
        kind: 'item.archive',
        ids,
        some: (writer, context, slice) => {
          decided(listings, writer, slice);
          return archiveItems(writer, context, slice);
        },
        whole: (writer, all) => {
          ending = settle(listings, writer, all);
        },
      });
      return { ...run, archived: moved, ending };
    },
    unarchive: async ({ ids }) => {
      const { moved, ...run } = await moveMany(changing, { kind: 'item.unarchive', ids, some: unarchiveItems });
      return { ...run, unarchived: moved };
    },
    fillVariants: (input) => inventory.fillVariants(input, (writer, { id }) => publishing.followStock(writer, id)),
    adjustStock: (input) => inventory.adjustStock(input, (writer, { id }) => publishing.followStock(writer, id)),
  };
}

/** Listings revised in one transaction. */
const revisedAtOnce = 100;

/** What bulk edits and undo do about live listings. */
export const listingsOfItems = (reader: Reader, publishing: Publishing): ListingsOfItems => ({
  followStock: (writer, itemIds) => {
    for (const itemId of itemIds) publishing.followStock(writer, itemId);
  },
  openListings: (itemIds, accountId) => publishing.onSale(reader, itemIds, accountId).listingIds,
  revise: async (listingIds) => {
    for (let from = 0; from < listingIds.length; from += revisedAtOnce) {
      publishing.revise({ listingIds: listingIds.slice(from, from + revisedAtOnce) });
      await turn();
    }
  },
});

const itemsOnSale = (listings: number): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'items_on_sale',
    params: { listings },
    message: 'Some of these items are for sale. Decide whether their listings are ended or stay live.',
  });
