import type { Memo, Step } from '#main/marketplaces/marketplace.ts';

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
