import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { Random } from '#main/ports.ts';
import { answerInWords } from '../answers.ts';
import { practiceContext, practiceHosts } from '../hosts.ts';
import type { PracticeParts, PracticeServer } from '../marketplace.ts';
import { randomText } from '../random-text.ts';
import { serveAccount } from './account.ts';
import { serveAnalytics } from './analytics.ts';
import { buy } from './buyer.ts';
import { ACCEPTED_PATH, serveConsent } from './consent.ts';
import type { EbayContext } from './context.ts';
import { RATE_LIMITED, SERVER_ERROR, WORDS } from './errors.ts';
import { expireAccessTokens, revokeConsents } from './grants.ts';
import { serveIdentity } from './identity.ts';
import { serveInventoryItems } from './inventory-items.ts';
import { serveLocations } from './locations.ts';
import { IMAGE_BYTES, serveMedia } from './media.ts';
import { serveMetadata } from './metadata.ts';
import { serveOffers } from './offers.ts';
import { serveOrders } from './orders.ts';
import { dropExpiredImages } from './pictures.ts';
import { servePriceQuantity } from './price-quantity.ts';
import { serveShipping } from './shipping.ts';
import { skuLocks } from './sku-locks.ts';
import { ebayState, type Application, type Listing } from './state.ts';
import { serveTaxonomy } from './taxonomy.ts';
import { serveTokens } from './token-endpoint.ts';
import { APIS } from './usage.ts';
import { listingUrl, serveWeb } from './web.ts';

export const EBAY_HOSTS = ['api', 'apim', 'apiz', 'auth', 'web'] as const;

/** A listing's text alone may have half a million characters. */
const JSON_BYTES = 4 * 1024 * 1024;

/** Where practice eBay is and the developer keys for it. */
export interface EbayPlace extends Application {
  readonly [name: string]: string;
  readonly apiUrl: string;
  readonly apimUrl: string;
  readonly apizUrl: string;
  readonly authUrl: string;
  /** Listing pages and pictures: www.ebay.com and i.ebayimg.com. */
  readonly webUrl: string;
  /** The accepted URL of the RuName: where the consent ends. */
  readonly acceptedUrl: string;
}

export interface EbayServer extends PracticeServer {
  readonly place: EbayPlace;
}

/** Starts the five hosts of practice eBay on 127.0.0.1. A path asked of the wrong one is not found, as at eBay. */
export async function startEbay(parts: PracticeParts): Promise<EbayServer> {
  const hosts = practiceHosts(parts, 'ebay', EBAY_HOSTS);
  const context: EbayContext = {
    ...practiceContext(parts, ebayState(parts.store), newKeys, hosts.urls),
    locks: skuLocks(),
  };
  const { state } = context;
  dropExpiredImages(context);
  const tokens = {
    expireAccessTokens: () => expireAccessTokens(context),
    revokeRefreshTokens: () => revokeConsents(context),
  };
  const apps = hosts.open({ rateLimited: () => RATE_LIMITED, serverError: () => SERVER_ERROR, ...tokens }, (host) =>
    host === 'apim' ? IMAGE_BYTES * 2 : JSON_BYTES,
  );
  for (const app of Object.values(apps)) answerInWords(app, 'eBay', WORDS, parts.log);
  await apps.api.register(formbody);
  await apps.auth.register(formbody);
  await apps.apim.register(multipart);

  serveTokens(apps.api, context);
  serveTaxonomy(apps.api, context);
  serveMetadata(apps.api, context);
  serveAccount(apps.api, context);
  serveLocations(apps.api, context);
  serveInventoryItems(apps.api, context);
  serveOffers(apps.api, context);
  servePriceQuantity(apps.api, context);
  serveOrders(apps.api, context);
  serveShipping(apps.api, context);
  serveAnalytics(apps.api, context);
  serveIdentity(apps.apiz, context);
  serveConsent(apps.auth, context);
  serveWeb(apps.web, context);
  const media = serveMedia(apps.apim, context);

  const close = await hosts.listen(apps);

  return {
    name: 'ebay',
    get place() {
      return placeOf(context);
    },
    get world() {
      const { clientId, clientSecret, ruName, acceptedUrl } = placeOf(context);
      const declinedUrl = new URL('declined', acceptedUrl).href;
      return {
        hosts: { ...context.urls() },
        presetKeys: { clientId, clientSecret, ruName, acceptedUrl, declinedUrl },
      };
    },
    listings: () => state.listings.list().map((listing) => shown(context, listing)),
    buy: (listingId, quantity) => buy(context, listingId, quantity),
    ...tokens,
    setDailyLimit: (api, limit) => {
      if (!Object.hasOwn(APIS, api)) throw new RangeError(`eBay has no API named ${api}.`);
      if (limit === undefined) state.limits.delete(api);
      else state.limits.put(api, limit);
    },
    setConcurrencyCheck: (enabled) => {
      context.locks.enabled = enabled;
    },
    reset: () => {
      media.reset();
      context.locks.enabled = true;
    },
    close,
  };
}

function newKeys(random: Random): Application {
  const part = (length: number) => randomText(random, length, '0123456789abcdef');
  return {
    clientId: `Crossdoc-practice-PRD-${part(9)}-${part(8)}`,
    clientSecret: `PRD-${part(12)}-${part(4)}-${part(4)}-${part(4)}-${part(4)}`,
    ruName: `Crossdock-Crossdoc-practi-${part(7)}`,
  };
}

function placeOf(context: EbayContext): EbayPlace {
  const urls = context.urls();
  return {
    apiUrl: urls.api,
    apimUrl: urls.apim,
    apizUrl: urls.apiz,
    authUrl: urls.auth,
    webUrl: urls.web,
    ...context.application(),
    acceptedUrl: `${urls.auth}${ACCEPTED_PATH}`,
  };
}

const STATES = { ACTIVE: 'active', OUT_OF_STOCK: 'out-of-stock', ENDED: 'ended' } as const;

function shown(context: EbayContext, listing: Listing) {
  return {
    marketplace: 'ebay',
    listingId: listing.listingId,
    sku: listing.sku,
    seller: context.state.sellers.get(listing.owner)?.username ?? '',
    title: listing.title,
    price: listing.price,
    quantity: listing.quantity,
    soldQuantity: listing.soldQuantity,
    state: STATES[listing.status],
    url: listingUrl(context, listing.listingId),
  };
}
