import { z } from 'zod';
import { findingSchema, type Finding } from '#shared/domain/finding.ts';
import type { IntentKind, IntentState } from '#shared/domain/listing.ts';
import { appErrorDataSchema } from '#shared/errors.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { toListing, type ListingRow } from './listing-rows.ts';
import { payloadSchema, type IntentPayload } from './payload.ts';

export interface IntentRow {
  readonly id: string;
  readonly batch_id: string;
  readonly kind: IntentKind;
  readonly item_id: string;
  readonly item_title: string;
  readonly sku: string;
  readonly account_id: string;
  readonly marketplace: string;
  readonly listing_id: string | null;
  readonly memo: string;
  readonly state: IntentState;
  readonly findings: string;
  readonly error: string | null;
  readonly attempts: number;
  readonly read_backs: number;
  readonly retry_at: number | null;
  /**
   * What a waiting intent waits for. `null` while it waits for the seller, who does the step by hand: no timer and no sign-in
   * wakes it, only the seller's confirmation or a cancellation, in whichever process that comes.
   */
  readonly wait_for: 'time' | 'sign_in' | null;
  readonly waiting_since: number | null;
  readonly created_at: number;
  readonly finished_at: number | null;
}

export interface StepRow {
  readonly intent_id: string;
  readonly name: string;
  readonly state: 'pending' | 'started' | 'done';
}

/** The last step of every intent, kept by the worker itself: the marketplace is asked what is there now. */
export const readBackStep = 'read_back';

const urgencies: Readonly<Record<IntentKind, number>> = { end: 0, revise: 1, publish: 2 };
const findingsSchema = z.array(findingSchema);

export const intentColumns = `id, batch_id, kind, item_id, item_title, sku, account_id, marketplace, listing_id, memo,
  state, findings, error, attempts, read_backs, retry_at, wait_for, waiting_since, created_at, finished_at`;

/** Each is tested to run on an index: `test/unit/publishing/plans.test.ts`. */
export const intentQueries = {
  byId: `SELECT ${intentColumns} FROM intent WHERE id = :id`,
  ofBatch: `SELECT ${intentColumns} FROM intent WHERE batch_id = :batchId ORDER BY id`,
  unfinished: `SELECT ${intentColumns} FROM intent WHERE state IN ('queued', 'running', 'waiting') ORDER BY id DESC LIMIT :limit`,
  finished: `SELECT ${intentColumns} FROM intent WHERE state IN ('succeeded', 'failed', 'needs_attention', 'cancelled')
    ORDER BY id DESC LIMIT :limit`,
  publishLock: `SELECT ${intentColumns} FROM intent WHERE item_id = :itemId AND account_id = :accountId AND kind = 'publish'
    AND state IN ('queued', 'running', 'waiting', 'needs_attention')`,
  ofListing: `SELECT ${intentColumns} FROM intent WHERE listing_id = :listingId AND state IN ('queued', 'running', 'waiting')`,
  /** What the seller has to do by hand, oldest first. */
  forSeller: `SELECT ${intentColumns} FROM intent WHERE state = 'waiting' AND wait_for IS NULL ORDER BY id`,
  payload: 'SELECT payload FROM intent_payload WHERE intent_id = :intentId',
  /**
   * With ORDER BY, SQLite (3.54) compiles `= :name` anew for every value, which takes 15 µs where the query takes 3; it
   * does not look behind the plus. Only worth it for what runs at every intent.
   */
  steps: 'SELECT intent_id, name, state FROM intent_step WHERE intent_id = +:intentId ORDER BY position',
  stepsOfBatch: `SELECT intent_id, name, step.state FROM intent JOIN intent_step AS step ON step.intent_id = intent.id
    WHERE batch_id = :batchId ORDER BY intent_id, position`,
} as const;

export const payloadOf = (reader: Reader, intentId: string): IntentPayload =>
  payloadSchema.parse(
    JSON.parse(reader.get<{ readonly payload: string }>(intentQueries.payload, { intentId })?.payload ?? 'null'),
  );

export const intentById = (reader: Reader, id: string): IntentRow | undefined =>
  reader.get<IntentRow>(intentQueries.byId, { id });

