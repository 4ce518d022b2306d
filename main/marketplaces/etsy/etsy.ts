import type { Marketplace } from '../marketplace.ts';
import { createEtsyConnector } from './connector.ts';
import { readError } from './errors.ts';
import { fees } from './fees.ts';
import { hosts } from './hosts.ts';
import { checkKeys, keyFields, keyFindings } from './keys.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { auth } from './oauth.ts';
import { rates } from './rates.ts';

/** Etsy by its Open API v3, with the key of the seller's own registration. Etsy has no sandbox. */
export const etsy: Marketplace = {
  id: 'etsy',
  name: 'Etsy',
  capabilities: {
    revise: true,
    endModes: ['end', 'delete'],
    relist: true,
    orders: true,
    checkout: true,
    categories: true,
    setupDefaults: true,
    ownTerms: true,
    quantities: true,
    byHand: false,
    titleLength: limits.title,
    titleUnit: 'code_points',
    descriptionLength: limits.description,
    descriptionForm: 'plain',
    photoLimit: limits.photos,
  },
  environments: ['practice', 'production'],
  keysUrl: 'https://www.etsy.com/developers/your-apps',
  permissionsUrl: 'https://www.etsy.com/your/apps',
  keyFields,
  keyFindings,
  checkKeys,
  auth,
  hosts,
  readError,
  rates,
  fees,
  messages,
  connect: createEtsyConnector,
};
