import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import { Refusal, sendAnswer, type Answer } from '../answers.ts';
import { alive } from '../oauth.ts';
import type { OfferUpContext } from './context.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse } from './refusals.ts';
import type { Seller } from './state.ts';

export interface Call {
  readonly seller: Seller;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly request: FastifyRequest;
}

export interface Endpoint {
  readonly method: HTTPMethods;
  readonly path: string;
  readonly scope: string;
  /** A call that does not wait runs in one transaction: it happens wholly or not at all. */
  readonly handle: (call: Call) => Answer | Promise<Answer>;
  readonly waits?: boolean;
}

/** A call of a signed-in seller: token, rate limit, scope, then the work. */
export function sellerEndpoint(
  app: FastifyInstance,
  context: OfferUpContext,
  rates: RateLimit,
  endpoint: Endpoint,
): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const { seller, scopes } = authorise(context, request);
      rates.count(seller.userId, reply);
      if (!scopes.includes(endpoint.scope)) {
        refuse(403, 'insufficient_scope', `This call needs the scope ${endpoint.scope}.`);
      }
      const call: Call = {
        seller,
        params: request.params as Record<string, string>,
        query: new URL(request.url, 'http://localhost').searchParams,
        request,
      };
      const answer =
        endpoint.waits === true
          ? await endpoint.handle(call)
          : await context.store.transaction(() => endpoint.handle(call));
      return sendAnswer(reply, answer);
    },
  });
}

/** A dead token is told apart from everything else: the body is the bare OAuth error. */
function authorise(
  context: OfferUpContext,
  request: FastifyRequest,
): { readonly seller: Seller; readonly scopes: readonly string[] } {
  const [scheme, token = ''] = (request.headers.authorization ?? '').split(' ');
  const grant = scheme === 'Bearer' ? alive(context, context.state.accessTokens.get(token)) : undefined;
  const seller = grant === undefined ? undefined : context.state.sellers.get(grant.userId);
  if (grant === undefined || seller === undefined) {
    throw new Refusal(401, { error: 'invalid_token' }, { 'www-authenticate': 'Bearer error="invalid_token"' });
  }
  return { seller, scopes: grant.scopes };
}
