import { USER_NAMES } from '../seller-names.ts';
import { epochSeconds, freshId, type EtsyContext } from './context.ts';
import type { Seller, Shop } from './state.ts';

interface SeedSeller {
  readonly name: string;
  readonly note: string;
  readonly shop?: Pick<Shop, 'currency' | 'country' | 'hidesAddresses'>;
}

const US_SHOP = { currency: 'USD', country: 'US', hidesAddresses: false } as const;

/** The sellers the consent page offers. They differ where shops differ: currency, country, what Etsy lets an app see. */
export const SEED_SELLERS: readonly SeedSeller[] = [
  { name: 'harbour_finds', note: 'US shop, nothing set up yet', shop: US_SHOP },
  {
    name: 'attic_and_co',
    note: 'US shop whose buyers’ addresses Etsy hides from new apps',
    shop: { ...US_SHOP, hidesAddresses: true },
  },
  {
    name: 'berlin_attic',
    note: 'German shop in euros, no return policy needed',
    shop: { currency: 'EUR', country: 'DE', hidesAddresses: false },
  },
  {
    name: 'kyoto_curios',
    note: 'Japanese shop in yen',
    shop: { currency: 'JPY', country: 'JP', hidesAddresses: false },
  },
  { name: 'first_steps_26', note: 'has not opened a shop yet' },
];

/** The seller of that name; one comes into being, shop and all, at the first sign-in. Undefined for an impossible name. */
export function signIn(context: EtsyContext, name: string): Seller | undefined {
  if (!USER_NAMES.pattern.test(name)) return undefined;
  const known = context.state.sellers.list().find((seller) => seller.name === name);
  if (known !== undefined) return known;
  const seed = SEED_SELLERS.find((candidate) => candidate.name === name);
  const shop = seed === undefined ? US_SHOP : seed.shop;
  const userId = freshId(context, 9, (id) => context.state.sellers.get(id) !== undefined);
  if (shop === undefined) return context.state.sellers.put(String(userId), { userId, name });
  const shopId = freshId(context, 8, (id) => context.state.shops.get(id) !== undefined);
  context.state.shops.put(String(shopId), {
    ...shop,
    shopId,
    userId,
    name: shopNameOf(name),
    title: null,
    announcement: null,
    created: epochSeconds(context),
    updated: epochSeconds(context),
  });
  return context.state.sellers.put(String(userId), { userId, name, shopId });
}

/** Shop names at Etsy are letters and digits only. */
function shopNameOf(name: string): string {
  return name
    .split(/[._-]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
