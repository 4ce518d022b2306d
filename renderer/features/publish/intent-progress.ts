import type { IntentState } from '#shared/domain/listing.ts';
import type { Intent } from '#shared/ipc/publishing.ts';

const ended: ReadonlySet<IntentState> = new Set(['succeeded', 'failed', 'needs_attention', 'cancelled']);

/** What waits for the seller's hand counts too: the app has done its part, and the rest stands in a list of its own. */
export const isFinished = (intent: Intent): boolean => ended.has(intent.state) || intent.waitsFor === 'seller';

/** Counts of one batch, as the header and the dialog show them. */
export interface BatchProgress {
  readonly total: number;
  readonly finished: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly cancelled: number;
  readonly waiting: number;
  readonly running: number;
  /** 0 to 100, by steps rather than by intents so that it moves while one item is on its way. */
  readonly percent: number;
}

export function batchProgress(intents: readonly Intent[]): BatchProgress {
  const count = (...states: readonly IntentState[]) => intents.filter(({ state }) => states.includes(state)).length;
  const finished = intents.filter(isFinished).length;
  const share = intents.reduce((sum, intent) => sum + (isFinished(intent) ? 1 : stepShare(intent)), 0);
  return {
    total: intents.length,
    finished,
    succeeded: count('succeeded'),
    failed: count('failed', 'needs_attention'),
    cancelled: count('cancelled'),
    waiting: count('waiting'),
    running: count('running'),
    percent: intents.length === 0 ? 0 : Math.floor((share / intents.length) * 100),
  };
}

/** Done steps of an unfinished intent as a part of one, always below one. */
function stepShare(intent: Intent): number {
  if (intent.steps.length === 0) return 0;
  const done = intent.steps.filter(({ state }) => state === 'done').length;
  return Math.min(done / intent.steps.length, 0.99);
}

/** The step that is under way, or comes next. */
export const currentStep = (intent: Intent): string | null =>
  intent.steps.find(({ state }) => state !== 'done')?.name ?? null;

/** What a "retry failed" button acts on. */
export const retryable = (intents: readonly Intent[]): readonly Intent[] =>
  intents.filter(({ state }) => state === 'failed' || state === 'needs_attention' || state === 'cancelled');

/** What a "cancel" button can still stop: only what has not started a step, or sleeps until its next try. */
export const cancellable = (intents: readonly Intent[]): readonly Intent[] =>
  intents.filter(({ state }) => state === 'queued' || state === 'waiting');

const order: Readonly<Record<IntentState, number>> = {
  failed: 0,
  needs_attention: 0,
  running: 1,
  waiting: 2,
  queued: 3,
  cancelled: 4,
  succeeded: 5,
};

/** What needs the seller first, then what moves, then what is through. Stable within each. */
export const byUrgency = (intents: readonly Intent[]): readonly Intent[] =>
  intents.toSorted((left, right) => order[left.state] - order[right.state]);

/** Batches with unfinished work, in the order in which they appear in `recent`. */
export const runningBatches = (recent: readonly Intent[]): readonly string[] =>
  batchesOf(recent.filter((intent) => !isFinished(intent)));

/** Batches of which something failed after `seenUntil` (ms UTC), until when the seller has looked. */
export const unseenFailures = (recent: readonly Intent[], seenUntil: number): readonly string[] =>
  batchesOf(recent.filter((intent) => failed(intent) && (intent.finishedAt ?? 0) > seenUntil));

/** When the last of them came to its end, ms UTC. */
export const lastFinish = (intents: readonly Intent[]): number =>
  Math.max(0, ...intents.map(({ finishedAt }) => finishedAt ?? 0));

const failed = ({ state }: Intent): boolean => state === 'failed' || state === 'needs_attention';
const batchesOf = (intents: readonly Intent[]): readonly string[] => [
  ...new Set(intents.map(({ batchId }) => batchId)),
];
