import { expect, it } from 'vitest';
import { loadOfficialDocuments } from '#test/integration/practice/official-documents.ts';
import { ETSY_DOCUMENTS } from '#test/integration/practice/official-sets.ts';
import type { PracticeWorld } from '../practice-world.ts';

/**
 * Puts a last test into a file: everything that went over the wire before it agrees with Etsy's document. Refusals are
 * judged by status and error body, accepted requests and their answers whole. Skipped where the document is absent.
 */
export function itConformsToEtsy(practice: () => PracticeWorld): void {
  const documents = loadOfficialDocuments(ETSY_DOCUMENTS);
  it.skipIf(documents === undefined)('all of it as the official document says (CROSSDOCK_ETSY_SPECS)', () => {
    const exchanges = practice().control.requests();
    expect(exchanges.length).toBeGreaterThan(0);
    expect([...new Set(exchanges.flatMap((exchange) => documents?.findings(exchange) ?? []))]).toEqual([]);
  });
}
