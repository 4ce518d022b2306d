import type { Connector, ListingDraft, Memo, Step } from '#main/marketplaces/marketplace.ts';
import { AppError } from '#shared/errors.ts';

/** Runs steps as the worker does when nothing goes wrong. */
export async function runSteps<Subject>(
  steps: readonly Step<Subject>[],
  subject: Subject,
  start: Memo = {},
): Promise<Memo> {
  const memo = { ...start };
  for (const step of steps) Object.assign(memo, await step.run(subject, memo));
  return memo;
}

/** Publishes as the worker does when the network fails: what a step left unknown is looked up before it is run again. */
export async function walk(
  connector: () => Connector,
  draft: ListingDraft,
): Promise<{ readonly memo: Memo; readonly failures: readonly AppError[] }> {
  const failures: AppError[] = [];
  const memo: Record<string, string> = {};
  for (const step of connector().publishSteps) {
    for (let attempt = 0; ; attempt += 1) {
      try {
        if (attempt > 0) {
          const found = await step.recover(draft, memo);
          if (found.kind === 'done') {
            Object.assign(memo, found.memo);
            break;
          }
        }
        Object.assign(memo, await step.run(draft, memo));
        break;
      } catch (error) {
        const passing = error instanceof AppError && (error.code === 'network' || error.code === 'rate_limited');
        if (!passing || attempt > 5) throw error;
        failures.push(error);
      }
    }
  }
  return { memo, failures };
}
