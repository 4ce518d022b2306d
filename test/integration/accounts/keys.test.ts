import { describe, expect, it } from 'vitest';
import { practiceEbay, startBench, type Bench } from '../ebay/bench.ts';

const practiceKeys = ({ practice: { ebay } }: Bench) => ({
  clientId: ebay.clientId,
  clientSecret: ebay.clientSecret,
  ruName: ebay.ruName,
  acceptedUrl: ebay.acceptedUrl,
});

const plausible = {
  clientId: 'JaneDoe-Crossdoc-PRD-1a2b3c4d5-6e7f8a9b',
  clientSecret: 'PRD-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b',
  ruName: 'Jane_Doe-JaneDoe-Crossd-abcdefg',
};
const production = { marketplace: 'ebay', environment: 'production' } as const;

describe('the keys of a marketplace', () => {
  it('are checked at eBay before they are stored, and secrets are stored sealed and never shown', async () => {
    const bench = await startBench();
    const values = practiceKeys(bench);
    expect(await bench.accounts.saveKeys({ ...practiceEbay, values })).toEqual({ saved: true, findings: [] });
    const form = bench.accounts.getKeys(practiceEbay);
    expect(form.find(({ key }) => key === 'clientId')).toMatchObject({ value: values.clientId, stored: true });
    expect(form.find(({ key }) => key === 'clientSecret')).toMatchObject({ value: null, stored: true, secret: true });
    const rows = bench.store.all<{ name: string; plain: string | null; sealed: Uint8Array | null }>(
      'SELECT * FROM api_key',
    );
    const secret = rows.find(({ name }) => name === 'clientSecret');
    expect(secret?.plain).toBeNull();
    expect(Buffer.from(secret?.sealed ?? []).toString('latin1')).not.toContain(values.clientSecret);
    expect(bench.store.all('SELECT event FROM audit_log')).toEqual([{ event: 'keys.saved' }]);
  });

  it('are refused when eBay does not know the pair, and nothing is stored', async () => {
    const bench = await startBench();
    const values = { ...practiceKeys(bench), clientSecret: 'wrong' };
    const { saved, findings } = await bench.accounts.saveKeys({ ...practiceEbay, values });
    expect(saved).toBe(false);
    expect(findings).toEqual([
      expect.objectContaining({ field: 'keys.clientSecret', reason: 'keys_refused', severity: 'error' }),
    ]);
    expect(bench.accounts.getKeys(practiceEbay).every(({ stored }) => !stored)).toBe(true);
  });

  it('keep a stored secret when the form leaves it empty', async () => {
    const bench = await startBench();
    const values = practiceKeys(bench);
    await bench.accounts.saveKeys({ ...practiceEbay, values });
    const again = await bench.accounts.saveKeys({ ...practiceEbay, values: { ...values, clientSecret: '' } });
    expect(again).toEqual({ saved: true, findings: [] });
    await expect(bench.accounts.connect(practiceEbay)).resolves.toMatchObject({ remoteName: 'harbour_finds' });
  });

  it.each([
    ['an empty RuName', { ruName: ' ' }, 'keys.ruName', 'key_missing'],
    ['an App ID of another form', { clientId: 'hello' }, 'keys.clientId', 'key_client_id_form'],
    [
      'an App ID of the sandbox',
      { clientId: 'JaneDoe-Crossdoc-SBX-1a2b3c4d5-6e7f8a9b' },
      'keys.clientId',
      'key_environment',
    ],
    [
      'a Cert ID of the sandbox',
      { clientSecret: 'SBX-1a2b3c4d5e6f-7a8b-9c0d-1e2f-3a4b' },
      'keys.clientSecret',
      'key_environment',
    ],
    ['a Cert ID of another form', { clientSecret: 'secret' }, 'keys.clientSecret', 'key_secret_form'],
    ['a web address as RuName', { ruName: 'https://example.com/back' }, 'keys.ruName', 'key_ru_name_form'],
    ['an accepted URL without https', { acceptedUrl: 'http://example.com/' }, 'keys.acceptedUrl', 'key_url_form'],
    ['an accepted URL that is none', { acceptedUrl: 'example.com' }, 'keys.acceptedUrl', 'key_url_form'],
  ])('say what is wrong without asking eBay: %s', async (_what, change, field, reason) => {
    const bench = await startBench();
    const { saved, findings } = await bench.accounts.saveKeys({ ...production, values: { ...plausible, ...change } });
    expect(saved).toBe(false);
    expect(findings).toEqual([expect.objectContaining({ field, reason, severity: 'error' })]);
    expect(findings[0]?.message).not.toContain('{{');
    expect(bench.accounts.recentRequests()).toEqual([]);
  });

  it('can be removed, and connecting then asks for them', async () => {
    const bench = await startBench();
    await bench.accounts.saveKeys({ ...practiceEbay, values: practiceKeys(bench) });
    bench.accounts.removeKeys(practiceEbay);
    expect(bench.accounts.getKeys(practiceEbay).every(({ stored }) => !stored)).toBe(true);
    await expect(bench.accounts.connect(production)).rejects.toMatchObject({
      data: { code: 'conflict', reason: 'keys_missing' },
    });
  });
});
