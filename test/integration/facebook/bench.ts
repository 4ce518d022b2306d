import { onTestFinished } from 'vitest';
import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import type { RecordedExchange } from '#main/practice/request-log.ts';
import type { Account } from '#shared/domain/account.ts';
import { consentDriver } from '../consent-driver.ts';
import { startBench, testPhoto, type Bench, type BenchOptions } from '../marketplaces/bench.ts';

export const practiceFacebook = { marketplace: 'facebook', environment: 'practice' } as const;

/** Signs a practice seller in; `fields` are ticks of the consent page. */
export function signIn(
  bench: Bench,
  seller = 'harbour_finds',
  fields: Readonly<Record<string, string>> = {},
): Promise<Account> {
  bench.consent = consentDriver({ fields: { seller, ...fields } });
  return bench.accounts.connect(practiceFacebook);
}

/** Chooses by the label that the setup shows. */
export async function choose(bench: Bench, id: string, key: string, label: string): Promise<Account> {
  const fields = await bench.accounts.getSetup({ id });
  const value = fields.find((field) => field.key === key)?.options.find((option) => option.label === label)?.value;
  if (value === undefined) throw new Error(`there is no ${label} among the choices of ${key}`);
  return bench.accounts.chooseSetup({ id, values: { [key]: value } });
}

/** An account that posts on its Page, and puts the items into its catalogue where that is asked for. */
export async function ready({ catalogue = false, ...options }: BenchOptions & { readonly catalogue?: boolean } = {}) {
  const bench = await startBench(options);
  onTestFinished(() => expectSigned(bench));
  const account = await signIn(bench);
  if (catalogue) {
    await choose(bench, account.id, 'businessId', 'Harbour Finds LLC');
    await choose(bench, account.id, 'catalogueId', 'Harbour Finds stock');
  }
  const { control } = bench.practice;
  control.clearRequests();
  return {
    bench,
    account: bench.accounts.account(account.id),
    control,
    connector: () => bench.accounts.connector(account.id),
    /** What went to Graph, in order, without reads. */
    writes: (): readonly RecordedExchange[] => control.requests().filter(({ method }) => method !== 'GET'),
    /** What is for sale on the Page, and in the catalogue; a post's id has two halves. */
    posts: () => control.listings().filter(({ state, listingId }) => state === 'active' && listingId.includes('_')),
    items: () => control.listings().filter(({ state, listingId }) => state === 'active' && !listingId.includes('_')),
  };
}

/** Every call of a user or a Page carried its proof, and no log line has one, a token or the secret. */
export function expectSigned({ practice, logger }: Bench): void {
  for (const { host, url, requestHeaders } of practice.control.requests()) {
    if (host !== 'graph' || /\/(?:oauth\/access_token|debug_token)\?/.test(url)) continue;
    if (!new URL(url, 'http://localhost').searchParams.has('appsecret_proof'))
      throw new Error(`${url} went out without its proof`);
    if (new URL(url, 'http://localhost').searchParams.has('access_token'))
      throw new Error(`${url} carries its token in the address`);
    if (requestHeaders['authorization'] === undefined) throw new Error(`${url} has no token`);
  }
  const log = JSON.stringify(logger.entries);
  if (log.includes(practice.facebook.appSecret)) throw new Error('the secret is in the log');
  // Handles of batches are random texts as well, so only a whole token counts.
  if (/appsecret_proof=[0-9a-f]{8}|(?<!\w)EAA\w{100}/.test(log)) throw new Error('a token or proof is in the log');
}

/** A film camera that passes every check. */
export async function testDraft(change: Partial<ListingDraft> = {}): Promise<ListingDraft> {
  return {
    itemId: 'item-1',
    sku: 'CAM-0001',
    title: 'Nikon FM2 35mm film camera, black',
    description: 'Works.\nMeter checked; light seals new.',
    condition: 'good',
    conditionNote: 'Small dent on the base plate.',
    price: { amount: 24_900, currency: 'USD' },
    quantity: 2,
    variantCount: 1,
    categoryId: null,
    aspects: { Brand: ['Nikon'] },
    terms: {},
    photos: [await testPhoto('front'), await testPhoto('back', { colour: '#884444' })],
    ...change,
  };
}
