import type { FastifyInstance } from 'fastify';
import type { Answer } from '../answers.ts';
import { DAY_MS, isoTime, type EbayContext } from './context.ts';
import { publicEndpoint, sellerEndpoint, type Call } from './endpoint.ts';
import { SCOPE } from './scopes.ts';
import { APIS, dailyLimit, nextReset, usedToday, type ApiName } from './usage.ts';

const BASE = '/developer/analytics/v1_beta';

/** How much of each API's day is used: by the application, and by one user of it. Source: ebay.md section 14. */
export function serveAnalytics(app: FastifyInstance, context: EbayContext): void {
  publicEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/rate_limit/`,
    api: 'analytics',
    scopes: [SCOPE.public],
    handle: (call) => report(call, undefined),
  });
  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/user_rate_limit/`,
    api: 'analytics',
    scopes: [SCOPE.inventory, SCOPE.inventoryReadonly, SCOPE.marketing, SCOPE.marketingReadonly],
    handle: (call) => report(call, call.seller.userId),
  });
}

function report(call: Call<undefined>, userId: string | undefined): Answer {
  const apiContext = call.query.get('api_context')?.toLowerCase();
  const apiName = call.query.get('api_name')?.toLowerCase();
  const reset = isoTime(nextReset(call.context.clock.now()));
  const rateLimits = (Object.keys(APIS) as ApiName[])
    .filter(
      (api) =>
        (apiContext === undefined || APIS[api].context === apiContext) && (apiName === undefined || api === apiName),
    )
    .map((api) => {
      const limit = dailyLimit(call.context, api);
      const count = usedToday(call.context, api, userId);
      const rates = [{ count, limit, remaining: Math.max(0, limit - count), reset, timeWindow: DAY_MS / 1000 }];
      return {
        apiContext: APIS[api].context,
        apiName: api,
        apiVersion: APIS[api].version,
        resources: [{ name: `${APIS[api].context}.${api}`, rates }],
      };
    });
  return rateLimits.length === 0 ? { status: 204 } : { status: 200, body: { rateLimits } };
}
