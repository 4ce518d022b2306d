import { has, pageInReach, type GraphCall, type NodeView } from './call.ts';
import { graphTime } from './context.ts';
import { pageToken } from './grants.ts';
import type { AdAccount, Business, Catalog, Page } from './state.ts';

/** A Page as its reader may see it; the token is for those with a role on it. */
export const pageView: NodeView<Page> = {
  kind: 'Page',
  defaults: ['name', 'id'],
  empty: new Set([
    'about',
    'business',
    'category_list',
    'cover',
    'description',
    'fan_count',
    'followers_count',
    'is_published',
    'instagram_business_account',
    'location',
    'phone',
    'picture',
    'verification_status',
    'website',
    'emails',
    'merchant_id',
  ]),
  show: (call, page) => ({
    id: page.pageId,
    name: page.name,
    category: page.category,
    link: `${call.context.urls().web}/${page.pageId}`,
    tasks: pageInReach(call, page.pageId)?.tasks,
    access_token: () => tokenOf(call, page),
    username: undefined,
  }),
};

function tokenOf(call: GraphCall, page: Page): string | undefined {
  if (pageInReach(call, page.pageId) === undefined) return undefined;
  if (call.grant.pageId !== undefined) return call.grant.pageId === page.pageId ? call.grant.token : undefined;
  return has(call, 'pages_show_list') ? pageToken(call.context, call.grant, page) : undefined;
}

export const businessView: NodeView<Business> = {
  kind: 'Business',
  defaults: ['id', 'name'],
  empty: new Set([
    'created_by',
    'link',
    'primary_page',
    'profile_picture_uri',
    'timezone_id',
    'updated_time',
    'vertical',
  ]),
  show: (_call, business) => ({
    id: business.businessId,
    name: business.name,
    verification_status: 'not_verified',
    created_time: graphTime(business.createdAt),
  }),
};

export const adAccountView: NodeView<AdAccount> = {
  kind: 'AdAccount',
  defaults: ['account_id', 'id'],
  empty: new Set(['owner', 'spend_cap', 'tax_id', 'user_tasks', 'disable_reason', 'funding_source', 'capabilities']),
  show: (call, account) => ({
    id: `act_${account.accountId}`,
    account_id: account.accountId,
    name: account.name,
    account_status: account.status,
    currency: account.currency,
    timezone_name: account.timezone,
    amount_spent: '0',
    balance: '0',
    business: () => {
      const owner = call.context.state.businesses
        .list()
        .find(({ ownedAdAccountIds }) => ownedAdAccountIds.includes(account.accountId));
      return owner === undefined ? undefined : { id: owner.businessId, name: owner.name };
    },
  }),
};

export const catalogView: NodeView<Catalog> = {
  kind: 'ProductCatalog',
  defaults: ['id', 'name'],
  empty: new Set([
    'da_display_settings',
    'default_image_url',
    'fallback_image_url',
    'feed_count',
    'is_catalog_segment',
  ]),
  show: (call, catalog) => ({
    id: catalog.catalogId,
    name: catalog.name,
    vertical: catalog.vertical,
    product_count: () => call.context.state.itemsByRetailerId.countStartingWith(`${catalog.catalogId}/`),
    business: () => {
      const owner = call.context.state.businesses.get(catalog.businessId);
      return owner === undefined ? undefined : { id: owner.businessId, name: owner.name };
    },
  }),
};
