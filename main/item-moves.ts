import type { Item } from '#shared/domain/item.ts';
import { AppError } from '#shared/errors.ts';
import type { Inventory, StockAdjustment } from './inventory/inventory.ts';
import type { VariantFill } from './inventory/variant-fill.ts';
import type { Publishing } from './publishing/publishing.ts';
import type { ListingsOfItems } from './inventory/undo/listings-of-items.ts';
import type { Reader } from './store/connection.ts';
import { setImmediate as turn } from 'node:timers/promises';

/** What inventory and listings do together, so that no listing goes on selling what is not there any more. */
export interface ItemMoves {
  /** `items.onSale` */
  onSale(input: { readonly ids: readonly string[] }): { listings: number; onTheWay: number };
  /**
   * `items.remove`: into the recycle bin. Items that are on their way to a marketplace stay; open listings are ended in the
   * same transaction, or kept when the seller says so. Throws `conflict` (`items_on_sale`) when there are any and nothing
   * was said about them.
   */
  remove(input: { readonly ids: readonly string[]; readonly listings: 'refuse' | 'end' | 'keep' }): {
    removed: number;
    onTheWay: number;
    ending: number;
  };
  /** `items.archive`: as `remove`; what is on its way to a marketplace comes along. */
  archive(input: { readonly ids: readonly string[]; readonly listings: 'refuse' | 'end' | 'keep' }): {
    archived: number;
    ending: number;
  };
  /** `variants.fill`: the same for the stock of several variants. */
  fillVariants(input: VariantFill): Item;
  /** `stock.adjust`: open listings follow to the number there is now, or are ended when nothing is left. */
  adjustStock(input: StockAdjustment): Item;
}

export function createItemMoves(options: {
  readonly reader: Reader;
  readonly inventory: Inventory;
  readonly publishing: Publishing;
}): ItemMoves {
  const { reader, inventory, publishing } = options;
  return {
    onSale: ({ ids }) => {
      const { listingIds, onTheWay } = publishing.onSale(reader, ids);
      return { listings: listingIds.length, onTheWay: onTheWay.length };
    },
    remove: ({ ids, listings }) => {
      const staying = new Set(publishing.onSale(reader, ids).onTheWay);
      const going = ids.filter((id) => !staying.has(id));
      let ending = 0;
      const { removed } = inventory.remove({ ids: going }, (writer) => {
        const { listingIds } = publishing.onSale(writer, going);
        if (listings === 'keep' || listingIds.length === 0) return;
        if (listings === 'refuse') throw itemsOnSale(listingIds.length);
        publishing.endWithin(writer, listingIds);
        ending = listingIds.length;
      });
      return { removed, onTheWay: staying.size, ending };
    },
    archive: ({ ids, listings }) => {
      let ending = 0;
      const { archived } = inventory.archive({ ids }, (writer) => {
        const { listingIds } = publishing.onSale(writer, ids);
        if (listings === 'keep' || listingIds.length === 0) return;
        if (listings === 'refuse') throw itemsOnSale(listingIds.length);
        publishing.endWithin(writer, listingIds);
        ending = listingIds.length;
      });
      return { archived, ending };
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
  openListings: (itemIds) => publishing.onSale(reader, itemIds).listingIds,
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
