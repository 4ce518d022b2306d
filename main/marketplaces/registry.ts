import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { ebay } from './ebay/ebay.ts';
import { facebook } from './facebook/facebook.ts';
import type { Marketplace } from './marketplace.ts';
import { offerup } from './offerup/offerup.ts';

/** Every marketplace the app speaks to. A new one is its folder and one line here. */
export type Registry = Readonly<Record<MarketplaceId, Marketplace>>;

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- while the others are being built
export const registry = { ebay, facebook, offerup } as Registry;
