import type { Marketplace } from '../marketplace.ts';
import { createEbayConnector } from './connector.ts';
import { readError } from './errors.ts';
import { hosts } from './hosts.ts';
import { checkKeys, keyFields } from './keys.ts';
import { limits } from './limits.ts';
import { auth } from './oauth.ts';
import { rates } from './rates.ts';

/** eBay by its Sell APIs: Inventory, Account, Media, Fulfillment, Taxonomy, Metadata, Identity. */
export const ebay: Marketplace = {
  id: 'ebay',
  name: 'eBay',
  capabilities: { revise: true, end: true, orders: true, titleLength: limits.title, photoLimit: limits.photos },
  environments: ['practice', 'sandbox', 'production'],
  keysUrl: 'https://developer.ebay.com/my/keys',
  permissionsUrl: 'https://accounts.ebay.com/acctsec/security-center/third-party-app-access',
  keyFields,
  checkKeys,
  auth,
  hosts,
  readError,
  rates,
  connect: createEbayConnector,
};
