import type { Marketplace } from '../marketplace.ts';
import { createFacebookConnector } from './connector.ts';
import { readError } from './errors.ts';
import { hosts } from './hosts.ts';
import { checkKeys, keyFields, keyFindings } from './keys.ts';
import { limits } from './limits.ts';
import { messages } from './messages.ts';
import { auth, refreshAheadMs } from './oauth.ts';
import { rates } from './rates.ts';
import { signUrl } from './sign-url.ts';

/**
 * A Facebook Page by the Graph API, and a commerce catalogue beside it. There is no API by which an ordinary seller's
 * program could list on Facebook Marketplace; this is what Meta offers instead, and every text says so.
 */
export const facebook: Marketplace = {
  id: 'facebook',
  name: 'Facebook',
  capabilities: {
    revise: true,
    endModes: ['end', 'sold', 'delete'],
    relist: false,
    orders: false,
    checkout: false,
    categories: false,
    setupDefaults: false,
    ownTerms: false,
    quantities: true,
    byHand: false,
    titleLength: limits.title,
    titleUnit: 'code_points',
    descriptionLength: limits.description,
    descriptionForm: 'plain',
    photoLimit: limits.photos,
  },
  environments: ['practice', 'production'],
  keysUrl: 'https://developers.facebook.com/apps/',
  // Disconnecting withdraws the permissions by itself.
  permissionsUrl: '',
  keyFields,
  keyFindings,
  checkKeys,
  auth,
  hosts,
  readError,
  rates,
  signUrl,
  refreshAheadMs,
  // Meta keeps nothing of a sale that is agreed over a post.
  fees: () => [],
  messages,
  connect: createFacebookConnector,
};
