import { describe, expect, it } from 'vitest';
import { loadOfficialDocuments } from '../practice/official-documents.ts';
import { connectedAccount, startBench, testDraft } from './bench.ts';
import { runSteps } from '../marketplaces/steps.ts';

const documents = loadOfficialDocuments();

describe.skipIf(documents === undefined)('our requests and eBay’s own documents (skipped without them)', () => {
  it('agree in path, parameters, headers and body, call for call', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const connector = bench.accounts.connector(account.id);
    const draft = await testDraft();
    await connector.suggestCategories('film camera');
    await connector.preflight(draft);
    const memo = await runSteps(connector.publishSteps, draft);
    const other = {
      ...draft,
      sku: 'B-2',
      condition: 'new',
      aspects: { ...draft.aspects, UPC: ['012345678905'] },
    } as const;
    await runSteps(connector.publishSteps, other);
    await connector.find({ sku: draft.sku, memo: {} });
    const price = { amount: 20_000, currency: 'USD' };
    await runSteps(connector.reviseSteps, { sku: draft.sku, memo, price, quantity: 1, terms: connector.terms({}) });
    bench.practice.control.playBuyer({ listingId: memo['listingId'] ?? '', quantity: 1 });
    for await (const order of connector.orders(0)) expect(order.lines).toHaveLength(1);
    await runSteps(connector.endSteps, { sku: other.sku, memo: {}, mode: 'end' });
    await bench.accounts.verify({ id: account.id });

    const requests = bench.practice.control.requests();
    expect(requests.flatMap((request) => documents?.findings(request))).toEqual([]);
    const covered = requests.filter((request) => documents?.covers(request));
    const kinds = new Set(covered.map(({ method, path }) => `${method} ${path.replaceAll(/\/[^/]*\d[^/]*/g, '/*')}`));
    expect(kinds.size).toBeGreaterThan(20);
  });
});
