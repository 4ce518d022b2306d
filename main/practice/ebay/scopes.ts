import { scopesIn } from '../oauth.ts';

const BASE = 'https://api.ebay.com/oauth/api_scope';

/** Scope strings start with the production host in every environment. Source: ebay.md section 1. */
export const SCOPE = {
  public: BASE,
  inventory: `${BASE}/sell.inventory`,
  inventoryReadonly: `${BASE}/sell.inventory.readonly`,
  account: `${BASE}/sell.account`,
  accountReadonly: `${BASE}/sell.account.readonly`,
  fulfillment: `${BASE}/sell.fulfillment`,
  fulfillmentReadonly: `${BASE}/sell.fulfillment.readonly`,
  identity: `${BASE}/commerce.identity.readonly`,
  marketing: `${BASE}/sell.marketing`,
  marketingReadonly: `${BASE}/sell.marketing.readonly`,
} as const;

/** Everything a key set may be granted here; asking for more is `invalid_scope`. */
const GRANTABLE: ReadonlySet<string> = new Set([
  ...Object.values(SCOPE),
  ...[
    'sell.analytics.readonly',
    'sell.finances',
    'sell.payment.dispute',
    'sell.reputation',
    'sell.reputation.readonly',
    'sell.stores',
    'sell.stores.readonly',
    'sell.item',
    'sell.item.draft',
    'sell.marketplace.insights.readonly',
    'commerce.catalog.readonly',
    'commerce.identity.name.readonly',
    'commerce.identity.address.readonly',
    'commerce.identity.email.readonly',
    'commerce.identity.phone.readonly',
    'commerce.notification.subscription',
    'commerce.notification.subscription.readonly',
    'commerce.message',
    'commerce.feedback',
    'commerce.feedback.readonly',
    'commerce.vero',
    'metadata.insights',
    'buy.order.readonly',
  ].map((name) => `${BASE}/${name}`),
]);

/** What an application token can hold. */
export const APPLICATION_SCOPES: ReadonlySet<string> = new Set([SCOPE.public, `${BASE}/metadata.insights`]);

export const parseScopes = (text: string): string[] | undefined => scopesIn(text, GRANTABLE);
