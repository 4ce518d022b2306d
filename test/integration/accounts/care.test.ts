import { describe, expect, it } from 'vitest';
import { auditQueries } from '#main/accounts/audit.ts';
import { connectedAccount, practiceEbay, startBench } from '../ebay/bench.ts';

describe('the health of an account', () => {
  it('is unknown before the first call, then counts what was asked and what failed', async () => {
    const bench = await startBench();
    const account = await connectedAccount(bench);
    const [fresh] = bench.accounts.health();
    expect(fresh).toMatchObject({ accountId: account.id, lastCallFailed: false, failures: 0 });
    expect(fresh?.calls).toBeGreaterThan(0);
    expect(fresh?.tokenExpiresAt).toBeGreaterThan(bench.clock.now());

    bench.practice.control.addFault({ kind: { type: 'server-error' }, times: 20 });
    await expect(bench.accounts.verify({ id: account.id })).rejects.toMatchObject({ code: 'network' });
    const [failing] = bench.accounts.health();
    expect(failing).toMatchObject({ lastCallFailed: true });
    expect(failing?.failures).toBeGreaterThan(0);
    expect(failing?.lastCallAt).toBeLessThanOrEqual(bench.clock.now());
  });

  it('shows how much of each long quota is used', async () => {
    const bench = await startBench();
    await connectedAccount(bench);
    const budgets = bench.accounts.health()[0]?.budgets ?? [];
    const account = budgets.find(({ name }) => name === 'account');
    expect(account).toMatchObject({ limit: 25_000, learned: false });
    expect(account?.used).toBeGreaterThan(0);
    expect(account?.resetsAt).toBeGreaterThan(bench.clock.now());
    expect(budgets.find(({ name }) => name === 'orders')).toMatchObject({ used: 0, resetsAt: null });
  });
});

describe('a paused account', () => {
  it('says so until it goes on, and the audit log keeps both', async () => {
    const bench = await startBench();
    const { id } = await connectedAccount(bench);
    expect(bench.accounts.pause({ id, paused: true })).toMatchObject({ paused: true, state: 'connected' });
    expect(bench.accounts.account(id).paused).toBe(true);
    expect(bench.accounts.pause({ id, paused: false }).paused).toBe(false);
    const { rows } = bench.accounts.listAudit({ offset: 0, limit: 2 });
    expect(rows.map(({ event }) => event)).toEqual(['account.resumed', 'account.paused']);
  });
});

describe('the audit log', () => {
  it('is read newest first, page by page, for all or for one account, with the label of today', async () => {
    const bench = await startBench();
    const { id } = await connectedAccount(bench);
    bench.accounts.rename({ id, label: 'My shop' });
    const all = bench.accounts.listAudit({ offset: 0, limit: 100 });
    expect(all.total).toBe(all.rows.length);
    expect(all.rows[0]).toMatchObject({ event: 'account.renamed', accountLabel: 'My shop', marketplace: 'ebay' });
    expect(all.rows.at(-1)).toMatchObject({ event: 'account.connected', accountLabel: 'My shop' });
    expect(bench.accounts.listAudit({ offset: 1, limit: 1 }).rows).toEqual([all.rows[1]]);
    expect(bench.accounts.listAudit({ offset: 0, limit: 100, accountId: id }).total).toBe(all.total);
    await bench.accounts.saveKeys({ ...practiceEbay, values: { ...bench.practice.worlds.ebay.presetKeys } });
    expect(bench.accounts.listAudit({ offset: 0, limit: 1 }).rows[0]).toMatchObject({
      event: 'keys.saved',
      accountId: null,
    });
    expect(bench.accounts.listAudit({ offset: 0, limit: 100, accountId: id }).total).toBe(all.total);
    expect(JSON.stringify(bench.accounts.listAudit({ offset: 0, limit: 100 }))).not.toContain(
      bench.practice.ebay.clientSecret,
    );
  });

  it.each(Object.entries(auditQueries))('%s runs on an index', async (_name, sql) => {
    const bench = await startBench();
    const parameters = { limit: 10, offset: 0, ...(sql.includes(':accountId') ? { accountId: 'x' } : {}) };
    const plan = bench.store.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, parameters);
    expect(plan.map(({ detail }) => detail).join('\n')).not.toMatch(/SCAN entry(?! USING INDEX)|USE TEMP B-TREE/);
  });
});

describe('keys while they are typed', () => {
  it('are judged by their form alone, without a call', async () => {
    const bench = await startBench();
    const target = { marketplace: 'ebay', environment: 'production' } as const;
    const findings = bench.accounts.checkKeyForms({ ...target, values: { clientId: 'hello', clientSecret: '' } });
    expect(findings).toContainEqual(expect.objectContaining({ field: 'keys.clientId', reason: 'key_client_id_form' }));
    expect(findings).toContainEqual(expect.objectContaining({ field: 'keys.ruName', reason: 'key_missing' }));
    expect(bench.practice.control.requests()).toEqual([]);
  });
});
