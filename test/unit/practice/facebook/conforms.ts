import { expect, it } from 'vitest';
import { loadOfficialNodes } from '#test/integration/practice/official-nodes.ts';
import type { PracticeWorld } from '../practice-world.ts';

/** Puts a last test into a file: every answer before it has only fields that Meta's node descriptions know. */
export function itConforms(practice: () => PracticeWorld): void {
  const nodes = loadOfficialNodes();
  it.skipIf(nodes === undefined)('all of it as Meta’s node descriptions say (CROSSDOCK_FACEBOOK_SPECS)', () => {
    const exchanges = practice().control.requests();
    expect(nodes?.covered(exchanges)).toBeGreaterThan(20);
    expect(nodes?.findings(exchanges)).toEqual([]);
  });
}
