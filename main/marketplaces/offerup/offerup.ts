import type { Marketplace } from '../marketplace.ts';
import { handUser } from './by-hand.ts';
import { createOfferUpConnector } from './connector.ts';
import { limits } from './data/limits.ts';
import { readError } from './errors.ts';
import { hosts } from './hosts.ts';
import { checkKeys, hasEndpoint, keyFields, keyFindings } from './keys.ts';
import { messages } from './messages.ts';
import { auth } from './oauth.ts';
import { rates } from './rates.ts';
import { settingKeys } from './setting-keys.ts';

/**
 * OfferUp has no public API. Posting happens by hand with a prepared copy, or through an OfferUp-compatible endpoint that the
 * seller configures (docs/connect-offerup.md). Its private interface is never used, and its site is never driven.
 */
export const offerup: Marketplace = {
  id: 'offerup',
  name: 'OfferUp',
  capabilities: {
    revise: true,
    endModes: ['end', 'sold', 'delete'],
    relist: true,
    orders: false,
    checkout: true,
    categories: true,
    setupDefaults: false,
    ownTerms: false,
    quantities: false,
    byHand: true,
    titleLength: limits.title,
    titleUnit: 'code_points',
    descriptionLength: limits.description,
    descriptionForm: 'plain',
    photoLimit: limits.photos,
  },
  environments: ['practice', 'production'],
  // There is no developer site, and the endpoint's permission is withdrawn by disconnecting.
  keysUrl: '',
  permissionsUrl: '',
  keyFields,
  keyFindings,
  checkKeys,
  auth,
  hosts,
  readError,
  rates,
  // What OfferUp keeps of a shipped sale is not published in a form that could be reckoned with.
  fees: () => [],
  messages,
  byHand: ({ environment, keys }) =>
    environment === 'production' && !hasEndpoint(keys)
      ? { ...handUser, settings: { [settingKeys.byHand]: 'yes' } }
      : undefined,
  connect: createOfferUpConnector,
};
