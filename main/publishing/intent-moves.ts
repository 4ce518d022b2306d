import type { Finding } from '#shared/domain/finding.ts';
import type { AppErrorData } from '#shared/errors.ts';
import type { Memo } from '../marketplaces/marketplace.ts';
import type { Reader, Writer } from '../store/connection.ts';
import { attemptLimit } from './retry-rule.ts';
import { intentColumns, type IntentRow } from './intent-rows.ts';

/** The statements behind every change of an intent's state. Tested to run on indexes: `test/unit/publishing/plans.test.ts`. */
export const moveQueries = {
  /** The most urgent queued intent of an account whose SKU nobody is writing to. The plus: see `intentQueries.steps`. */
  claim: `UPDATE intent SET state = 'running', retry_at = NULL, wait_for = NULL, waiting_since = NULL
    WHERE id = (
      SELECT next.id FROM intent AS next
      WHERE next.account_id = +:accountId AND next.state = 'queued' AND NOT EXISTS (
        SELECT 1 FROM intent AS busy
        WHERE busy.account_id = next.account_id AND busy.sku = next.sku AND busy.state = 'running')
      ORDER BY next.urgency, next.id LIMIT 1)
    RETURNING ${intentColumns}`,
  /** A wait that began in the future shows that the clock was set back: its end can no longer be trusted. */
  due: `UPDATE intent SET state = 'queued', wait_for = NULL, waiting_since = NULL, retry_at = NULL
    WHERE state = 'waiting' AND wait_for = 'time' AND (retry_at <= :now OR waiting_since > :now)`,
  /** Jumps from account to account along the index: DISTINCT would walk over every queued intent. */
  accountsWithWork: `WITH RECURSIVE busy (account_id) AS (
      SELECT min(account_id) FROM intent WHERE state = 'queued'
      UNION ALL
      SELECT (SELECT min(account_id) FROM intent WHERE state = 'queued' AND account_id > busy.account_id)
      FROM busy WHERE busy.account_id IS NOT NULL)
    SELECT account_id FROM busy WHERE account_id IS NOT NULL`,
  nextDue: `SELECT min(retry_at) AS retryAt, max(waiting_since) AS since FROM intent
    WHERE state = 'waiting' AND wait_for = 'time'`,
  accountsSignedOut: `SELECT DISTINCT account_id FROM intent WHERE state = 'waiting' AND wait_for = 'sign_in'`,
  signedIn: `UPDATE intent SET state = 'queued', wait_for = NULL, waiting_since = NULL, error = NULL
    WHERE account_id = :accountId AND state = 'waiting' AND wait_for = 'sign_in' RETURNING batch_id`,
  signedOut: `UPDATE intent SET state = 'waiting', wait_for = 'sign_in', waiting_since = :now, retry_at = NULL, error = :error
    WHERE account_id = :accountId AND (state = 'queued' OR (state = 'waiting' AND wait_for = 'time')) RETURNING batch_id`,
  /** Intents that a previous process left in the middle. One that was there each time the app died is not tried for ever. */
  orphans: `UPDATE intent SET attempts = attempts + 1,
      state = CASE WHEN attempts + 1 >= :limit THEN 'needs_attention' ELSE 'queued' END,
      error = CASE WHEN attempts + 1 >= :limit THEN :error ELSE error END,
      finished_at = CASE WHEN attempts + 1 >= :limit THEN :now ELSE NULL END
    WHERE state = 'running' RETURNING id`,
  /** Publications whose outcome was open until their listing was seen as it should be, or ended. */
  settled: `UPDATE intent SET state = 'succeeded', error = NULL, finished_at = :now
    WHERE listing_id = :listingId AND kind = 'publish' AND state = 'needs_attention' RETURNING batch_id`,
} as const;

export const claim = (writer: Writer, accountId: string): IntentRow | undefined =>
  writer.get<IntentRow>(moveQueries.claim, { accountId });

export const wakeDue = (writer: Writer, now: number): number => writer.run(moveQueries.due, { now }).changes;

export const accountsWithWork = (reader: Reader): readonly string[] =>
  reader.all<{ readonly account_id: string }>(moveQueries.accountsWithWork).map((row) => row.account_id);

export const accountsSignedOut = (reader: Reader): readonly string[] =>
  reader.all<{ readonly account_id: string }>(moveQueries.accountsSignedOut).map((row) => row.account_id);

/** When the next wait ends, and when the latest began; `null` when nothing waits. */
export const nextDue = (reader: Reader): { readonly retryAt: number | null; readonly since: number | null } =>
  reader.get(moveQueries.nextDue) ?? { retryAt: null, since: null };

const batchesOf = (rows: readonly { readonly batch_id: string }[]): readonly string[] => [
  ...new Set(rows.map((row) => row.batch_id)),
];

/** Lets an account's intents go on. Answers the batches they belong to. */
export const releaseSignedIn = (writer: Writer, accountId: string): readonly string[] =>
  batchesOf(writer.all(moveQueries.signedIn, { accountId }));

/** Lets everything of an account that is not running rest until it is signed in again. */
export const holdSignedOut = (writer: Writer, accountId: string, error: AppErrorData, now: number): readonly string[] =>
  batchesOf(writer.all(moveQueries.signedOut, { accountId, error: JSON.stringify(error), now }));

/** Takes over what the last process left running. Answers how many. */
export const adoptOrphans = (writer: Writer, now: number): number =>
  writer.all(moveQueries.orphans, { limit: attemptLimit, error: JSON.stringify(processDied), now }).length;

