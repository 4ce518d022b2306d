import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import type { Account } from '#shared/domain/account.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import { testPhoto, type Bench } from '../marketplaces/bench.ts';

export { startBench, testPhoto, testSecretBox, type Bench } from '../marketplaces/bench.ts';

export const practiceEbay = { marketplace: 'ebay', environment: 'practice' } as const;

export const setupDefaults: SetupDefaults = {
  country: 'US',
  postalCode: '04101',
  city: 'Portland',
  state: 'ME',
  shippingCost: { amount: 595, currency: 'USD' },
  handlingDays: 2,
  returnDays: 30,
};

/** An account that can publish. */
export async function connectedAccount(bench: Bench): Promise<Account> {
  const { id } = await bench.accounts.connect(practiceEbay);
  await bench.accounts.createSetupDefaults({ id, defaults: setupDefaults });
  return bench.accounts.account(id);
}

/** A film camera that passes every check. */
export async function testDraft(change: Partial<ListingDraft> = {}): Promise<ListingDraft> {
  return {
    itemId: 'item-1',
    sku: 'CAM-0001',
    title: 'Nikon FM2 35mm film camera, black',
    description: 'Works.\nMeter checked; light seals <new>.',
    condition: 'good',
    conditionNote: 'Small dent on the base plate.',
    price: { amount: 24_900, currency: 'USD' },
    quantity: 2,
    variantCount: 1,
    categoryId: '15230',
    aspects: { Brand: ['Nikon'], Type: ['SLR'], Color: ['Black'] },
    terms: {},
    photos: [await testPhoto('front'), await testPhoto('back', { colour: '#884444' })],
    ...change,
  };
}
