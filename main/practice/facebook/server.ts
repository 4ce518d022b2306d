import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { FastifyInstance } from 'fastify';
import { listenOnAll, practiceListener, type FaultVoice } from '../listener.ts';
import { PurchaseRefused, type PracticeParts, type PracticeServer } from '../marketplace.ts';
import { randomDigits, randomText } from '../random-text.ts';
import { businessCalls } from './business-calls.ts';
import { catalogCalls } from './catalog-calls.ts';
import { ACCEPTED_PATH, serveConsent } from './consent.ts';
import type { FacebookContext, FacebookUrls } from './context.ts';
import { APP_LIMIT, errorBody, statusOf, UNKNOWN } from './errors.ts';
import { answerInMetasWords, serveGraph } from './graph.ts';
import { expireTokens, removeEverywhere } from './grants.ts';
import { itemCalls } from './item-calls.ts';
import { pageCalls } from './page-calls.ts';
import { dropUnusedPhotos, photoCalls } from './photos.ts';
import { postCalls } from './posts.ts';
import { shownListings } from './shown-listings.ts';
import { facebookState, type Application } from './state.ts';
import { usageCounters, isLimitName } from './usage.ts';
import { userCalls } from './user-calls.ts';
import { DEFAULT_VERSION } from './versions.ts';
import { serveWeb } from './web.ts';

export const FACEBOOK_HOSTS = ['graph', 'auth', 'web'] as const;
type FacebookHost = (typeof FACEBOOK_HOSTS)[number];

/** Meta's own limit for a batch of items. Source: facebook.md section 4. */
const BODY_BYTES = 28 * 1024 * 1024;

/** Where practice Facebook is and the app of the dashboard that goes with it. */
export interface FacebookPlace extends Application {
  readonly [name: string]: string;
  readonly graphUrl: string;
  readonly authUrl: string;
  readonly webUrl: string;
  readonly redirectUri: string;
  readonly version: string;
}

export interface FacebookServer extends PracticeServer {
  readonly place: FacebookPlace;
}

/** Starts the three hosts of practice Facebook on 127.0.0.1. */
export async function startFacebook(options: PracticeParts): Promise<FacebookServer> {
  const state = facebookState(options.store);
  let urls: FacebookUrls | undefined;
  const context: FacebookContext = {
    store: options.store,
    state,
    clock: options.clock,
    random: options.random,
    usage: usageCounters(options.clock, (name) => state.limits.get(name)),
    application: () => application(context),
    urls: () => {
      if (urls === undefined) throw new Error('The practice server is not listening yet.');
      return urls;
    },
  };
  dropUnusedPhotos(context);
  const voice: FaultVoice = {
    rateLimited: () => errorBody(APP_LIMIT, options.random),
    rateLimitStatus: statusOf(APP_LIMIT),
    serverError: () => errorBody(UNKNOWN, options.random),
    expireAccessTokens: () => void expireTokens(context),
    revokeRefreshTokens: () => void removeEverywhere(context),
  };
  const open = (host: FacebookHost): FastifyInstance =>
    practiceListener({
      marketplace: 'facebook',
      host,
      clock: options.clock,
      faults: options.faults,
      requests: options.requests,
      latency: options.latency,
      voice,
      bodyLimit: BODY_BYTES,
    });
  const apps: Readonly<Record<FacebookHost, FastifyInstance>> = {
    graph: open('graph'),
    auth: open('auth'),
    web: open('web'),
  };
  await apps.graph.register(formbody, { bodyLimit: BODY_BYTES });
  await apps.graph.register(multipart);
  await apps.auth.register(formbody);
  answerInMetasWords(apps.graph, context, options.log);
  serveGraph(apps.graph, context, {
    ...userCalls,
    ...businessCalls,
    ...pageCalls,
    ...photoCalls,
    ...postCalls,
    ...catalogCalls,
    ...itemCalls,
  });
  serveConsent(apps.auth, context);
  serveWeb(apps.web, context);

  const listening = await listenOnAll(apps, options.port);
  urls = listening.urls;
  const { close } = listening;

  return {
    name: 'facebook',
    get place() {
      return placeOf(context);
    },
    get world() {
      const { appId, appSecret, redirectUri, version } = placeOf(context);
      return { hosts: { ...context.urls() }, presetKeys: { appId, appSecret, redirectUri, graphVersion: version } };
    },
    listings: () => shownListings(context),
    buy: (listingId) => {
      // Checkout on Facebook ended in 2025: a buyer writes to the seller, and no program hears of it.
      throw new PurchaseRefused(
        'not-found',
        `Facebook has no checkout: nobody can buy ${listingId} there. Sell it elsewhere, or mark it sold yourself.`,
      );
    },
    expireAccessTokens: () => expireTokens(context),
    revokeRefreshTokens: () => removeEverywhere(context),
    setDailyLimit: (api, limit) => {
      if (!isLimitName(api)) throw new RangeError(`Facebook has no limit named ${api}.`);
      if (limit === undefined) state.limits.delete(api);
      else state.limits.put(api, limit);
    },
    setConcurrencyCheck: () => undefined,
    reset: () => context.usage.reset(),
    close,
  };
}

/** The app's id and secret, made at first need and kept: the app's stored keys stay good over a restart. */
function application(context: FacebookContext): Application {
  const known = context.state.application.get('default');
  if (known !== undefined) return known;
  return context.state.application.put('default', {
    appId: randomDigits(context.random, 16),
    appSecret: randomText(context.random, 32, '0123456789abcdef'),
  });
}

function placeOf(context: FacebookContext): FacebookPlace {
  const { graph, auth, web } = context.urls();
  return {
    graphUrl: graph,
    authUrl: auth,
    webUrl: web,
    ...context.application(),
    redirectUri: `${auth}${ACCEPTED_PATH}`,
    version: DEFAULT_VERSION,
  };
}