/** The listing is settled, and with it the publication that had left it open. Answers the batches concerned. */
export const settleListing = (writer: Writer, listingId: string, now: number): readonly string[] =>
  batchesOf(writer.all(moveQueries.settled, { listingId, now }));

const processDied: AppErrorData = {
  code: 'internal',
  reason: 'process_died',
  message: 'Crossdock ended unexpectedly several times while it worked on this. Look at it, then try again.',
};

/** Where the worker is among the steps: one has ended, one begins, or both at once. */
export interface StepMove {
  readonly done: string | null;
  readonly started: string | null;
}

export function moveStep(writer: Writer, intentId: string, { done, started }: StepMove, now: number): void {
  writer.run(
    `UPDATE intent_step SET
       state = CASE name WHEN :done THEN 'done' ELSE 'started' END,
       started_at = CASE name WHEN :done THEN started_at ELSE :now END,
       finished_at = CASE name WHEN :done THEN :now ELSE finished_at END
     WHERE intent_id = :intentId AND name IN (:done, :started)`,
    { intentId, done, started, now },
  );
}

/** All that is known by now. */
export const saveMemo = (writer: Writer, intentId: string, memo: Memo): void =>
  void writer.run('UPDATE intent SET memo = :memo WHERE id = :intentId', { intentId, memo: JSON.stringify(memo) });

/** Runs again from the first step, as after a change of what is to be sent. */
export const resetSteps = (writer: Writer, intentId: string): void =>
  void writer.run(
    `UPDATE intent_step SET state = 'pending', started_at = NULL, finished_at = NULL WHERE intent_id = :intentId`,
    { intentId },
  );

export const setListing = (writer: Writer, intentId: string, listingId: string): void =>
  void writer.run('UPDATE intent SET listing_id = :listingId WHERE id = :intentId', { intentId, listingId });

/** Back into the queue as it is: the app closes, or another process had it. */
export const release = (writer: Writer, intentId: string): void =>
  void writer.run(`UPDATE intent SET state = 'queued' WHERE id = :intentId AND state = 'running'`, { intentId });

export function waitUntil(
  writer: Writer,
  intentId: string,
  wait: {
    readonly at: number;
    readonly now: number;
    readonly burns: boolean;
    readonly readBack: boolean;
    readonly error: AppErrorData | null;
  },
): void {
  writer.run(
    `UPDATE intent SET state = 'waiting', wait_for = 'time', waiting_since = :now, retry_at = :at, error = :error,
       attempts = attempts + :burned, read_backs = read_backs + :readBack WHERE id = :intentId`,
    {
      intentId,
      now: wait.now,
      at: wait.at,
      error: wait.error === null ? null : JSON.stringify(wait.error),
      burned: wait.burns ? 1 : 0,
      readBack: wait.readBack ? 1 : 0,
    },
  );
}

export const waitForSignIn = (writer: Writer, intentId: string, error: AppErrorData, now: number): void =>
  void writer.run(
    `UPDATE intent SET state = 'waiting', wait_for = 'sign_in', waiting_since = :now, retry_at = NULL, error = :error,
       attempts = attempts + 1 WHERE id = :intentId`,
    { intentId, error: JSON.stringify(error), now },
  );

/**
 * Parks an intent until the seller has done its step by hand: `wait_for` stays NULL (see IntentRow). The step counts as not
 * begun, because nothing was sent; so it can still be cancelled.
 */
export function waitForSeller(writer: Writer, intentId: string, now: number): void {
  writer.run(
    `UPDATE intent SET state = 'waiting', wait_for = NULL, waiting_since = :now, retry_at = NULL, error = NULL
     WHERE id = :intentId`,
    { intentId, now },
  );
  writer.run(
    `UPDATE intent_step SET state = 'pending', started_at = NULL WHERE intent_id = :intentId AND state = 'started'`,
    { intentId },
  );
}

export function finish(
  writer: Writer,
  intentId: string,
  end: {
    readonly state: 'succeeded' | 'failed' | 'needs_attention' | 'cancelled';
    readonly error: AppErrorData | null;
    readonly findings?: readonly Finding[];
    readonly now: number;
  },
): void {
  writer.run(
    `UPDATE intent SET state = :state, error = :error, findings = coalesce(:findings, findings), finished_at = :now,
       wait_for = NULL, waiting_since = NULL, retry_at = NULL WHERE id = :intentId`,
    {
      intentId,
      state: end.state,
      error: end.error === null ? null : JSON.stringify(end.error),
      findings: end.findings === undefined ? null : JSON.stringify(end.findings),
      now: end.now,
    },
  );
}

/** Cancels what has not sent anything yet. False when it had started, or was finished. */
export function cancelUnstarted(writer: Writer, intentId: string, error: AppErrorData, now: number): boolean {
  return (
    writer.run(
      `UPDATE intent SET state = 'cancelled', error = :error, finished_at = :now, wait_for = NULL, waiting_since = NULL,
         retry_at = NULL
       WHERE id = :intentId AND state IN ('queued', 'waiting')
         AND NOT EXISTS (SELECT 1 FROM intent_step AS step WHERE step.intent_id = intent.id AND step.state <> 'pending')`,
      { intentId, error: JSON.stringify(error), now },
    ).changes > 0
  );
}

/** A finished intent goes back into the queue with all its tries. */
export const requeue = (writer: Writer, intentId: string): void =>
  void writer.run(
    `UPDATE intent SET state = 'queued', attempts = 0, read_backs = 0, error = NULL, findings = '[]', finished_at = NULL
     WHERE id = :intentId`,
    { intentId },
  );