/** The publish intent that keeps the pair from being published again. */
export const publishLock = (reader: Reader, itemId: string, accountId: string): IntentRow | undefined =>
  reader.get<IntentRow>(intentQueries.publishLock, { itemId, accountId });

export const stepsOf = (reader: Reader, intentId: string): readonly StepRow[] =>
  reader.all<StepRow>(intentQueries.steps, { intentId });

/** What leaves main. */
export const toIntent = (row: IntentRow, steps: readonly StepRow[], listing: ListingRow | undefined): Intent => ({
  id: row.id,
  batchId: row.batch_id,
  kind: row.kind,
  itemId: row.item_id,
  itemTitle: row.item_title,
  sku: row.sku,
  accountId: row.account_id,
  state: row.state,
  steps: steps.map(({ name, state }) => ({ name, state })),
  findings: row.findings === '[]' ? [] : findingsSchema.parse(JSON.parse(row.findings)),
  error: row.error === null ? null : appErrorDataSchema.parse(JSON.parse(row.error)),
  listing: listing === undefined ? null : toListing(listing),
  retryAt: row.retry_at,
  waitsFor: row.state === 'waiting' ? (row.wait_for ?? 'seller') : null,
  createdAt: row.created_at,
  finishedAt: row.finished_at,
});

export interface NewIntent {
  readonly id: string;
  readonly batchId: string;
  readonly itemId: string;
  readonly itemTitle: string;
  readonly sku: string;
  readonly accountId: string;
  readonly marketplace: string;
  readonly listingId: string | null;
  /** What is already known of the remote thing, for the connector's steps. */
  readonly memo: Readonly<Record<string, string>>;
  readonly payload: IntentPayload;
  /** Any that blocks makes it a failed intent. */
  readonly findings: readonly Finding[];
  readonly refused: boolean;
  /** The connector's steps in order. */
  readonly steps: readonly string[];
  readonly at: number;
}

/** Writes an intent with its steps: queued, or failed at once when it was refused. */
export function insertIntent(writer: Writer, intent: NewIntent): void {
  writer.run(
    `INSERT INTO intent (id, batch_id, kind, urgency, item_id, item_title, sku, account_id, marketplace, listing_id,
       memo, state, findings, created_at, finished_at)
     VALUES (:id, :batchId, :kind, :urgency, :itemId, :itemTitle, :sku, :accountId, :marketplace, :listingId,
       :memo, :state, :findings, :at, :finishedAt)`,
    {
      id: intent.id,
      batchId: intent.batchId,
      kind: intent.payload.kind,
      urgency: urgencies[intent.payload.kind],
      itemId: intent.itemId,
      itemTitle: intent.itemTitle,
      sku: intent.sku,
      accountId: intent.accountId,
      marketplace: intent.marketplace,
      listingId: intent.listingId,
      memo: JSON.stringify(intent.memo),
      state: intent.refused ? 'failed' : 'queued',
      findings: JSON.stringify(intent.findings),
      at: intent.at,
      finishedAt: intent.refused ? intent.at : null,
    },
  );
  savePayload(writer, intent.id, intent.payload);
  if (!intent.refused) insertSteps(writer, intent.id, intent.steps);
}

/** Sets what an intent is to send; a retry sends the item as it is by then. */
export const savePayload = (writer: Writer, intentId: string, payload: IntentPayload): void =>
  void writer.run(
    `INSERT INTO intent_payload (intent_id, payload) VALUES (:intentId, :payload)
     ON CONFLICT (intent_id) DO UPDATE SET payload = :payload`,
    { intentId, payload: JSON.stringify(payload) },
  );

/** Adds the steps that are not there yet, the read-back last. */
export function insertSteps(writer: Writer, intentId: string, names: readonly string[]): void {
  writer.run(
    `INSERT INTO intent_step (intent_id, position, name, state)
     SELECT :intentId, key, value, 'pending' FROM json_each(:names) WHERE true
     ON CONFLICT (intent_id, name) DO UPDATE SET position = excluded.position`,
    { intentId, names: JSON.stringify([...names, readBackStep]) },
  );
}
