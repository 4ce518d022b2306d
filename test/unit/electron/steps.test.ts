import { describe, expect, it } from 'vitest';
import { runAllWithin, runInOrder, type Step } from '#main/electron/steps.ts';

/** A clock whose timers run when the test says so. */
function fakeClock() {
  const tasks = new Set<() => void>();
  return {
    clock: {
      now: () => 0,
      schedule: (_delay: number, task: () => void) => {
        tasks.add(task);
        return () => tasks.delete(task);
      },
    },
    fire: () => {
      for (const task of tasks) task();
    },
    pending: () => tasks.size,
  };
}

const step = (name: string, run: Step<string[]>['run'] = () => undefined): Step<string[]> => ({
  name,
  run: async (done) => {
    await run(done);
    done.push(name);
  },
});

describe('a start-up', () => {
  it('runs each step when the one before it has finished', async () => {
    const done: string[] = [];
    await runInOrder(
      [step('a', () => Promise.resolve()), step('b'), step('c', () => Promise.resolve())],
      done,
      () => true,
    );
    expect(done).toEqual(['a', 'b', 'c']);
  });

  it('ends at the first failure', async () => {
    const done: string[] = [];
    const failing = step('b', () => Promise.reject(new Error('no')));
    await expect(runInOrder([step('a'), failing, step('c')], done, () => true)).rejects.toThrow('no');
    expect(done).toEqual(['a']);
  });

  it('ends when the app is told to quit meanwhile', async () => {
    const done: string[] = [];
    await runInOrder([step('a'), step('b')], done, () => done.length === 0);
    expect(done).toEqual(['a']);
  });
});

describe('a shut-down', () => {
  const logged: string[] = [];
  const logger = {
    log: (_level: unknown, event: string, fields?: object) => void logged.push(`${event} ${JSON.stringify(fields)}`),
  };

  it('runs every step although one fails, and says which', async () => {
    logged.length = 0;
    const { clock, pending } = fakeClock();
    const done: string[] = [];
    const failing: Step<string[]> = { name: 'b', run: () => Promise.reject(new Error('no')) };
    await runAllWithin([step('a'), failing, step('c')], done, { deadlineMs: 10, clock, logger });
    expect(done).toEqual(['a', 'c']);
    expect(logged).toEqual([expect.stringMatching(/^stop\.failed .*"step":"b"/)]);
    expect(pending()).toBe(0);
  });

  it('ends at its deadline although a step hangs, and says which', async () => {
    logged.length = 0;
    const { clock, fire } = fakeClock();
    const done: string[] = [];
    const hanging = Promise.withResolvers<void>();
    const reached = Promise.withResolvers<void>();
    const stuck: Step<string[]> = {
      name: 'b',
      run: () => {
        reached.resolve();
        return hanging.promise;
      },
    };
    const ended = runAllWithin([step('a'), stuck, step('c')], done, { deadlineMs: 10, clock, logger });
    await reached.promise;
    fire();
    await ended;
    expect(done).toEqual(['a']);
    expect(logged).toEqual(['stop.deadline {"step":"b"}']);
    hanging.resolve();
  });
});
