import type { Item } from '#shared/domain/item.ts';
import { AppError } from '#shared/errors.ts';
import type { Inventory, StockAdjustment } from './inventory/inventory.ts';
import type { Publishing } from './publishing/publishing.ts';
import type { Reader } from './store/connection.ts';

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
    adjustStock: (input) => inventory.adjustStock(input, (writer, { id }) => publishing.followStock(writer, id)),
  };
}

const itemsOnSale = (listings: number): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'items_on_sale',
    params: { listings },
    message: 'Some of these items are for sale. Decide whether their listings are ended or stay live.',
  });
