import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { Random } from '#main/ports.ts';
import { answerInWords } from '../answers.ts';
import { practiceContext, practiceHosts } from '../hosts.ts';
import type { PracticeParts, PracticeServer } from '../marketplace.ts';
import { randomDigits, randomText } from '../random-text.ts';
import { buy, shown } from './buyer.ts';
import { serveCarriers } from './carriers.ts';
import { CONNECT_PATH, CONNECTED_PATH, serveConsent } from './consent.ts';
import type { EtsyContext } from './context.ts';
import { API_PATH, etsyApi } from './endpoint.ts';
import { expireAccessTokens, revokeConsents } from './grants.ts';
import { IMAGE_BYTES } from './image-upload.ts';
import { serveImages } from './images.ts';
import { serveInventory } from './inventory.ts';
import { serveListingProperties } from './listing-properties.ts';
import { serveListingReads } from './listing-reads.ts';
import { serveListingWrites } from './listing-writes.ts';
import { servePayments } from './payments.ts';
import { serveDestinations } from './profile-destinations.ts';
import { createRateLimit, isLimitName } from './rate-limit.ts';
import { serveReadiness } from './readiness.ts';
import { serveReceipts } from './receipts.ts';
import { RATE_LIMITED, SERVER_ERROR, WORDS } from './refusals.ts';
import { serveReturnPolicies } from './return-policies.ts';
import { serveSections } from './sections.ts';
import { serveShipments } from './shipments.ts';
import { serveShippingProfiles } from './shipping-profiles.ts';
import { serveShops } from './shops.ts';
import { etsyState, type Application } from './state.ts';
import { serveTaxonomy } from './taxonomy.ts';
import { serveTokenScopes } from './token-scopes.ts';
import { serveTokens, TOKEN_PATH } from './token-endpoint.ts';
import { serveVariationImages } from './variation-images.ts';
import { serveWeb } from './web.ts';

export const ETSY_HOSTS = ['api', 'auth', 'web'] as const;

/** Where practice Etsy is and the developer keys for it. */
export interface EtsyPlace {
  readonly [name: string]: string;
  /** With its path: `…/v3/application`. */
  readonly apiUrl: string;
  readonly tokenUrl: string;
  /** The consent page. */
  readonly authUrl: string;
  /** Listing pages and pictures. */
  readonly webUrl: string;
  readonly keystring: string;
  readonly sharedSecret: string;
  readonly redirectUri: string;
}

export interface EtsyServer extends PracticeServer {
  readonly place: EtsyPlace;
}

/** Starts the three hosts of practice Etsy on 127.0.0.1. */
export async function startEtsy(parts: PracticeParts): Promise<EtsyServer> {
  const hosts = practiceHosts(parts, 'etsy', ETSY_HOSTS);
  const context: EtsyContext = practiceContext(parts, etsyState(parts.store), newKeys, hosts.urls);
  const { state } = context;
  const rates = createRateLimit(context, () => performance.now());
  const tokens = {
    expireAccessTokens: () => expireAccessTokens(context),
    revokeRefreshTokens: () => revokeConsents(context),
  };
  const apps = hosts.open(
    { rateLimited: () => RATE_LIMITED, serverError: () => SERVER_ERROR, ...tokens },
    () => IMAGE_BYTES * 2,
  );
  for (const app of Object.values(apps)) answerInWords(app, 'Etsy', WORDS, parts.log);
  await apps.api.register(formbody);
  await apps.api.register(multipart);
  await apps.auth.register(formbody);

  serveTokens(apps.api, context);
  const api = etsyApi(apps.api, context, rates);
  for (const serve of [
    serveShops,
    serveSections,
    serveShippingProfiles,
    serveDestinations,
    serveCarriers,
    serveReadiness,
    serveReturnPolicies,
    serveTaxonomy,
    serveListingReads,
    serveListingWrites,
    serveImages,
    serveInventory,
    serveListingProperties,
    serveVariationImages,
    serveReceipts,
    serveShipments,
    servePayments,
    serveTokenScopes,
  ]) {
    serve(api);
  }
  serveConsent(apps.auth, context);
  serveWeb(apps.web, context);

  const close = await hosts.listen(apps);

  return {
    name: 'etsy',
    get place() {
      return placeOf(context);
    },
    get world() {
      const { keystring, sharedSecret, redirectUri } = placeOf(context);
      return { hosts: { ...context.urls() }, presetKeys: { keystring, sharedSecret, redirectUri } };
    },
    listings: () => state.listings.list().map((listing) => shown(context, listing)),
    buy: (listingId, quantity) => buy(context, listingId, quantity),
    ...tokens,
    setDailyLimit: (name, limit) => {
      if (!isLimitName(name)) throw new RangeError(`Etsy has no limit named ${name}: there are "second" and "day".`);
      if (limit === undefined) state.limits.delete(name);
      else state.limits.put(name, limit);
    },
    // Etsy does not refuse two writes at once; the later one wins.
    setConcurrencyCheck: () => undefined,
    reset: () => rates.reset(),
    close,
  };
}

function newKeys(random: Random): Application {
  const lower = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return {
    applicationId: Number(randomDigits(random, 12)),
    keystring: randomText(random, 24, lower),
    sharedSecret: randomText(random, 10, lower),
  };
}

function placeOf(context: EtsyContext): EtsyPlace {
  const { api, auth, web } = context.urls();
  const { keystring, sharedSecret } = context.application();
  return {
    apiUrl: `${api}${API_PATH}`,
    tokenUrl: `${api}${TOKEN_PATH}`,
    authUrl: `${auth}${CONNECT_PATH}`,
    webUrl: web,
    keystring,
    sharedSecret,
    redirectUri: `${auth}${CONNECTED_PATH}`,
  };
}
