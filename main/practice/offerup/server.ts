import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { Random } from '#main/ports.ts';
import { answerInWords } from '../answers.ts';
import { practiceContext, practiceHosts } from '../hosts.ts';
import type { PracticeParts, PracticeServer } from '../marketplace.ts';
import { randomText } from '../random-text.ts';
import { bounds } from './bounds.ts';
import { buy, shown } from './buyer.ts';
import { CONNECTED_PATH, serveConsent } from './consent.ts';
import type { OfferUpContext } from './context.ts';
import { sellerEndpoint } from './endpoint.ts';
import { expireAccessTokens, revokeConsents } from './grants.ts';
import { serveListings } from './listings.ts';
import { servePhotos } from './photos.ts';
import { API_NAME, createRateLimit } from './rate-limit.ts';
import { RATE_LIMITED, SERVER_ERROR, WORDS } from './refusals.ts';
import { offerUpState, type Application } from './state.ts';
import { serveTokens } from './token-endpoint.ts';
import { serveWeb } from './web.ts';

export const OFFERUP_HOSTS = ['api', 'auth', 'web'] as const;

const JSON_BYTES = 256 * 1024;

/** Where practice OfferUp is and the keys for it. */
export interface OfferUpPlace {
  readonly [name: string]: string;
  readonly apiUrl: string;
  readonly authUrl: string;
  readonly webUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly redirectUri: string;
}

export interface OfferUpServer extends PracticeServer {
  readonly place: OfferUpPlace;
}

/**
 * Starts the three hosts of practice OfferUp on 127.0.0.1. OfferUp has no public API: what is served here is the contract of
 * an OfferUp-compatible endpoint that this project wrote down itself (docs/connect-offerup.md).
 */
export async function startOfferUp(parts: PracticeParts): Promise<OfferUpServer> {
  const hosts = practiceHosts(parts, 'offerup', OFFERUP_HOSTS);
  const context: OfferUpContext = practiceContext(parts, offerUpState(parts.store), newKeys, hosts.urls);
  const { state } = context;
  const rates = createRateLimit(context);
  const tokens = {
    expireAccessTokens: () => expireAccessTokens(context),
    revokeRefreshTokens: () => revokeConsents(context),
  };
  const apps = hosts.open({ rateLimited: () => RATE_LIMITED, serverError: () => SERVER_ERROR, ...tokens }, (host) =>
    host === 'api' ? bounds.photoBytes * 2 : JSON_BYTES,
  );
  for (const app of Object.values(apps)) answerInWords(app, 'OfferUp', WORDS, parts.log);
  await apps.api.register(multipart);
  await apps.auth.register(formbody);

  sellerEndpoint(apps.api, context, rates, {
    method: 'GET',
    path: '/v1/users/me',
    scope: 'listings:read',
    handle: ({ seller }) => ({ status: 200, body: { id: seller.userId, name: seller.name } }),
  });
  servePhotos(apps.api, context, rates);
  serveListings(apps.api, context, rates);
  serveTokens(apps.auth, context);
  serveConsent(apps.auth, context);
  serveWeb(apps.web, context);

  const close = await hosts.listen(apps);

  return {
    name: 'offerup',
    get place() {
      return placeOf(context);
    },
    get world() {
      const { webUrl: _web, ...presetKeys } = placeOf(context);
      return { hosts: { ...context.urls() }, presetKeys };
    },
    listings: () => state.listings.list().map((listing) => shown(context, listing)),
    buy: (listingId, quantity) => buy(context, listingId, quantity),
    ...tokens,
    setDailyLimit: (api, limit) => {
      if (api !== API_NAME) throw new RangeError(`OfferUp has no API named ${api}.`);
      if (limit === undefined) state.limits.delete(api);
      else state.limits.put(api, limit);
    },
    // Nothing in the contract forbids two writes at once.
    setConcurrencyCheck: () => undefined,
    reset: () => rates.reset(),
    close,
  };
}

const newKeys = (random: Random): Application => ({
  clientId: `practice-${randomText(random, 16)}`,
  clientSecret: randomText(random, 40),
});

function placeOf(context: OfferUpContext): OfferUpPlace {
  const { api, auth, web } = context.urls();
  const redirectUri = `${auth}${CONNECTED_PATH}`;
  return { apiUrl: api, authUrl: auth, webUrl: web, ...context.application(), redirectUri };
}
