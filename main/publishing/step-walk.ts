import type { Memo, Step } from '../marketplaces/marketplace.ts';
import type { Clock } from '../ports.ts';
import type { Store, Writer } from '../store/connection.ts';
import { finishStep, startStep } from './intent-moves.ts';
import { insertSteps, stepsOf } from './intent-rows.ts';

/** Where in a step the worker is; a test that kills the process does so at these points. */
export type StepPhase =
  /** Nothing of the step is stored yet. */
  | 'before'
  /** "started" is stored, nothing was sent. */
  | 'started'
  /** The marketplace has done it, nothing of that is stored. */
  | 'ran'
  /** The step and what it found out are stored. */
  | 'done';
export type StepBoundary = (step: string, phase: StepPhase) => void;

export interface StepWalk<Subject> {
  readonly store: Store;
  readonly clock: Clock;
  readonly intentId: string;
  readonly steps: readonly Step<Subject>[];
  readonly subject: Subject;
  readonly memo: Memo;
  /** The app closes: the walk ends before the next step. */
  readonly stopping: () => boolean;
  readonly onStepBoundary: StepBoundary;
  /** Told in the transaction that stores a finished step. */
  readonly onDone: (writer: Writer, isLast: boolean) => void;
  /** False while it is unknown whether the present step had its effect. */
  readonly onCertainty: (known: boolean) => void;
}

/**
 * Takes an intent through its connector's steps. Each is stored as started before it runs and as done, with its memo,
 * after. A step found as started may have had its effect: it is asked to look (`recover`) before it runs again.
 * Answers the memo, or `undefined` when it stopped early because the app closes.
 */
export async function walkSteps<Subject>(walk: StepWalk<Subject>): Promise<Memo | undefined> {
  const { store, clock, intentId, steps, subject, onStepBoundary } = walk;
  let states = new Map(stepsOf(store, intentId).map((step) => [step.name, step.state]));
  if (steps.some((step) => !states.has(step.name))) {
    // Queued by a version of the app that knew other steps.
    store.write((writer) =>
      insertSteps(
        writer,
        intentId,
        steps.map((step) => step.name),
      ),
    );
    states = new Map(stepsOf(store, intentId).map((step) => [step.name, step.state]));
  }
  const memo = { ...walk.memo };
  for (const [index, step] of steps.entries()) {
    const state = states.get(step.name);
    if (state === 'done') continue;
    if (walk.stopping()) return undefined;
    const done = (found: Memo): void => {
      Object.assign(memo, found);
      store.write((writer) => {
        finishStep(writer, intentId, step.name, memo, clock.now());
        walk.onDone(writer, index === steps.length - 1);
      });
      onStepBoundary(step.name, 'done');
    };
    if (state === 'started') {
      walk.onCertainty(false);
      const recovered = await step.recover(subject, memo);
      walk.onCertainty(true);
      if (recovered.kind === 'done') {
        done(recovered.memo);
        continue;
      }
    } else {
      onStepBoundary(step.name, 'before');
      store.write((writer) => startStep(writer, intentId, step.name, clock.now()));
    }
    onStepBoundary(step.name, 'started');
    const found = await step.run(subject, memo);
    onStepBoundary(step.name, 'ran');
    done(found);
  }
  return memo;
}
