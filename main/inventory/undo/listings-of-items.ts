import type { Writer } from '../../store/connection.ts';

/** What live listings have to do with changes of items; the inventory itself knows no marketplace. */
export interface ListingsOfItems {
  /** The stock of these items was changed: listings that offer more are revised or ended. Joins the transaction. */
  followStock(writer: Writer, itemIds: readonly string[]): void;
  /** Open listings of the items, on one account if it is named. */
  openListings(itemIds: readonly string[], accountId?: string): readonly string[];
  /** Sends the items' present price and number, and what was changed of their policies. */
  revise(listingIds: readonly string[]): Promise<void>;
}
