import type { Accounts } from '#main/accounts/accounts.ts';
import type { Connector, ListingDraft, Terms } from '#main/marketplaces/marketplace.ts';
import type { Account } from '#shared/domain/account.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import { consentDriver } from '../consent-driver.ts';
import { testPhoto, type Bench } from './bench.ts';

const setupDefaults: SetupDefaults = {
  country: 'US',
  postalCode: '04101',
  city: 'Portland',
  state: 'ME',
  shippingCost: { amount: 595, currency: 'USD' },
  handlingDays: 2,
  returnDays: 30,
};

/** Portland, Maine. */
const PLACE = '43.66,-70.26';

/** An account of any practice marketplace that can publish: signed in, with what it needs created or chosen. */
export async function readyAccount(
  bench: Bench,
  marketplace: MarketplaceId,
  seller = 'harbour_finds',
): Promise<Account> {
  bench.consent = consentDriver({ fields: { seller } });
  const { id } = await bench.accounts.connect({ marketplace, environment: 'practice' });
  await makeReady(bench.accounts, id);
  return bench.accounts.account(id);
}

/** Creates or chooses what an account needs, as a seller who takes the first of everything. */
export async function makeReady(accounts: Accounts, id: string): Promise<void> {
  if (accounts.marketplaceOf(id).capabilities.setupDefaults) {
    await accounts.createSetupDefaults({ id, defaults: setupDefaults });
  }
  // A choice may bring further ones along.
  for (let round = 0; round < 4 && accounts.account(id).state !== 'connected'; round += 1) {
    const open = (await accounts.getSetup({ id })).filter(({ selected, optional }) => selected === null && !optional);
    const values = open.map(({ key, input, options }) => [key, input === 'place' ? PLACE : (options[0]?.value ?? '')]);
    await accounts.chooseSetup({ id, values: Object.fromEntries(values) as Record<string, string> });
  }
  const { state } = accounts.account(id);
  if (state !== 'connected') throw new Error(`the account is not ready: ${state}`);
}

/** A second set of policies is made and taken for the account; answers what of the first an item may have for itself. */
export async function otherTerms(accounts: Accounts, id: string): Promise<Terms> {
  await accounts.createSetupDefaults({
    id,
    defaults: { ...setupDefaults, shippingCost: { amount: 1_995, currency: 'USD' }, handlingDays: 5, returnDays: 60 },
  });
  const fields = (await accounts.getSetup({ id })).filter(({ perItem }) => perItem);
  return Object.fromEntries(
    fields.flatMap(({ key, options, selected }) => {
      const other = options.find(({ value }) => value !== selected && value !== 'none' && value !== 'manual');
      return other === undefined ? [] : [[key, other.value]];
    }),
  );
}

/** A draft that the marketplace takes: category and answers from its own questions. */
export async function readyDraft(connector: Connector, change: Partial<ListingDraft> = {}): Promise<ListingDraft> {
  const [category] = await connector.suggestCategories('vintage film camera');
  const rules = category === undefined ? undefined : await connector.requirements(category.id);
  const answers = (rules?.aspects ?? [])
    .filter(({ required }) => required)
    .map(({ name, values, dataType }) => [name, [values[0] ?? (dataType === 'number' ? '1' : 'Test')]] as const);
  return {
    itemId: `item-${change.sku ?? 'CAM-0001'}`,
    sku: 'CAM-0001',
    title: 'Nikon FM2 35mm film camera, black',
    description: 'Works. Meter checked, light seals new.',
    condition: rules?.conditions.find(({ ours }) => ours === 'good')?.ours ?? rules?.conditions[0]?.ours ?? 'good',
    conditionNote: '',
    price: { amount: 24_999, currency: 'USD' },
    quantity: 1,
    variantCount: 1,
    categoryId: category?.id ?? null,
    aspects: Object.fromEntries(answers),
    terms: {},
    photos: [await testPhoto('front'), await testPhoto('back', { colour: '#884444' })],
    ...change,
  };
}
