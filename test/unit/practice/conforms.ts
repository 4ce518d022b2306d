import { expect, it } from 'vitest';
import { loadOfficialDocuments } from '#test/integration/practice/official-documents.ts';
import type { PracticeWorld } from './practice-world.ts';

/**
 * Puts a last test into a file: everything that went over the wire before it agrees with eBay's documents. Refusals are
 * judged by status and error body, accepted requests and their answers whole. Skipped where the documents are absent.
 */
export function itConforms(practice: () => PracticeWorld): void {
  const documents = loadOfficialDocuments();
  it.skipIf(documents === undefined)('all of it as the official documents say (CROSSDOCK_SPECS)', () => {
    const exchanges = practice().control.requests();
    expect(exchanges.length).toBeGreaterThan(0);
    expect([...new Set(exchanges.flatMap((exchange) => documents?.findings(exchange) ?? []))]).toEqual([]);
  });
}
