import { demand, pageInReach, showEdge, showNode, type GraphCall, type GraphCalls } from './call.ts';
import { refuse, refuseObject, refuseParameter } from './errors.ts';
import { makeCatalog } from './people.ts';
import type { AdAccount, Business, Catalog, Page } from './state.ts';
import { adAccountView, businessView, catalogView, pageView } from './views.ts';

/** Catalogues of these kinds can be made here. Source: facebook.md section 4.5. */
const VERTICALS: ReadonlySet<string> = new Set([
  'commerce',
  'vehicles',
  'home_listings',
  'hotels',
  'flights',
  'destinations',
  'media_titles',
  'offline_commerce',
  'generic',
]);

/** A business and what it owns or works for. */
export const businessCalls: GraphCalls = {
  'GET Business': (call) => showNode(call, businessView, ownBusiness(call)),

  'GET Business/owned_ad_accounts': (call) => adAccounts(call, ownBusiness(call).ownedAdAccountIds),
  'GET Business/client_ad_accounts': (call) => adAccounts(call, ownBusiness(call).clientAdAccountIds),
  'GET Business/owned_pages': (call) => pages(call, ownBusiness(call).ownedPageIds),
  'GET Business/client_pages': (call) => pages(call, ownBusiness(call).clientPageIds),
  'GET Business/owned_product_catalogs': (call) => catalogs(call, ownBusiness(call).ownedCatalogIds),
  'GET Business/client_product_catalogs': (call) => catalogs(call, ownBusiness(call).clientCatalogIds),

  'POST Business/owned_product_catalogs': (call) => {
    const business = ownBusiness(call);
    demand(call, 'catalog_management');
    const name = call.parameters.text('name') ?? refuseParameter('The parameter name is required');
    const vertical = call.parameters.text('vertical') ?? 'commerce';
    if (!VERTICALS.has(vertical)) refuseParameter(`Param vertical must be one of {${[...VERTICALS].join(', ')}}`);
    const id = makeCatalog(call.context, business.businessId, name, vertical);
    call.context.state.businesses.put(business.businessId, {
      ...business,
      ownedCatalogIds: [...business.ownedCatalogIds, id],
    });
    return { id };
  },

  'GET AdAccount': (call) => {
    demandAds(call);
    const id = call.nodeId.replace(/^act_/, '');
    const account = call.context.state.adAccounts.get(id);
    if (account === undefined || !adAccountIds(call).includes(id)) refuseObject(call.nodeId, call.method);
    return showNode(call, adAccountView, account);
  },
};

/** The businesses of whoever signed in. */
export function businessesOf(call: GraphCall): readonly Business[] {
  return call.person.businessIds.flatMap((id) => call.context.state.businesses.get(id) ?? []);
}

type IdList = 'ownedCatalogIds' | 'clientCatalogIds' | 'ownedAdAccountIds' | 'clientAdAccountIds';

/** What the businesses of whoever signed in own or work for. */
export function reachedIds(call: GraphCall, ...lists: readonly IdList[]): readonly string[] {
  return businessesOf(call).flatMap((business) => lists.flatMap((list) => business[list]));
}

/** Their own ad accounts and those of their businesses; some are both. */
export function adAccountIds(call: GraphCall): readonly string[] {
  const businesses = reachedIds(call, 'ownedAdAccountIds', 'clientAdAccountIds');
  return [...new Set([...call.person.adAccountIds, ...businesses])];
}

function ownBusiness(call: GraphCall): Business {
  demand(call, 'business_management');
  return (
    businessesOf(call).find(({ businessId }) => businessId === call.nodeId) ?? refuseObject(call.nodeId, call.method)
  );
}

export function demandAds(call: GraphCall): void {
  const { permissions } = call.authorization;
  if (permissions['ads_read'] !== 'granted' && permissions['ads_management'] !== 'granted') {
    refuse({ code: 200, status: 403, message: '(#200) Requires ads_read or ads_management permission' });
  }
}

function adAccounts(call: GraphCall, ids: readonly string[]): unknown {
  const wanted = call.parameters.text('search_query')?.toLowerCase() ?? '';
  const accounts: readonly AdAccount[] = ids.flatMap((id) => call.context.state.adAccounts.get(id) ?? []);
  const found = accounts.filter(({ name, accountId }) => name.toLowerCase().includes(wanted) || accountId === wanted);
  return showEdge(call, adAccountView, found, ({ accountId }) => accountId);
}

function pages(call: GraphCall, ids: readonly string[]): unknown {
  const reached: readonly Page[] = ids.flatMap((id) => pageInReach(call, id)?.page ?? []);
  return showEdge(call, pageView, reached, ({ pageId }) => pageId);
}

function catalogs(call: GraphCall, ids: readonly string[]): unknown {
  const found: readonly Catalog[] = ids.flatMap((id) => call.context.state.catalogs.get(id) ?? []);
  return showEdge(call, catalogView, found, ({ catalogId }) => catalogId);
}
