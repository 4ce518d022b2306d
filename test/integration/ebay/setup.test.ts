import { describe, expect, it } from 'vitest';
import { consentDriver } from '../consent-driver.ts';
import { practiceEbay, setupDefaults, startBench, testDraft } from './bench.ts';
import { runSteps } from '../marketplaces/steps.ts';

describe('the publishing settings of an eBay account', () => {
  it('are created from a few answers, for a seller who never had business policies', async () => {
    const bench = await startBench();
    bench.consent = consentDriver({ fields: { seller: 'first_steps_26' } });
    const { id, state } = await bench.accounts.connect(practiceEbay);
    expect(state).toBe('setup_needed');
    const before = await bench.accounts.getSetup({ id });
    expect(before.find(({ key }) => key === 'fulfillmentPolicyId')).toMatchObject({ options: [], selected: null });

    const fields = await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    expect(fields.every(({ selected }) => selected !== null)).toBe(true);
    expect(bench.accounts.account(id).state).toBe('connected');
    const shipping = fields.find(({ key }) => key === 'fulfillmentPolicyId');
    expect(shipping?.options[0]).toMatchObject({ label: 'Crossdock shipping 5.95 USD, 2 d', detail: '$5.95, 2 days' });
    await runSteps(bench.accounts.connector(id).publishSteps, await testDraft());
    expect(bench.practice.control.listings()).toHaveLength(1);
  });

  it('are adopted, not made twice, when the same answers come again', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    const first = await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    const second = await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    expect(second).toEqual(first);
    expect(second.filter(({ key }) => key !== 'marketplaceId').every(({ options }) => options.length === 1)).toBe(true);
  });

  it('are completed when the answer to one of the calls was lost', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    for (const path of [
      '/sell/account/v1/payment_policy',
      '/sell/inventory/v1/location/*',
      '/sell/account/v1/program/opt_in',
    ]) {
      bench.practice.control.addFault({
        match: { method: 'POST', path },
        kind: { type: 'reset', when: 'after-effect' },
      });
    }
    const fields = await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    expect(fields.every(({ selected }) => selected !== null)).toBe(true);
    expect(fields.filter(({ key }) => key !== 'marketplaceId').every(({ options }) => options.length === 1)).toBe(true);
  });

  it('can be free shipping without returns', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    const defaults = { ...setupDefaults, shippingCost: null, returnDays: 0 as const, city: '', state: '' };
    const fields = await bench.accounts.createSetupDefaults({ id, defaults });
    expect(fields.map(({ options, selected }) => options.find(({ value }) => value === selected)?.detail)).toEqual([
      'USD',
      'free shipping, 2 days',
      'Payment at once',
      'no returns',
      '04101, US',
    ]);
  });

  it('want the currency of the site', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    const defaults = { ...setupDefaults, shippingCost: { amount: 500, currency: 'EUR' } };
    await expect(bench.accounts.createSetupDefaults({ id, defaults })).rejects.toMatchObject({
      data: { code: 'validation', fields: [{ path: 'defaults.shippingCost', reason: 'setup_currency' }] },
    });
  });

  it('take what leaves no choice at sign-in, and ask where there is one', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    await bench.accounts.disconnect({ id });
    expect((await bench.accounts.connect(practiceEbay)).state).toBe('connected');

    const other = { ...setupDefaults, handlingDays: 5 };
    const fields = await bench.accounts.createSetupDefaults({ id, defaults: other });
    const shipping = fields.find(({ key }) => key === 'fulfillmentPolicyId');
    expect(shipping?.options).toHaveLength(2);
    const [first] = shipping?.options ?? [];
    await bench.accounts.chooseSetup({ id, values: { fulfillmentPolicyId: first?.value ?? '' } });
    const chosen = (await bench.accounts.getSetup({ id })).find(({ key }) => key === 'fulfillmentPolicyId');
    expect(chosen?.selected).toBe(first?.value);
  });

  it('start on the site where the seller is registered', async () => {
    const bench = await startBench();
    bench.practice.control.addFault({
      match: { host: 'apiz' },
      kind: { type: 'reshape', set: { registrationMarketplaceId: 'EBAY_DE' } },
    });
    const { id } = await bench.accounts.connect(practiceEbay);
    const site = (await bench.accounts.getSetup({ id })).find(({ key }) => key === 'marketplaceId');
    expect(site?.selected).toBe('EBAY_DE');
  });

  it('send the seller to eBay where no shipping service is known for certain', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    await bench.accounts.chooseSetup({ id, values: { marketplaceId: 'EBAY_IT' } });
    const defaults = { ...setupDefaults, shippingCost: null, country: 'IT' };
    await expect(bench.accounts.createSetupDefaults({ id, defaults })).rejects.toMatchObject({
      data: { code: 'conflict', reason: 'setup_by_hand' },
    });
  });

  it('refuse what eBay does not offer', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    await expect(bench.accounts.chooseSetup({ id, values: { returnPolicyId: '1' } })).rejects.toMatchObject({
      data: { code: 'validation', fields: [{ path: 'values.returnPolicyId', reason: 'not_offered' }] },
    });
    expect(bench.accounts.account(id).state).toBe('connected');
  });

  it('are per site: another site starts with choices of its own', async () => {
    const bench = await startBench();
    const { id } = await bench.accounts.connect(practiceEbay);
    await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
    const moved = await bench.accounts.chooseSetup({ id, values: { marketplaceId: 'EBAY_GB' } });
    expect(moved.state).toBe('setup_needed');
    const findings = await bench.accounts.connector(id).preflight(await testDraft());
    expect(findings.map(({ reason }) => reason)).toContain('price_currency');
    const back = await bench.accounts.chooseSetup({ id, values: { marketplaceId: 'EBAY_US' } });
    expect(back.state).toBe('connected');
  });
});
