import { describe, expect, it } from 'vitest';
import { registry } from '#main/marketplaces/registry.ts';
import type { FaultRuleInput } from '#main/practice/faults.ts';
import { compareListing } from '#main/publishing/compare.ts';
import { blocks } from '#shared/domain/finding.ts';
import { marketplaceIdSchema, type MarketplaceId } from '#shared/domain/marketplace.ts';
import { AppError } from '#shared/errors.ts';
import { startBench, type Bench } from './bench.ts';
import { otherTerms, readyAccount, readyDraft } from './ready.ts';
import { runSteps, walk } from './steps.ts';

/** What every connector promises, asked of each of them against its own practice marketplace. */
const ids = marketplaceIdSchema.options.filter((id) => Object.hasOwn(registry, id));

const onSale = ({ practice }: Bench, sku: string) =>
  practice.control.listings().filter((listing) => listing.sku === sku && listing.state === 'active');

async function open(marketplace: MarketplaceId) {
  const bench = await startBench();
  // Etsy counts by the second in real time, and time runs twenty times as fast here.
  if (marketplace === 'etsy') bench.practice.control.setDailyLimit('etsy', 'second', 1_000_000);
  const account = await readyAccount(bench, marketplace);
  const connector = () => bench.accounts.connector(account.id);
  return { bench, account, connector, capabilities: registry[marketplace].capabilities };
}

async function all<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const found: Row[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

describe.each(ids)('%s: signing in', (marketplace) => {
  it('knows who signed in and which scopes were given, and says the same when asked again', async () => {
    const { bench, account } = await open(marketplace);
    expect(account).toMatchObject({ marketplace, state: 'connected', byHand: false, lastError: null });
    expect(account.remoteName).not.toBe('');
    expect(await bench.accounts.verify({ id: account.id })).toMatchObject({ remoteName: account.remoteName });
  });

  it('asks the seller to sign in again when the consent is gone, once however many calls find out', async () => {
    const { bench, account, connector } = await open(marketplace);
    bench.practice.control.revokeRefreshTokens();
    bench.practice.control.expireAccessTokens();
    bench.practice.control.clearRequests();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => connector().identify()));
    expect(outcomes.every(({ status }) => status === 'rejected')).toBe(true);
    expect(bench.accounts.account(account.id).state).toBe('sign_in_needed');
    expect(
      bench.accounts.listAudit({ offset: 0, limit: 50 }).rows.filter(({ event }) => event === 'account.sign_in_needed'),
    ).toHaveLength(1);
  });

  it('renews an access token that ended in the middle once, however many calls meet it', async () => {
    const { bench, account, connector } = await open(marketplace);
    bench.practice.control.expireAccessTokens();
    bench.practice.control.clearRequests();
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, () => connector().identify()));
    const renewals = bench.practice.control
      .requests()
      .filter(({ path, method }) => method === 'POST' && path.endsWith('/token'));
    // Meta knows no refresh token: an ended one needs the seller.
    const renews = marketplace !== 'facebook';
    expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set([renews ? 'fulfilled' : 'rejected']));
    expect(renewals).toHaveLength(renews ? 1 : 0);
    expect(bench.accounts.account(account.id).state).toBe(renews ? 'connected' : 'sign_in_needed');
  });

  it('leaves nothing behind after disconnecting', async () => {
    const { bench, account } = await open(marketplace);
    await bench.accounts.disconnect({ id: account.id });
    expect(bench.accounts.list()).toEqual([]);
    expect(bench.store.get<{ n: number }>('SELECT count(*) AS n FROM vault')).toEqual({ n: 0 });
  });
});

