import type { Listing, UnsentOffer } from '#shared/domain/listing.ts';
import type { EndMode } from '#shared/domain/marketplace.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import { AppError, notFound, type AppErrorData } from '#shared/errors.ts';
import type { Forecast, Intent, PreviewRequest, PublishCell } from '#shared/ipc/publishing.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Emit } from '../events.ts';
import { createIds } from '../ids.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Clock, Logger, Random } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import { createByHand, type ByHand } from './by-hand/by-hand.ts';
import { createChanges } from './changes.ts';
import { conclude } from './conclude.ts';
import { intentQueries, stepsOf, toIntent, type IntentRow, type StepRow } from './intent-rows.ts';
import { handReminder, type Reminder } from './by-hand/reminder.ts';
import {
  listingById,
  listingBySku,
  listingQueries,
  parseMemo,
  saveReadBack,
  saveSold,
  sentOf,
  toListing,
  type ListingRow,
} from './listing-rows.ts';
import { completeDraft, type DraftSource } from './account-draft.ts';
import { itemCosts } from './item-costs.ts';
import { judgePairs, toCell, type PreflightOptions } from './preflight.ts';
import { insertEnds, queueEnds, queueRevises } from './change-intents.ts';
import { settleListing } from './intent-moves.ts';
import { queuePublish, type QueueContext } from './queue.ts';
import { cancelIntents, retryIntents } from './retry.ts';
import { forecast } from './forecast.ts';
import { followStock } from './follow-stock.ts';
import { onSale, type OnSale } from './on-sale.ts';
import { runIntent } from './run-intent.ts';
import type { StepBoundary } from './step-walk.ts';
import { watchedListings, type WatchedListing } from './watched-listings.ts';
import { unsentOffers } from './unsent.ts';
import { createWorker } from './worker.ts';

export interface PublishingOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly inventory: Pick<Inventory, 'draft' | 'get' | 'isRemoved' | 'readPhoto' | 'stockOf'>;
  readonly accounts: Pick<Accounts, 'account' | 'connector' | 'marketplaceOf' | 'feesOf' | 'budgets'>;
  readonly mapping: Pick<Mapping, 'complete'>;
  readonly emit: Emit;
  readonly logger: Logger;
  /** Intents of one account that run at the same time. */
  readonly perAccount?: number;
  /** Where photos are laid out for posting by hand, and what shows that folder to the seller. */
  readonly handFolder?: string;
  readonly openFolder?: (path: string) => Promise<void>;
  /** Something waits for the seller that must not be forgotten: a listing to be taken down by hand. */
  readonly remind?: (reminder: Reminder) => void;
  /** Told at each boundary of a step; tests kill the process there. */
  readonly onStepBoundary?: StepBoundary;
}

export interface Pairs {
  readonly pairs: readonly Pair[];
}

export interface Queued {
  readonly batchId: string;
  readonly intentIds: string[];
}

/** The requests of shared/ipc/publishing.ts that are about listings, one method each, and what the other domains need. */
export interface Publishing {
  /** `publishing.preflight` */
  preflight(input: Pairs): Promise<PublishCell[]>;
  /** `publishing.forecast` */
  forecast(input: Pairs): Promise<Forecast[]>;
  /** `publishing.preview` */
  preview(input: Pair): Promise<PreviewRequest[]>;
  /** `publishing.publish` */
  publish(input: Pairs): Promise<Queued>;
  /** `publishing.batch` */
  batch(input: { readonly batchId: string }): Intent[];
  /** `publishing.recent` */
  recent(input: { readonly limit: number }): Intent[];
  /** `publishing.retry`: what was refused is judged and frozen anew, what is unsettled goes on where it stopped. */
  retry(input: { readonly intentIds: readonly string[] }): Promise<{ retried: number }>;
  /** `publishing.cancel` */
  cancel(input: { readonly intentIds: readonly string[] }): { cancelled: number };
  /** `listings.forItem` */
  listingsForItem(input: { readonly itemId: string }): Listing[];
  /** One listing. Throws `not_found`. */
  listing(input: { readonly id: string }): Listing;
  /** `listings.unsent` */
  unsent(itemId: string): UnsentOffer[];
  /** `listings.list` */
  listListings(input: { readonly offset: number; readonly limit: number }): {
    rows: (Listing & { itemTitle: string; sku: string })[];
    total: number;
  };
  /** `listings.revise`. `mend`: policies that were changed at the marketplace are put back too. */
  revise(input: { readonly listingIds: readonly string[]; readonly mend?: boolean }): Queued;
  /** `listings.end` */
  end(input: { readonly listingIds: readonly string[]; readonly mode?: EndMode | undefined }): Queued;
  /** `listings.readBack` */
  readBack(input: { readonly id: string }): Promise<Listing>;

