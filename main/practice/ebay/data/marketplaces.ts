import type { EbayMarketplaceId } from '../requests.ts';

interface MarketplaceFacts {
  readonly currency: string;
  readonly treeId: string;
  readonly country: string;
}

/** Currency and category tree of each marketplace. Tree ids are eBay's site ids. */
export const MARKETPLACES: Readonly<Record<EbayMarketplaceId, MarketplaceFacts>> = {
  EBAY_US: { currency: 'USD', treeId: '0', country: 'US' },
  EBAY_CA: { currency: 'CAD', treeId: '2', country: 'CA' },
  EBAY_GB: { currency: 'GBP', treeId: '3', country: 'GB' },
  EBAY_AU: { currency: 'AUD', treeId: '15', country: 'AU' },
  EBAY_AT: { currency: 'EUR', treeId: '16', country: 'AT' },
  EBAY_BE: { currency: 'EUR', treeId: '123', country: 'BE' },
  EBAY_FR: { currency: 'EUR', treeId: '71', country: 'FR' },
  EBAY_DE: { currency: 'EUR', treeId: '77', country: 'DE' },
  EBAY_IT: { currency: 'EUR', treeId: '101', country: 'IT' },
  EBAY_NL: { currency: 'EUR', treeId: '146', country: 'NL' },
  EBAY_ES: { currency: 'EUR', treeId: '186', country: 'ES' },
  EBAY_CH: { currency: 'CHF', treeId: '193', country: 'CH' },
  EBAY_HK: { currency: 'HKD', treeId: '201', country: 'HK' },
  EBAY_IE: { currency: 'EUR', treeId: '205', country: 'IE' },
  EBAY_MY: { currency: 'MYR', treeId: '207', country: 'MY' },
  EBAY_PH: { currency: 'PHP', treeId: '211', country: 'PH' },
  EBAY_PL: { currency: 'PLN', treeId: '212', country: 'PL' },
  EBAY_SG: { currency: 'SGD', treeId: '216', country: 'SG' },
};
