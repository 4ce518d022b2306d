import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Memo, Step } from '#main/marketplaces/marketplace.ts';
import { intentById, stepsOf } from '#main/publishing/intent-rows.ts';
import { parseMemo } from '#main/publishing/listing-rows.ts';
import { walkSteps, type StepBoundary } from '#main/publishing/step-walk.ts';
import type { Store } from '#main/store/connection.ts';
import { manualClock } from '#test/support/clocks.ts';
import { addIntent, openTestStore } from './journal.ts';

class Killed extends Error {}

describe('walking the steps of an intent', () => {
  let store: Store;
  let close: () => void;
  const clock = manualClock();
  beforeAll(() => {
    ({ store, close } = openTestStore(clock));
  });
  afterAll(() => close());

  /** A marketplace that counts what was made there, whoever remembers it. */
  const marketplace = (names: readonly string[]) => {
    const made = new Map<string, number>();
    const looks: string[] = [];
    const steps = names.map((name): Step<string> => ({
      name,
      run: async (sku, memo) => {
        made.set(name, (made.get(name) ?? 0) + 1);
        return { [name]: `${sku} after ${Object.keys(memo).join(',')}` };
      },
      recover: async (sku) => {
        looks.push(name);
        return made.has(name) ? { kind: 'done', memo: { [name]: `${sku} found` } } : { kind: 'absent' };
      },
    }));
    return { made, looks, steps };
  };

  const walk = (intentId: string, steps: readonly Step<string>[], onStepBoundary: StepBoundary = () => undefined) => {
    const certain: boolean[] = [];
    let ended: Memo | undefined;
    const result = walkSteps({
      store,
      clock,
      intentId,
      steps,
      subject: 'SKU',
      memo: parseMemo(intentById(store, intentId)?.memo ?? '{}'),
      stopping: () => false,
      onStepBoundary,
      onMove: () => undefined,
      onEnd: (memo) => {
        ended = memo;
        return () => undefined;
      },
      onCertainty: (known) => void certain.push(known),
    });
    return { result, certain, ended: () => ended };
  };
  const states = (intentId: string) => stepsOf(store, intentId).map(({ name, state }) => `${name} ${state}`);

  it('stores that a step began before it runs, and what it found out after', async () => {
    const id = addIntent(store, { steps: ['one', 'two'] });
    const seen: string[] = [];
    const { steps } = marketplace(['one', 'two']);
    const { result, ended } = walk(id, steps, (step, phase) =>
      seen.push(`${step} ${phase}: ${states(id).slice(0, 2).join(', ')}`),
    );
    expect(await result).toBe(true);
    expect(seen).toEqual([
      'one before: one pending, two pending',
      'one started: one started, two pending',
      'one ran: one started, two pending',
      'two before: one started, two pending',
      'one done: one done, two started',
      'two started: one done, two started',
      'two ran: one done, two started',
      'two done: one done, two done',
    ]);
    expect(ended()).toEqual({ one: 'SKU after ', two: 'SKU after one' });
    expect(parseMemo(intentById(store, id)?.memo ?? '')).toEqual(ended());
  });

  it('asks before it repeats', async () => {
    const id = addIntent(store, { steps: ['one', 'two'] });
    const { steps, made, looks } = marketplace(['one', 'two']);
    const killed = walk(id, steps, (step, phase) => {
      if (step === 'one' && phase === 'ran') throw new Killed();
    });
    await expect(killed.result).rejects.toThrow(Killed);
    expect(await walk(id, steps).result).toBe(true);
    expect(looks).toEqual(['one']);
    expect(Object.fromEntries(made)).toEqual({ one: 1, two: 1 });
  });

  it('runs a step that turns out not to have happened', async () => {
    const id = addIntent(store, { steps: ['one'] });
    const { steps, made, looks } = marketplace(['one']);
    const killed = walk(id, steps, (_, phase) => {
      if (phase === 'started') throw new Killed();
    });
    await expect(killed.result).rejects.toThrow(Killed);
    expect(made.size).toBe(0);
    expect(await walk(id, steps).result).toBe(true);
    expect(looks).toEqual(['one']);
    expect(made.get('one')).toBe(1);
  });

  it('is uncertain from an unanswered look until the next record', async () => {
    const id = addIntent(store, { steps: ['one'] });
    store.write((writer) =>
      writer.run(`UPDATE intent_step SET state = 'started' WHERE intent_id = :id AND name = 'one'`, { id }),
    );
    const [step] = marketplace(['one']).steps;
    const deaf: Step<string> = { ...(step as Step<string>), recover: () => Promise.reject(new Error('no answer')) };
    const { result, certain } = walk(id, [deaf]);
    await expect(result).rejects.toThrow('no answer');
    expect(certain).toEqual([false]);
  });

  it('goes through steps that an older version of the app did not know', async () => {
    const id = addIntent(store, { steps: ['one'] });
    const { steps } = marketplace(['one', 'new']);
    expect(await walk(id, steps).result).toBe(true);
    expect(states(id)).toEqual(['one done', 'new done', 'read_back pending']);
  });

  it('makes everything exactly once, wherever and however often it is killed', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(15), { maxLength: 8 }), async (kills) => {
        const id = addIntent(store, { steps: names });
        const { steps, made } = marketplace(names);
        for (const afterBoundaries of kills) {
          let passed = 0;
          const { result } = walk(id, steps, () => {
            passed += 1;
            if (passed > afterBoundaries) throw new Killed();
          });
          await result.catch((error: unknown) => {
            if (!(error instanceof Killed)) throw error;
          });
        }
        expect(await walk(id, steps).result).toBe(true);
        expect(Object.fromEntries(made)).toEqual({ a: 1, b: 1, c: 1, d: 1 });
        expect(states(id).slice(0, 4)).toEqual(names.map((name) => `${name} done`));
      }),
      { numRuns: 150 },
    );
  });
});