  /** What the seller does by hand where there is no API. */
  readonly byHand: ByHand;

  /**
   * The stock of an item fell: its open listings that offer more than is left are revised, or ended when nothing is.
   * Joins the caller's transaction.
   */
  followStock(writer: Writer, itemId: string): void;
  /** What of these items is for sale or on its way there. */
  onSale(reader: Reader, itemIds: readonly string[], accountId?: string): OnSale;
  /** Queues the end of listings inside the caller's transaction. */
  endWithin(writer: Writer, listingIds: readonly string[]): void;
  /**
   * Pieces were sold from a listing: it offers so many less, or is sold out. Answers the item that was listed under the
   * SKU, `undefined` when the listing is none of ours. Joins the caller's transaction.
   */
  listingSold(
    writer: Writer,
    sale: { readonly accountId: string; readonly sku: string; readonly quantity: number },
  ): string | undefined;
  /** Listings of an account whose sale the marketplace does not report, those seen longest ago first. */
  watchedListings(accountId: string): readonly WatchedListing[];
  /** Resumes what an earlier process left and begins to work. */
  start(): void;
  /** An account changed: what waited for a sign-in may go on. */
  wake(): void;
  /** Ends at the next step boundary; what is unfinished goes on at the next start. */
  close(): Promise<void>;
}

/**
 * Each item is a chain of calls that wait for each other, so on a line of 50 ms eight at a time go out twice as fast as four;
 * how many requests are really on their way is for the marketplace's own rules to say.
 */
const defaultPerAccount = 8;

