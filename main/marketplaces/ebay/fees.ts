import type { Marketplace } from '../marketplace.ts';

/**
 * eBay's final value fee for sellers without a store on ebay.com: 13.6 % in most categories and a fixed part per order of
 * 0.30 (0.40 above 10.00). Source: ebay.com/help/selling/fees-credits-invoices/selling-fees, seen 2026. Postage and tax
 * count there too and are not known before the sale, so this is an estimate from the price alone.
 */
const FINAL_VALUE_BASIS_POINTS = 1_360;
const SMALL_ORDER = 1_000;

export const fees: Marketplace['fees'] = ({ price, quantity }) => {
  const total = price.amount * quantity;
  return [
    {
      name: 'ebay_final_value',
      amount: { amount: Math.round((total * FINAL_VALUE_BASIS_POINTS) / 10_000), currency: price.currency },
    },
    { name: 'ebay_per_order', amount: { amount: total <= SMALL_ORDER ? 30 : 40, currency: price.currency } },
  ];
};
