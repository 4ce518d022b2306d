import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { ebay } from './ebay/ebay.ts';
import { etsy } from './etsy/etsy.ts';
import { facebook } from './facebook/facebook.ts';
import type { Marketplace } from './marketplace.ts';
import { offerup } from './offerup/offerup.ts';

/** Every marketplace the app speaks to. A new one is its folder and one line here. */
export type Registry = Readonly<Record<MarketplaceId, Marketplace>>;

export const registry: Registry = { ebay, etsy, facebook, offerup };
