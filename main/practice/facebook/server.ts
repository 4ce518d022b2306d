import formbody from '@fastify/formbody';
import multipart from '@fastify/multipart';
import type { Random } from '#main/ports.ts';
import { practiceContext, practiceHosts } from '../hosts.ts';
import type { FaultVoice } from '../listener.ts';
import { PurchaseRefused, type PracticeParts, type PracticeServer } from '../marketplace.ts';
import { randomDigits, randomText } from '../random-text.ts';
import { businessCalls } from './business-calls.ts';
import { catalogCalls } from './catalog-calls.ts';
import { ACCEPTED_PATH, serveConsent } from './consent.ts';
import type { FacebookContext } from './context.ts';
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
export async function startFacebook(parts: PracticeParts): Promise<FacebookServer> {
  const hosts = practiceHosts(parts, 'facebook', FACEBOOK_HOSTS);
  const common = practiceContext(parts, facebookState(parts.store), newKeys, hosts.urls);
  const { state } = common;
  const context: FacebookContext = { ...common, usage: usageCounters(parts.clock, (name) => state.limits.get(name)) };
  dropUnusedPhotos(context);
  const tokens = {
    expireAccessTokens: () => expireTokens(context),
    revokeRefreshTokens: () => removeEverywhere(context),
  };
  const voice: FaultVoice = {
    rateLimited: () => errorBody(APP_LIMIT, parts.random),
    rateLimitStatus: statusOf(APP_LIMIT),
    serverError: () => errorBody(UNKNOWN, parts.random),
    ...tokens,
  };
  const apps = hosts.open(voice, () => BODY_BYTES);
  await apps.graph.register(formbody, { bodyLimit: BODY_BYTES });
  await apps.graph.register(multipart);
  await apps.auth.register(formbody);
  answerInMetasWords(apps.graph, context, parts.log);
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

  const close = await hosts.listen(apps);

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
    ...tokens,
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

/** The app's id and secret. */
const newKeys = (random: Random): Application => ({
  appId: randomDigits(random, 16),
  appSecret: randomText(random, 32, '0123456789abcdef'),
});

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
