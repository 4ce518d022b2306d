import { z } from 'zod';
import type { Random } from '#main/ports.ts';
import type { WorldSettings } from '../marketplaces/worlds.ts';
import type { DocStore } from './doc-store.ts';
import type { FaultBook } from './faults.ts';
import type { PracticeClock } from './practice-clock.ts';
import type { RequestLog } from './request-log.ts';

/** A listing as a buyer can find it, whatever the marketplace. */
export interface PracticeListing {
  readonly marketplace: string;
  readonly listingId: string;
  readonly sku: string;
  readonly seller: string;
  readonly title: string;
  /** Decimal text and ISO currency, as the marketplace writes them. */
  readonly price: { readonly value: string; readonly currency: string };
  readonly quantity: number;
  readonly soldQuantity: number;
  readonly state: 'active' | 'out-of-stock' | 'ended';
  readonly url: string;
}

/** What a played buyer does. */
export const purchaseSchema = z.strictObject({
  marketplace: z.string().default('ebay'),
  listingId: z.string().min(1),
  quantity: z.int().min(1).default(1),
});
export type PurchaseInput = z.input<typeof purchaseSchema>;

/** What came of it. */
export interface PracticeOrder {
  readonly marketplace: string;
  readonly orderId: string;
  readonly listingId: string;
  readonly sku: string;
  readonly quantity: number;
  readonly buyer: string;
  /** What is left to buy. */
  readonly remaining: number;
}

/** A buyer was refused: the listing does not exist, has ended, or has too few pieces. */
export class PurchaseRefused extends Error {
  readonly reason: 'not-found' | 'ended' | 'insufficient-quantity';

  constructor(reason: PurchaseRefused['reason'], message: string) {
    super(message);
    this.name = 'PurchaseRefused';
    this.reason = reason;
  }
}

/** What the control side needs of a practice marketplace; each one implements it over its own state. */
export interface PracticeMarketplace {
  readonly name: string;
  listings(): readonly PracticeListing[];
  /** Throws PurchaseRefused. */
  buy(listingId: string, quantity: number): PracticeOrder;
  /** How many were ended. */
  expireAccessTokens(): number;
  revokeRefreshTokens(): number;
  /** A day's calls for one API; undefined puts the marketplace's own limit back. */
  setDailyLimit(api: string, limit: number | undefined): void;
  /** Whether writing the same thing twice at once is refused, as the real one refuses it. */
  setConcurrencyCheck(enabled: boolean): void;
  /** Forgets in-memory matters; the stored documents are gone already. */
  reset(): void;
}

/** What every practice marketplace is built from. Its documents have kinds that begin with its own name. */
export interface PracticeParts {
  readonly store: DocStore;
  readonly clock: PracticeClock;
  readonly random: Random;
  readonly faults: FaultBook;
  readonly requests: RequestLog;
  /** Milliseconds that every answer takes at least; read per request. */
  readonly latency: () => number;
  /** The port to try first for one of its hosts. */
  readonly port: (host: string) => number | undefined;
  /** Told of failures of the server itself; never of secrets. */
  readonly log: (line: string) => void;
}

/** A practice marketplace that listens. */
export interface PracticeServer extends PracticeMarketplace {
  /** Every address and key, flat, as `npm run practice` prints them: `apiUrl`, `clientId`, … */
  readonly place: Readonly<Record<string, string>>;
  /** The same for the connector: hosts by the names it uses, and the keys that the seller need not enter. */
  readonly world: WorldSettings;
  close(): Promise<void>;
}