describe.each(ids)('%s: a listing', (marketplace) => {
  it('passes preflight, is published, found, read back equal, listed among our own, and has a page', async () => {
    const { bench, connector } = await open(marketplace);
    const draft = await readyDraft(connector());
    const findings = await connector().preflight(draft);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    const memo = await runSteps(connector().publishSteps, draft);
    expect(onSale(bench, draft.sku)).toHaveLength(1);
    const found = await connector().find({ sku: draft.sku, memo });
    const expected = await connector().expected(draft, memo);
    expect(found && compareListing(expected, found.listing)).toEqual([]);
    // 249.99 is 249.99, whatever unit the marketplace counts in.
    expect(found?.listing.price ?? draft.price).toEqual(draft.price);
    expect(found?.listing.photoCount ?? 2).toBe(2);
    const own = await all(connector().ownListings());
    expect(own.map(({ listing }) => listing.listingId)).toContain(expected.listingId);
    const url = connector().listingUrl(memo);
    expect(url).not.toBeNull();
    expect((await fetch(url ?? '')).status).toBe(200);
  });

  it('is shown in the preview as it would be sent, without any secret', async () => {
    const { bench, connector } = await open(marketplace);
    const draft = await readyDraft(connector());
    const preview = await connector().preview(draft);
    expect(preview.length).toBeGreaterThan(0);
    const text = JSON.stringify(preview);
    expect(text).toContain(draft.title);
    const secrets = Object.entries(bench.practice.worlds[marketplace].presetKeys ?? {})
      .filter(([key]) => registry[marketplace].keyFields.find((field) => field.key === key)?.secret)
      .map(([, value]) => value);
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('takes a new price and quantity, exactly', async () => {
    const { connector, capabilities } = await open(marketplace);
    if (!capabilities.revise) return;
    const draft = await readyDraft(connector(), { quantity: capabilities.quantities ? 3 : 1 });
    const memo = await runSteps(connector().publishSteps, draft);
    const price = { amount: 1_999, currency: 'USD' };
    const quantity = capabilities.quantities ? 2 : 1;
    const revised = await runSteps(connector().reviseSteps, { sku: draft.sku, memo, price, quantity, terms: {} });
    const found = await connector().find({ sku: draft.sku, memo: { ...memo, ...revised } });
    expect(found?.listing).toMatchObject({ status: 'live', price });
    if (capabilities.quantities) expect(found?.listing.quantity).toBe(quantity);
  });

  it('can be on terms of its own, which can be changed while it is live', async () => {
    const { bench, account, connector, capabilities } = await open(marketplace);
    if (!capabilities.ownTerms) return;
    const terms = await otherTerms(bench.accounts, account.id);
    expect(Object.keys(terms).length).toBeGreaterThan(1);
    const draft = await readyDraft(connector(), { terms });
    expect((await connector().preflight(draft)).filter(blocks)).toEqual([]);
    const memo = await runSteps(connector().publishSteps, draft);
    const reference = { sku: draft.sku, memo };
    const found = (await connector().find(reference))?.listing;
    expect(found?.terms).toMatchObject(terms);
    expect(await connector().expected(draft, memo)).toEqual(found);

    const usual = connector().terms({});
    const price = { amount: 1_999, currency: 'USD' };
    await runSteps(connector().reviseSteps, { ...reference, price, quantity: 1, terms: usual });
    expect((await connector().find(reference))?.listing).toEqual({ ...found, price, terms: usual });
  });

  it('says so when a policy that an item has for itself is no longer there', async () => {
    const { bench, account, connector, capabilities } = await open(marketplace);
    if (!capabilities.ownTerms) return;
    const fields = (await bench.accounts.getSetup({ id: account.id })).filter(({ perItem }) => perItem);
    expect(fields.length).toBeGreaterThan(3);
    for (const { key } of fields) {
      const findings = await connector().preflight(await readyDraft(connector(), { terms: { [key]: '999' } }));
      const field = `markets.${marketplace}.terms.${key}`;
      expect(findings.filter(blocks)).toMatchObject([{ field, reason: 'own_term_gone' }]);
    }
  });

  it.each(registry[marketplace].capabilities.endModes)(
    'leaves the marketplace by “%s”, and a second time does no harm',
    async (mode) => {
      const { bench, connector } = await open(marketplace);
      const draft = await readyDraft(connector());
      const memo = await runSteps(connector().publishSteps, draft);
      const ended = { ...memo, ...(await runSteps(connector().endSteps, { sku: draft.sku, memo, mode })) };
      expect(onSale(bench, draft.sku)).toEqual([]);
      const found = await connector().find({ sku: draft.sku, memo: ended });
      expect(found?.listing.status ?? 'ended').not.toBe('live');
      await runSteps(connector().endSteps, { sku: draft.sku, memo: ended, mode });
      expect(onSale(bench, draft.sku)).toEqual([]);
    },
  );

  it('comes back as itself where the marketplace revives it, as a new one elsewhere', async () => {
    const { bench, connector, capabilities } = await open(marketplace);
    const draft = await readyDraft(connector());
    const memo = await runSteps(connector().publishSteps, draft);
    const before = (await connector().expected(draft, memo)).listingId;
    await runSteps(connector().endSteps, { sku: draft.sku, memo, mode: 'end' });
    const start = before === null ? {} : { earlierListingId: before };
    const again = await runSteps(connector().publishSteps, draft, start);
    expect(onSale(bench, draft.sku)).toHaveLength(1);
    const after = (await connector().expected(draft, again)).listingId;
    if (capabilities.relist) expect(after).toBe(before);
    else expect(after).not.toBe(before);
  });
});

describe.each(ids)('%s: sales', (marketplace) => {
  it('are reported with SKU, price and total, or not promised at all', async () => {
    const { bench, connector, capabilities } = await open(marketplace);
    const draft = await readyDraft(connector());
    const memo = await runSteps(connector().publishSteps, draft);
    if (!capabilities.orders) {
      expect(await all(connector().orders(0))).toEqual([]);
      return;
    }
    const { listingId } = await connector().expected(draft, memo);
    bench.practice.control.playBuyer({ marketplace, listingId: listingId ?? '', quantity: 1 });
    const orders = await all(connector().orders(0));
    expect(orders).toHaveLength(1);
    expect(orders[0]?.lines).toMatchObject([{ sku: draft.sku, quantity: 1, price: draft.price }]);
    expect(orders[0]?.total.amount).toBeGreaterThanOrEqual(draft.price?.amount ?? 0);
  });
});

/** Every way in which an answer can go missing although the work was done. */
const lost: readonly FaultRuleInput['kind'][] = [
  { type: 'reset', when: 'after-effect' },
  { type: 'server-error', when: 'after-effect' },
  { type: 'cut-body' },
];

describe.each(ids)('%s: publishing through faults', (marketplace) => {
  it.each(lost)('ends in exactly one listing, whichever answer is lost: %j', async (kind) => {
    const { bench, connector } = await open(marketplace);
    const { control } = bench.practice;
    const first = await readyDraft(connector(), { sku: 'FIRST' });
    control.clearRequests();
    await runSteps(connector().publishSteps, first);
    const calls = control.requests().length;
    expect(calls).toBeGreaterThan(0);
    for (let index = 0; index < calls; index += 1) {
      const sku = `LOST-${index}`;
      const draft = await readyDraft(connector(), { sku, title: `Nikon FM2 film camera no ${index}` });
      control.addFault({ match: { marketplace }, skip: index, kind });
      await walk(connector, draft);
      control.clearFaults();
      expect([index, onSale(bench, sku).length]).toEqual([index, 1]);
    }
  });
});

/**
 * What a call that only reads makes of each answer. `ok`: it is repeated and comes through. `later`: the same, or where
 * the marketplace names no time it is told when to come back.
 */
const answers: readonly [string, FaultRuleInput['kind'], number, string][] = [
  ['403', { type: 'status', status: 403 }, 1, 'remote_rejected'],
  ['404', { type: 'status', status: 404 }, 1, 'not_found'],
  ['409', { type: 'status', status: 409 }, 1, 'conflict'],
  ['422', { type: 'status', status: 422 }, 1, 'remote_rejected'],
  ['429 with Retry-After', { type: 'rate-limit', retryAfter: 1 }, 1, 'later'],
  ['429 without', { type: 'rate-limit' }, 1, 'later'],
  ['500, then 200', { type: 'server-error' }, 1, 'ok'],
  ['500 again and again', { type: 'server-error' }, 20, 'network'],
  ['a reset before the effect', { type: 'reset', when: 'before-effect' }, 1, 'ok'],
  ['a reset after it', { type: 'reset', when: 'after-effect' }, 1, 'ok'],
  ['a slow body', { type: 'slow-body', pieces: 5, ms: 5 }, 1, 'ok'],
  ['a cut body', { type: 'cut-body' }, 1, 'ok'],
  ['a page instead of JSON', { type: 'html', status: 200 }, 1, 'ok'],
  ['a gateway’s page', { type: 'html', status: 502 }, 1, 'ok'],
];

describe.each(ids)('%s: a call', (marketplace) => {
  it.each(answers)(
    'answered with %s has a defined end and a message for the seller',
    async (_what, kind, times, end) => {
      const { bench, connector } = await open(marketplace);
      bench.practice.control.addFault({ match: { marketplace }, kind, times });
      const outcome = await connector()
        .identify()
        .then(
          () => 'ok',
          (error: unknown) => error,
        );
      if (end === 'ok' || (end === 'later' && outcome === 'ok')) return expect(outcome).toBe('ok');
      expect(outcome).toBeInstanceOf(AppError);
      if (!(outcome instanceof AppError)) return undefined;
      expect(outcome.code).toBe(end === 'later' ? 'rate_limited' : end);
      if (end === 'later') expect(outcome.data.retryAt).toBeGreaterThan(bench.clock.now());
      expect(outcome.message).toMatch(/^[^{}]{10,}\.$/);
      return undefined;
    },
  );
});

describe.each(ids)('%s: an answer in an unexpected form', (marketplace) => {
  it('is read as far as it can be, or is a failure with a name, whatever is missing or new in it', async () => {
    const { bench, connector } = await open(marketplace);
    const { control } = bench.practice;
    const draft = await readyDraft(connector());
    const memo = await runSteps(connector().publishSteps, draft);
    control.clearRequests();
    await connector().find({ sku: draft.sku, memo });
    const answered = control
      .requests()
      .flatMap(({ path, responseBody }) =>
        typeof responseBody === 'object' && responseBody !== null && !Array.isArray(responseBody)
          ? Object.entries(responseBody).map(([key, value]) => ({ path, key, value: value as unknown }))
          : [],
      );
    expect(answered.length).toBeGreaterThan(3);
    const surprises: { path: string; what: string; kind: FaultRuleInput['kind'] }[] = [];
    for (const { path, key, value } of answered) {
      surprises.push({ path, what: `without ${key}`, kind: { type: 'reshape', remove: [key] } });
      surprises.push({ path, what: `null ${key}`, kind: { type: 'reshape', set: { [key]: null } } });
      if (typeof value === 'string')
        surprises.push({ path, what: `new ${key}`, kind: { type: 'reshape', set: { [key]: 'SOMETHING_NEW' } } });
    }
    const bugs: string[] = [];
    for (const { path, what, kind } of surprises) {
      control.addFault({ match: { marketplace, path }, kind, times: 9 });
      await connector()
        .find({ sku: draft.sku, memo })
        .catch((error: unknown) => {
          if (!(error instanceof AppError) || error.code === 'internal') bugs.push(`${path} ${what}: ${String(error)}`);
        });
      control.clearFaults();
    }
    expect(bugs).toEqual([]);
  });
});
