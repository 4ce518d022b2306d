import { describe, expect, it } from 'vitest';
import { loadOfficialNodes } from '../practice/official-nodes.ts';
import { runSteps } from '../marketplaces/steps.ts';
import { choose, ready, testDraft } from './bench.ts';

const nodes = loadOfficialNodes();

describe.skipIf(nodes === undefined)('our calls and Meta’s own node descriptions (skipped without them)', () => {
  it('agree in edge, parameters and fields, call for call', async () => {
    const { bench, account, connector, control } = await ready({ catalogue: true });
    const draft = await testDraft();
    await connector().preflight(draft);
    const memo = await runSteps(connector().publishSteps, draft);
    await connector().find({ sku: draft.sku, memo: {} });
    const price = { amount: 20_000, currency: 'USD' };
    await runSteps(connector().reviseSteps, { sku: draft.sku, memo, price, quantity: 1, terms: {} });
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'sold' });
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'delete' });
    await bench.accounts.verify({ id: account.id });
    await choose(bench, account.id, 'adAccountId', 'Harbour Finds ads');
    await bench.accounts.disconnect({ id: account.id });

    const requests = control.requests().filter(({ host }) => host === 'graph');
    expect(nodes?.findings(requests)).toEqual([]);
    expect(nodes?.covered(requests)).toBeGreaterThan(20);
  });
});
