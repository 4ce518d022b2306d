import { describe, expect, it } from 'vitest';
import { manualClock } from '#test/support/clocks.ts';
import { consentDriver } from '../consent-driver.ts';
import { startBench } from '../marketplaces/bench.ts';
import { choose, expectSigned, practiceFacebook, ready, signIn, testDraft } from './bench.ts';

const DAY = 24 * 3_600_000;

const exchanges = (bench: Awaited<ReturnType<typeof startBench>>) =>
  bench.practice.control.requests().filter(({ path }) => path.endsWith('/oauth/access_token'));

describe('signing in at Facebook', () => {
  it('ends with a sign-in of sixty days, the permissions and the only Page chosen', async () => {
    const clock = manualClock();
    const bench = await startBench({ clock });
    const account = await signIn(bench);
    expect(account).toMatchObject({ state: 'connected', remoteName: 'harbour_finds', lastError: null });
    expect(account.scopes).toEqual(expect.arrayContaining(['pages_manage_posts', 'catalog_management']));
    expect(account.consentExpiresAt).toBe(clock.now() + 60 * DAY);
    const fields = await bench.accounts.getSetup({ id: account.id });
    expect(fields.map(({ key, optional, selected }) => [key, optional, selected === 'none'])).toEqual([
      ['pageId', false, false],
      ['businessId', true, true],
      ['catalogueId', true, true],
      ['adAccountId', true, true],
    ]);
    expectSigned(bench);
  });

  it('asks which Page where there are several, and leaves out those that may not be posted on', async () => {
    const bench = await startBench();
    const account = await signIn(bench, 'attic_and_co');
    expect(account.state).toBe('setup_needed');
    const findings = await bench.accounts.connector(account.id).preflight(await testDraft());
    expect(findings.map(({ reason }) => reason)).toContain('setup_page_missing');
    expect(await choose(bench, account.id, 'pageId', 'Attic & Co Books')).toMatchObject({ state: 'connected' });

    const other = await signIn(bench, 'first_steps_26');
    const [page] = await bench.accounts.getSetup({ id: other.id });
    expect(page?.options.map(({ label }) => label)).toEqual(['First Steps Resale']);
  });

  it('offers catalogues of the chosen business, and each ad account once with its state and currency', async () => {
    const bench = await startBench();
    const { id } = await signIn(bench);
    await choose(bench, id, 'businessId', 'Harbour Finds LLC');
    const fields = await bench.accounts.getSetup({ id });
    const options = (key: string) => fields.find((field) => field.key === key)?.options ?? [];
    expect(options('catalogueId').map(({ label }) => label)).toEqual(['None', 'Harbour Finds stock']);
    expect(options('adAccountId').map(({ label, detail }) => [label, detail])).toEqual([
      ['None', ''],
      ['Harbour Finds ads', 'active, USD'],
      ['Pier 9 Market ads', 'active, USD'],
      ['harbour_finds personal', 'active, USD'],
    ]);
  });

  it('names the permission that was unticked, and asks for it again at the next attempt', async () => {
    const bench = await startBench();
    await expect(signIn(bench, 'harbour_finds', { 'permission:pages_manage_posts': '' })).rejects.toMatchObject({
      data: {
        code: 'auth_required',
        reason: 'facebook_permissions_missing',
        params: { missing: 'pages_manage_posts' },
      },
    });
    expect((await signIn(bench)).state).toBe('connected');
  });

  it('does without the optional permissions, and says what is missing where it is chosen', async () => {
    const bench = await startBench();
    const fields = { 'permission:business_management': '', 'permission:ads_read': '' };
    const account = await signIn(bench, 'harbour_finds', fields);
    expect(account.state).toBe('connected');
    const setup = await bench.accounts.getSetup({ id: account.id });
    expect(setup.map(({ options }) => options.length)).toEqual([1, 1, 1, 1]);
    const detail = (key: string) => setup.find((field) => field.key === key)?.options[0]?.detail;
    expect(detail('businessId')).toMatch(/gave no permission/);
    expect(detail('adAccountId')).toMatch(/gave no permission/);
    expect(detail('catalogueId')).toBe('');
  });

  it('says that there is no Page when none was ticked', async () => {
    const bench = await startBench();
    await expect(signIn(bench, 'harbour_finds', { 'page:harbour_finds:1': '' })).rejects.toMatchObject({
      data: { code: 'auth_required', reason: 'facebook_no_page' },
    });
  });

  it('offers only the Pages that were ticked', async () => {
    const bench = await startBench();
    const { id } = await signIn(bench, 'attic_and_co', { 'page:attic_and_co:1': '' });
    const [page] = await bench.accounts.getSetup({ id });
    expect(page?.options.map(({ label }) => label)).toEqual(['Attic & Co Books']);
  });

  it('tells a refusal from a failure', async () => {
    const bench = await startBench();
    bench.consent = consentDriver({ press: 'Decline' });
    await expect(bench.accounts.connect(practiceFacebook)).rejects.toMatchObject({
      data: { reason: 'consent_declined' },
    });
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/oauth/access_token' },
      kind: { type: 'reset', when: 'after-effect' },
    });
    await expect(signIn(bench)).rejects.toMatchObject({ data: { reason: 'facebook_sign_in_interrupted' } });
  });
});