export function createPublishing(options: PublishingOptions): Publishing {
  const { store, clock, random, inventory, accounts, logger } = options;
  const newId = createIds(clock, random);
  const changes = createChanges(options.emit, clock);
  const draft: Inventory['draft'] = (itemId, account) => inventory.draft(itemId, account);
  const isRemoved = (itemId: string): boolean => inventory.isRemoved(itemId);
  const complete: DraftSource['complete'] = (own, marketplace, connector) =>
    options.mapping.complete(own, marketplace, connector);
  const preflightOptions: PreflightOptions = { store, accounts, draft, complete, isRemoved, logger };
  const context: QueueContext = {
    ...preflightOptions,
    store,
    clock,
    newId,
    changes,
    itemOf: (id) => inventory.get({ id }),
    inStock: (reader, itemId) => inventory.stockOf(reader, itemId),
  };

  const followStockAndWake = (writer: Writer, itemId: string): void => {
    if (followStock(context, writer, itemId)) writer.afterCommit(() => worker.wake());
  };
  const worker = createWorker({
    store,
    clock,
    logger,
    changes,
    perAccount: options.perAccount ?? defaultPerAccount,
    hold: (accountId) => {
      try {
        const { state, paused, lastError } = accounts.account(accountId);
        if (paused) return accountPaused;
        return state === 'sign_in_needed' ? (lastError ?? signInNeeded) : null;
      } catch (error) {
        // A disconnected account: its intents run into that and fail, instead of waiting for ever.
        if (error instanceof AppError && error.code === 'not_found') return null;
        throw error;
      }
    },
    run: (intent) =>
      runIntent(
        {
          store,
          clock,
          random,
          newId,
          logger,
          changes,
          connector: (accountId) => accounts.connector(accountId),
          openPhoto: (photoId) => openPhoto(inventory, photoId),
          isRemoved,
          inStock: (itemId) => inventory.stockOf(store, itemId),
          followStock: followStockAndWake,
          stopping: () => worker.stopping(),
          onStepBoundary: options.onStepBoundary ?? (() => undefined),
          onWaitsForSeller: (waiting) => {
            const reminder = handReminder(waiting, accounts);
            if (reminder !== undefined) options.remind?.(reminder);
          },
        },
        intent,
      ),
  });
  const woken = <Result>(result: Result): Result => {
    worker.wake();
    return result;
  };

  return {
    preflight: async ({ pairs }) => {
      const costs = itemCosts(context);
      return (await judgePairs(preflightOptions, pairs)).map((pair) => toCell(store, pair, costs(pair)));
    },
    forecast: async ({ pairs }) => [
      ...(await forecast({ ...context, budgets: (accountId) => accounts.budgets(accountId) }, pairs)),
    ],
    preview: async ({ itemId, accountId }) => [
      ...(await accounts.connector(accountId).preview((await completeDraft(context, itemId, accountId)).draft)),
    ],
    publish: async ({ pairs }) => woken(await queuePublish(context, pairs)),
    batch: ({ batchId }) => {
      const steps = Map.groupBy(store.all<StepRow>(intentQueries.stepsOfBatch, { batchId }), (step) => step.intent_id);
      const listings = new Map(
        store.all<ListingRow>(listingQueries.ofBatch, { batchId }).map((row) => [row.id, row] as const),
      );
      return store
        .all<IntentRow>(intentQueries.ofBatch, { batchId })
        .map((row) => toIntent(row, steps.get(row.id) ?? [], listings.get(row.listing_id ?? '')));
    },
    recent: ({ limit }) => {
      const unfinished = store.all<IntentRow>(intentQueries.unfinished, { limit });
      const finished =
        unfinished.length < limit
          ? store.all<IntentRow>(intentQueries.finished, { limit: limit - unfinished.length })
          : [];
      return [...unfinished, ...finished].map((row) =>
        toIntent(row, stepsOf(store, row.id), row.listing_id === null ? undefined : listingById(store, row.listing_id)),
      );
    },
    retry: async ({ intentIds }) => woken({ retried: await retryIntents(context, intentIds) }),
    cancel: ({ intentIds }) => ({ cancelled: cancelIntents(context, intentIds) }),
    listingsForItem: ({ itemId }) => store.all<ListingRow>(listingQueries.ofItem, { itemId }).map(toListing),
    unsent: (itemId) => unsentOffers(context, itemId),
    listing: ({ id }) => {
      const row = listingById(store, id);
      if (row === undefined) throw notFound('listing', id);
      return toListing(row);
    },
    listListings: ({ offset, limit }) => ({
      rows: store
        .all<ListingRow>(listingQueries.page, { offset, limit })
        .map((row) => Object.assign(toListing(row), { itemTitle: row.item_title, sku: row.sku })),
      total: store.get<{ readonly total: number }>(listingQueries.count)?.total ?? 0,
    }),
    revise: ({ listingIds, mend = false }) => woken(queueRevises(context, listingIds, mend)),
    end: ({ listingIds, mode = 'end' }) => woken(queueEnds(context, listingIds, mode)),
    readBack: async ({ id }) => {
      const listing = listingById(store, id);
      if (listing === undefined) throw notFound('listing', id);
      const found = await accounts
        .connector(listing.account_id)
        .find({ sku: listing.sku, memo: parseMemo(listing.memo) });
      return store.write((writer) => {
        const fresh = listingById(writer, id) ?? listing;
        const { state, drift, settled } = conclude('watch', fresh.state, sentOf(fresh), found?.listing);
        const memo = found === undefined ? null : { ...parseMemo(fresh.memo), ...found.memo };
        saveReadBack(writer, id, { found: found?.listing ?? null, memo, drift, state, at: clock.now() });
        if (settled) for (const batchId of settleListing(writer, id, clock.now())) changes.batch(writer, batchId);
        changes.listings(writer, fresh.item_id);
        return toListing(listingById(writer, id) ?? fresh);
      });
    },
    byHand: createByHand({
      ...context,
      openPhoto: (photoId) => openPhoto(inventory, photoId),
      inStock: (itemId) => (isRemoved(itemId) ? 0 : inventory.stockOf(store, itemId)),
      followStock: followStockAndWake,
      folder: options.handFolder,
      openFolder: options.openFolder ?? (() => Promise.resolve()),
    }),
    followStock: followStockAndWake,
    onSale,
    endWithin: (writer, listingIds) => {
      insertEnds(context, writer, listingIds);
      writer.afterCommit(() => worker.wake());
    },
    listingSold: (writer, { accountId, sku, quantity }) => {
      const listing = listingBySku(writer, accountId, sku);
      if (listing === undefined) return undefined;
      saveSold(writer, listing, quantity);
      changes.listings(writer, listing.item_id);
      return listing.item_id;
    },
    watchedListings: (accountId) => watchedListings(store, accountId),
    start: () => worker.start(),
    wake: () => worker.wake(),
    close: async () => {
      await worker.stop();
      changes.close();
    },
  };
}

async function openPhoto(inventory: PublishingOptions['inventory'], photoId: string): Promise<Uint8Array> {
  try {
    return (await inventory.readPhoto(photoId, 'display')).bytes;
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const message = 'The file of a photo is not in the photo folder any more. Remove the photo and add it again.';
    throw new AppError(
      {
        code: 'validation',
        reason: 'photo_file_missing',
        message,
        fields: [{ path: 'photos', reason: 'photo_file_missing', message }],
      },
      { cause: error },
    );
  }
}

const accountPaused: AppErrorData = {
  code: 'conflict',
  reason: 'account_paused',
  message: 'The account is paused. Everything for it waits until you let it go on.',
};

const signInNeeded: AppErrorData = {
  code: 'auth_required',
  reason: 'sign_in_needed',
  message: 'The marketplace no longer accepts the stored sign-in. Sign in again.',
};
