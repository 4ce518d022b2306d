import type { Clock, Logger } from '../ports.ts';

/** One line of a start-up or a shut-down. */
export interface Step<Shell> {
  readonly name: string;
  readonly run: (shell: Shell) => void | Promise<void>;
}

/** Runs each step after the one before it has finished; the first that fails ends it. `goOn` is asked before each. */
export async function runInOrder<Shell>(
  steps: readonly Step<Shell>[],
  shell: Shell,
  goOn: () => boolean,
): Promise<void> {
  for (const step of steps) {
    if (!goOn()) return;
    await step.run(shell);
  }
}

/**
 * Runs each step after the one before it, whether that succeeded or not: the end must not stop half-way. Resolves when all
 * are through or `deadlineMs` have passed, whichever comes first.
 */
export async function runAllWithin<Shell>(
  steps: readonly Step<Shell>[],
  shell: Shell,
  options: { readonly deadlineMs: number; readonly clock: Clock; readonly logger: Logger },
): Promise<void> {
  const { clock, logger } = options;
  let current = '';
  const late = Promise.withResolvers<void>();
  const cancel = clock.schedule(options.deadlineMs, () => {
    logger.log('error', 'stop.deadline', { step: current });
    late.resolve();
  });
  const all = async () => {
    for (const step of steps) {
      current = step.name;
      try {
        await step.run(shell);
      } catch (error) {
        logger.log('error', 'stop.failed', { step: step.name, error });
      }
    }
  };
  await Promise.race([all(), late.promise]);
  cancel();
}
