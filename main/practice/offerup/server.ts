import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import type { Random } from '#main/ports.ts';
import { listenOnAll, practiceListener, type FaultVoice } from '../listener.ts';
import type { PracticeParts, PracticeServer } from '../marketplace.ts';
import { randomText } from '../random-text.ts';
import { bounds } from './bounds.ts';
import { buy, shown } from './buyer.ts';
import { CONNECTED_PATH, serveConsent } from './consent.ts';
import type { OfferUpContext, OfferUpUrls } from './context.ts';
import { sellerEndpoint } from './endpoint.ts';
import { expireAccessTokens, revokeConsents } from './grants.ts';
import { serveListings } from './listings.ts';
import { servePhotos } from './photos.ts';
import { API_NAME, createRateLimit } from './rate-limit.ts';
import { answerInWords, RATE_LIMITED, SERVER_ERROR } from './refusals.ts';
import { offerUpState, type Application } from './state.ts';
import { serveTokens } from './token-endpoint.ts';
import { serveWeb } from './web.ts';

export const OFFERUP_HOSTS = ['api', 'auth', 'web'] as const;
type OfferUpHost = (typeof OFFERUP_HOSTS)[number];

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
export async function startOfferUp(options: PracticeParts): Promise<OfferUpServer> {
  const state = offerUpState(options.store);
  let urls: OfferUpUrls | undefined;
  const context: OfferUpContext = {
    store: options.store,
    state,
    clock: options.clock,
    random: options.random,
    application: () => application(options.random, context),
    urls: () => {
      if (urls === undefined) throw new Error('The practice server is not listening yet.');
      return urls;
    },
  };
  const rates = createRateLimit(context);
  const voice: FaultVoice = {
    rateLimited: () => RATE_LIMITED,
    serverError: () => SERVER_ERROR,
    expireAccessTokens: () => void expireAccessTokens(context),
    revokeRefreshTokens: () => void revokeConsents(context),
  };
  const open = (host: OfferUpHost): FastifyInstance => {
    const { clock, faults, requests, latency } = options;
    const bodyLimit = host === 'api' ? bounds.photoBytes * 2 : JSON_BYTES;
    const app = practiceListener({ marketplace: 'offerup', host, clock, faults, requests, latency, voice, bodyLimit });
    answerInWords(app, options.log);
    return app;
  };
  const apps: Readonly<Record<OfferUpHost, FastifyInstance>> = {
    api: open('api'),
    auth: open('auth'),
    web: open('web'),
  };
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

  const listening = await listenOnAll(apps, options.port);
  urls = listening.urls;
  const { close } = listening;

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
    expireAccessTokens: () => expireAccessTokens(context),
    revokeRefreshTokens: () => revokeConsents(context),
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

/** The keys, made at first need and kept: the app's stored keys stay good over a restart. */
function application(random: Random, context: OfferUpContext): Application {
  return (
    context.state.application.get('default') ??
    context.state.application.put('default', {
      clientId: `practice-${randomText(random, 16)}`,
      clientSecret: randomText(random, 40),
    })
  );
}

function placeOf(context: OfferUpContext): OfferUpPlace {
  const { api, auth, web } = context.urls();
  const redirectUri = `${auth}${CONNECTED_PATH}`;
  return { apiUrl: api, authUrl: auth, webUrl: web, ...context.application(), redirectUri };
}
