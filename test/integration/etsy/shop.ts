import type { ListingDraft } from '#main/marketplaces/marketplace.ts';
import { makers } from '#main/marketplaces/etsy/questions.ts';
import { consentDriver } from '../consent-driver.ts';
import { startBench, testPhoto, type BenchOptions } from '../marketplaces/bench.ts';

export const practiceEtsy = { marketplace: 'etsy', environment: 'practice' } as const;

/** Shops of the practice Etsy by what is special about them. */
export const shops = {
  dollars: { seller: 'harbour_finds', currency: 'USD', country: 'US' },
  euros: { seller: 'berlin_attic', currency: 'EUR', country: 'DE' },
  yen: { seller: 'kyoto_curios', currency: 'JPY', country: 'JP' },
} as const;
export type ShopName = keyof typeof shops;

/** A signed-in shop with its profiles, and what a test needs of it. */
export async function openShop(name: ShopName = 'dollars', options: BenchOptions = {}) {
  const { seller, currency, country } = shops[name];
  const bench = await startBench(options);
  bench.consent = consentDriver({ fields: { seller } });
  const { id } = await bench.accounts.connect(practiceEtsy);
  await bench.accounts.createSetupDefaults({
    id,
    defaults: {
      country,
      postalCode: '04101',
      city: 'Portland',
      state: '',
      shippingCost: { amount: 595, currency },
      handlingDays: 2,
      returnDays: 30,
    },
  });
  const { control } = bench.practice;
  control.clearRequests();
  return {
    bench,
    control,
    account: bench.accounts.account(id),
    connector: () => bench.accounts.connector(id),
    /** Practice listings with the SKU, whatever their state. */
    listings: (sku: string) => control.listings().filter((listing) => listing.sku === sku),
    /** Calls that changed something, as `METHOD path`. */
    writes: () =>
      control
        .requests()
        .filter(({ method }) => method !== 'GET')
        .map(({ method, path }) => `${method} ${path.replaceAll(/\/\d+/g, '/*')}`),
  };
}

export const madeByMe = makers[0]?.label ?? '';

/** A handmade mug of a shop in dollars that passes every check. */
export async function mug(change: Partial<ListingDraft> = {}): Promise<ListingDraft> {
  return {
    itemId: 'item-1',
    sku: 'MUG-0001',
    title: 'Stoneware mug, speckled blue glaze & oak lid',
    description: 'Thrown by hand.\nHolds 300 ml “to the brim”.',
    condition: 'new',
    conditionNote: '',
    price: { amount: 1_999, currency: 'USD' },
    quantity: 2,
    variantCount: 1,
    categoryId: null,
    terms: {},
    aspects: {
      'Who made it': [madeByMe],
      'When was it made': ['2020 or later'],
      Tags: ['stoneware mug', "potter's choice", 'blue glaze'],
      Materials: ['Stoneware', 'Oak'],
    },
    photos: [await testPhoto('front'), await testPhoto('back', { colour: '#884444' })],
    ...change,
  };
}
