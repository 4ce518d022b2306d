import type { Marketplace } from '../marketplace.ts';
import { createEbayConnector } from './connector.ts';
import { readError } from './errors.ts';
import { hosts } from './hosts.ts';
import { checkKeys, keyFields, keyFindings } from './keys.ts';
import { fees } from './fees.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { auth } from './oauth.ts';
import { rates } from './rates.ts';

/** eBay by its Sell APIs: Inventory, Account, Media, Fulfillment, Taxonomy, Metadata, Identity. */
export const ebay: Marketplace = {
  id: 'ebay',
  name: 'eBay',
  capabilities: {
    revise: true,
    endModes: ['end'],
    relist: false,
    orders: true,
    checkout: true,
    categories: true,
    setupDefaults: true,
    ownTerms: true,
    quantities: true,
    byHand: false,
    titleLength: limits.title,
    titleUnit: 'utf16',
    descriptionLength: limits.description,
    descriptionForm: 'html',
    photoLimit: limits.photos,
  },
  environments: ['practice', 'sandbox', 'production'],
  keysUrl: 'https://developer.ebay.com/my/keys',
  permissionsUrl: 'https://accounts.ebay.com/acctsec/security-center/third-party-app-access',
  keyFields,
  keyFindings,
  checkKeys,
  auth,
  hosts,
  readError,
  rates,
  fees,
  messages,
  connect: createEbayConnector,
};