describe('the sign-in of a Facebook account', () => {
  it('is renewed half-way, while it is still valid, and then holds sixty days again', async () => {
    const clock = manualClock();
    const bench = await startBench({ clock });
    const { id } = await signIn(bench);
    bench.practice.control.clearRequests();
    clock.advance(27 * DAY);
    await bench.accounts.connector(id).identify();
    expect(exchanges(bench)).toHaveLength(0);
    clock.advance(2 * DAY);
    await bench.accounts.connector(id).identify();
    await bench.accounts.connector(id).identify();
    expect(exchanges(bench)).toHaveLength(1);
    const start = clock.now() - 29 * DAY;
    expect(bench.accounts.account(id).consentExpiresAt).toBe(start + 89 * DAY);
    // Renewed again, but access to data ends ninety days after the consent, whatever the token says.
    clock.advance(30 * DAY);
    await bench.accounts.connector(id).identify();
    expect(exchanges(bench)).toHaveLength(2);
    expect(bench.accounts.account(id).consentExpiresAt).toBe(start + 90 * DAY);
    // The Page's token was renewed with it.
    clock.advance(20 * DAY);
    await expect(bench.accounts.connector(id).find({ sku: 'NONE', memo: {} })).resolves.toBeUndefined();
  });

  it('serves on when renewing ahead of time fails', async () => {
    const clock = manualClock();
    const bench = await startBench({ clock });
    const { id } = await signIn(bench);
    clock.advance(55 * DAY);
    const body = { error: { message: 'Later.', type: 'OAuthException', code: 4 } };
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/oauth/access_token' },
      times: 5,
      kind: { type: 'status', status: 400, body },
    });
    await expect(bench.accounts.connector(id).identify()).resolves.toMatchObject({ name: 'harbour_finds' });
  });

  it('is asked for again when it has expired, and the account goes on after that', async () => {
    const clock = manualClock();
    const bench = await startBench({ clock });
    const { id } = await signIn(bench);
    clock.advance(61 * DAY);
    await expect(bench.accounts.connector(id).identify()).rejects.toMatchObject({
      data: { code: 'auth_required', reason: 'facebook_expired' },
    });
    expect(bench.accounts.account(id).state).toBe('sign_in_needed');
    await bench.accounts.reconnect({ id });
    await expect(bench.accounts.connector(id).identify()).resolves.toMatchObject({ name: 'harbour_finds' });
  });

  it('is renewed once when Facebook refuses the token although it should hold', async () => {
    const { bench, connector } = await ready();
    const body = { error: { message: 'Session expired.', type: 'OAuthException', code: 190, error_subcode: 463 } };
    bench.practice.control.addFault({
      match: { marketplace: 'facebook', path: '/*/me' },
      kind: { type: 'status', status: 400, body },
    });
    await expect(connector().identify()).resolves.toMatchObject({ name: 'harbour_finds' });
    expect(exchanges(bench)).toHaveLength(1);
  });

  it('ends with a reason when the app was removed at Facebook, and is not renewed', async () => {
    const { bench, account, connector } = await ready();
    bench.practice.control.revokeRefreshTokens();
    await expect(connector().identify()).rejects.toMatchObject({
      data: { code: 'auth_required', reason: 'facebook_app_removed' },
    });
    expect(exchanges(bench)).toHaveLength(0);
    expect(bench.accounts.account(account.id)).toMatchObject({
      state: 'sign_in_needed',
      lastError: { reason: 'facebook_app_removed' },
    });
  });

  it('is withdrawn at Facebook when the account is disconnected', async () => {
    const { bench, account, control } = await ready();
    await bench.accounts.disconnect({ id: account.id });
    const withdrawal = control.requests().find(({ method }) => method === 'DELETE');
    expect(withdrawal).toMatchObject({ status: 200, path: expect.stringMatching(/\/me\/permissions$/) as string });
  });
});

describe('the keys of the seller’s own Facebook app', () => {
  it('are accepted as a pair only', async () => {
    const bench = await startBench();
    const { appId, appSecret, redirectUri } = bench.practice.facebook;
    const save = (values: Record<string, string>) =>
      bench.accounts.saveKeys({ ...practiceFacebook, values: { appId, appSecret, redirectUri, ...values } });
    expect(await save({ appSecret: 'f'.repeat(32) })).toMatchObject({
      saved: false,
      findings: [{ field: 'keys.appSecret', reason: 'facebook_keys_refused' }],
    });
    expect(await save({ graphVersion: 'v19.0' })).toMatchObject({
      saved: false,
      findings: [{ field: 'keys.graphVersion', reason: 'key_graph_version' }],
    });
    expect(await save({})).toEqual({ saved: true, findings: [] });
    expect((await signIn(bench)).state).toBe('connected');
  });
});
