import { expect, it } from 'vitest';
import { complaints, everyBoundary, playKillRuns, type KillRun } from './kill-runs.ts';

const others: readonly KillRun[] = [
  { kind: 'revise', point: 'price_quantity:started' },
  { kind: 'revise', point: 'price_quantity:ran' },
  { kind: 'end', point: 'withdraw:started' },
  { kind: 'end', point: 'withdraw:ran' },
];

it(
  'leaves one listing of each item and agrees with the server, wherever the process is killed',
  { timeout: 240_000 },
  async () => {
    const results = await playKillRuns([...everyBoundary, ...others]);
    expect(results).toHaveLength(everyBoundary.length + others.length);
    for (const result of results) {
      expect({ ...result, complaints: complaints(result) }).toMatchObject({ killed: true, complaints: [] });
    }
  },
);
