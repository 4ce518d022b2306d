import { describe, expect, it } from 'vitest';
import type { IntentState } from '#shared/domain/listing.ts';
import type { Intent } from '#shared/ipc/publishing.ts';
import {
  batchProgress,
  byUrgency,
  cancellable,
  currentStep,
  retryable,
  runningBatches,
  unseenFailures,
} from './intent-progress.ts';

const steps = (...states: Intent['steps'][number]['state'][]) =>
  states.map((state, index) => ({ name: `step ${index}`, state }));
const intent = (id: string, state: IntentState, patch: Partial<Intent> = {}): Intent => ({
  id,
  batchId: 'batch',
  kind: 'publish',
  itemId: 'item',
  itemTitle: 'Lamp',
  sku: 'L-1',
  accountId: 'account',
  state,
  steps: [],
  findings: [],
  error: null,
  listing: null,
  retryAt: null,
  waitsFor: null,
  createdAt: 0,
  finishedAt: null,
  ...patch,
});

const byHand = intent('by hand', 'waiting', { waitsFor: 'seller' });

const all = (['queued', 'running', 'waiting', 'succeeded', 'failed', 'needs_attention', 'cancelled'] as const).map(
  (state) => intent(state, state),
);

describe('batch progress', () => {
  it('counts every state', () => {
    expect(batchProgress(all)).toEqual({
      total: 7,
      finished: 4,
      succeeded: 1,
      failed: 2,
      cancelled: 1,
      waiting: 1,
      running: 1,
      percent: 57,
    });
  });

  it('moves while one item is on its way and reaches the end only with it', () => {
    expect(
      batchProgress([intent('a', 'running', { steps: steps('done', 'started', 'pending', 'pending') })]).percent,
    ).toBe(25);
    expect(batchProgress([intent('a', 'running', { steps: steps('done', 'done') })]).percent).toBe(99);
    expect(batchProgress([intent('a', 'succeeded')]).percent).toBe(100);
    expect(batchProgress([]).percent).toBe(0);
  });

  it('has done its part where the rest is the seller’s', () => {
    expect(batchProgress([byHand])).toMatchObject({ total: 1, finished: 1, succeeded: 0, percent: 100 });
    expect(runningBatches([byHand])).toEqual([]);
    expect(cancellable([byHand])).toEqual([byHand]);
  });

  it('names the step under way', () => {
    expect(currentStep(intent('a', 'running', { steps: steps('done', 'started', 'pending') }))).toBe('step 1');
    expect(currentStep(intent('a', 'succeeded', { steps: steps('done') }))).toBeNull();
  });

  it('retries what did not succeed and cancels what has not started', () => {
    expect(retryable(all).map(({ id }) => id)).toEqual(['failed', 'needs_attention', 'cancelled']);
    expect(cancellable(all).map(({ id }) => id)).toEqual(['queued', 'waiting']);
  });

  it('puts what needs the seller first', () => {
    expect(byUrgency(all.toReversed()).map(({ id }) => id)).toEqual([
      'needs_attention',
      'failed',
      'running',
      'waiting',
      'queued',
      'cancelled',
      'succeeded',
    ]);
  });

  it('finds the batches that still run', () => {
    expect(
      runningBatches([
        intent('1', 'running', { batchId: 'b' }),
        intent('2', 'queued', { batchId: 'a' }),
        intent('3', 'queued', { batchId: 'b' }),
        intent('4', 'failed', { batchId: 'c' }),
      ]),
    ).toEqual(['b', 'a']);
  });

  it('finds the batches whose failures nobody has looked at', () => {
    expect(
      unseenFailures(
        [
          intent('1', 'failed', { batchId: 'new', finishedAt: 30 }),
          intent('2', 'needs_attention', { batchId: 'new', finishedAt: 20 }),
          intent('3', 'failed', { batchId: 'seen', finishedAt: 10 }),
          intent('4', 'succeeded', { batchId: 'fine', finishedAt: 30 }),
        ],
        10,
      ),
    ).toEqual(['new']);
  });
});
