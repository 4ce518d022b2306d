import type { Marketplace } from '../marketplace.ts';

/**
 * What Etsy keeps: USD 0.20 for the listing, 6.5 % of the price, and Etsy Payments' 3 % + 0.25, which is the rate of US shops
 * (other countries differ). Source: etsy.com/legal/fees and help article 360035902374, seen 2026. Fixed parts are known in USD
 * only and are left out elsewhere. Postage counts for the two shares as well and is not known before the sale, so this is an
 * estimate from the price alone.
 */
const LISTING_FEE = 20;
const TRANSACTION_BASIS_POINTS = 650;
const PAYMENT_BASIS_POINTS = 300;
const PAYMENT_FIXED = 25;

const share = (amount: number, basisPoints: number): number => Math.round((amount * basisPoints) / 10_000);

export const fees: Marketplace['fees'] = ({ price, quantity }) => {
  const { currency } = price;
  const total = price.amount * quantity;
  const inUsd = currency === 'USD';
  return [
    // Each sold piece renews the listing for the next one and costs the fee again.
    ...(inUsd ? [{ name: 'etsy_listing', amount: { amount: LISTING_FEE * quantity, currency } }] : []),
    { name: 'etsy_transaction', amount: { amount: share(total, TRANSACTION_BASIS_POINTS), currency } },
    {
      name: 'etsy_payment',
      amount: { amount: share(total, PAYMENT_BASIS_POINTS) + (inUsd ? PAYMENT_FIXED : 0), currency },
    },
  ];
};
