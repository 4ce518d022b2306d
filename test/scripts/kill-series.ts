import { parseArgs } from 'node:util';
import { complaints, everyBoundary, playKillRuns, type KillRun } from '#test/integration/publishing/kill-runs.ts';

/**
 * `npm run kill-series`: every boundary of every publish step, many times over, and as many kills at a random moment.
 * Exits with 0 only when no listing was doubled or lost.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '20' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number above zero');

let bad = 0;
let killed = 0;
let total = 0;
for (let round = 1; round <= rounds; round += 1) {
  const runs: KillRun[] = [
    ...everyBoundary,
    ...Array.from({ length: 5 }, (): KillRun => ({ kind: 'publish', point: { afterMs: Math.random() * 120 } })),
    { kind: 'revise', point: 'price_quantity:started' },
    { kind: 'revise', point: 'price_quantity:ran' },
    { kind: 'end', point: 'withdraw:started' },
    { kind: 'end', point: 'withdraw:ran' },
  ];
  const started = performance.now();
  for (const result of await playKillRuns(runs)) {
    total += 1;
    if (result.killed) killed += 1;
    const problems = complaints(result);
    if (problems.length === 0) continue;
    bad += 1;
    process.stdout.write(`${result.sku} ${result.kind} ${JSON.stringify(result.point)}: ${problems.join('; ')}\n`);
  }
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  process.stdout.write(`round ${round} of ${rounds}: ${runs.length} runs in ${seconds} s, ${bad} bad so far\n`);
}
process.stdout.write(`${total} runs, ${killed} of them killed: ${bad} duplicates, losses or disagreements\n`);
process.exitCode = bad === 0 ? 0 : 1;
