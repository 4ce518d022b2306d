import type { Memo, Step } from '../marketplaces/marketplace.ts';
import type { Clock } from '../ports.ts';
import type { Store, Writer } from '../store/connection.ts';
import { moveStep, saveMemo } from './intent-moves.ts';
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
  /** Joins every transaction of the walk. */
  readonly onMove: (writer: Writer) => void;
  /** After the last step has run: prepares what its transaction stores besides the step. */
  readonly onEnd: (memo: Memo) => Promise<(writer: Writer) => void> | ((writer: Writer) => void);
  /** False while something may have happened at the marketplace that is not stored here. */
  readonly onCertainty: (known: boolean) => void;
}

/**
 * Takes an intent through its connector's steps. Each is stored as started before it runs and as done, with its memo,
 * after; the end of one and the start of the next are one transaction. A step found as started may have had its effect:
 * it is asked to look (`recover`) before it runs again. Answers false when it stopped early because the app closes.
 */
export async function walkSteps<Subject>(walk: StepWalk<Subject>): Promise<boolean> {
  const { clock, intentId, steps, subject, onStepBoundary: at } = walk;
  const states = stepStates(walk);
  const memo = { ...walk.memo };
  /** The step that was started in the transaction that ended the one before. */
  let startedNow: string | null = null;
  for (const [index, step] of steps.entries()) {
    const state = states.get(step.name);
    if (state === 'done') continue;
    if (walk.stopping()) return false;
    let found: Memo | undefined;
    if (state === 'started') {
      walk.onCertainty(false);
      const recovered = await step.recover(subject, memo);
      walk.onCertainty(true);
      found = recovered.kind === 'done' ? recovered.memo : undefined;
    } else if (startedNow !== step.name) {
      at(step.name, 'before');
      await keep(walk, step.repeatable === true, (writer) =>
        moveStep(writer, intentId, { done: null, started: step.name }, clock.now()),
      );
    }
    if (found === undefined) {
      at(step.name, 'started');
      found = await step.run(subject, memo);
      at(step.name, 'ran');
    }
    Object.assign(memo, found);
    const foundOut = Object.keys(found).length > 0;
    walk.onCertainty(false);
    const next = steps[index + 1];
    const end = next === undefined ? await walk.onEnd(memo) : undefined;
    startedNow = next !== undefined && states.get(next.name) === 'pending' && !walk.stopping() ? next.name : null;
    if (startedNow !== null) at(startedNow, 'before');
    await keep(walk, startedNow === null || next?.repeatable === true, (writer) => {
      moveStep(writer, intentId, { done: step.name, started: startedNow }, clock.now());
      if (foundOut) saveMemo(writer, intentId, memo);
      end?.(writer);
    });
    walk.onCertainty(true);
    at(step.name, 'done');
  }
  return true;
}

/**
 * Only the start of a step that must not run twice has to be on the disk before it runs. Anything else that a power cut
 * takes back is found again by looking at the marketplace, as after a kill.
 */
async function keep<Subject>(
  walk: StepWalk<Subject>,
  recoverable: boolean,
  work: (writer: Writer) => void,
): Promise<void> {
  const all = (writer: Writer): void => {
    work(writer);
    walk.onMove(writer);
  };
  walk.store.write(all, 'soon');
  if (!recoverable) await walk.store.synced();
}

function stepStates<Subject>({ store, intentId, steps }: StepWalk<Subject>) {
  const read = () => new Map(stepsOf(store, intentId).map((step) => [step.name, step.state]));
  const states = read();
  if (steps.every((step) => states.has(step.name))) return states;
  // Queued by a version of the app that knew other steps.
  const names = steps.map((step) => step.name);
  store.write((writer) => insertSteps(writer, intentId, names));
  return read();
}
