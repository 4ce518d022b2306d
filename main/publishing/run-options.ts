import type { Connector } from '../marketplaces/marketplace.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import type { Changes } from './changes.ts';
import type { IntentRow } from './intent-rows.ts';
import type { OpenPhoto } from './payload.ts';
import type { StepBoundary } from './step-walk.ts';

/** What running an intent needs. */
export interface RunOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly newId: () => string;
  readonly logger: Logger;
  readonly changes: Changes;
  readonly connector: (accountId: string) => Connector;
  readonly openPhoto: OpenPhoto;
  /** The item is in the recycle bin, or gone. */
  readonly isRemoved: (itemId: string) => boolean;
  /** Pieces in stock now. */
  readonly inStock: (itemId: string) => number;
  /** Brings the item's listings to the stock that is left; joins the caller's transaction. */
  readonly followStock: (writer: Writer, itemId: string) => void;
  readonly stopping: () => boolean;
  readonly onStepBoundary: StepBoundary;
  /** The seller has to do its step by hand. Told after that is stored. */
  readonly onWaitsForSeller: (intent: IntentRow) => void;
}

/** Something of the intent may have been sent. */
export const hasStarted = (reader: Reader, intentId: string): boolean =>
  reader.get(`SELECT 1 FROM intent_step WHERE intent_id = :intentId AND state <> 'pending' LIMIT 1`, { intentId }) !==
  undefined;

/** The listing an intent is about; a publication has one from its acceptance on. */
export const listingIdOf = (reader: Reader, intentId: string): string | null =>
  reader.get<{ readonly listing_id: string | null }>('SELECT listing_id FROM intent WHERE id = :intentId', { intentId })
    ?.listing_id ?? null;
