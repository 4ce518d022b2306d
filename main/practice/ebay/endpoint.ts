import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import { sendAnswer, type Answer } from '../answers.ts';
import { alive } from '../oauth.ts';
import type { EbayContext } from './context.ts';
import { refuse } from './errors.ts';
import type { Seller } from './state.ts';
import { countCall, type ApiName } from './usage.ts';

export interface Call<B> {
  readonly context: EbayContext;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: B;
  readonly request: FastifyRequest;
  readonly locale: string;
}
export interface SellerCall<B> extends Call<B> {
  readonly seller: Seller;
}

interface EndpointBase {
  readonly method: HTTPMethods;
  readonly path: string;
  readonly api: ApiName;
  /** One of these is enough. */
  readonly scopes: readonly string[];
  /** eBay demands Content-Language on writes that carry texts. */
  readonly contentLanguage?: boolean;
}
export interface Endpoint<B> extends EndpointBase {
  readonly body?: z.ZodType<B>;
  /** SKUs this call writes to; while it runs, nobody else may. */
  readonly writes?: (call: SellerCall<B>) => readonly string[];
  /** Runs in one transaction: the call happens wholly or not at all. */
  readonly handle: (call: SellerCall<B>) => Answer;
}
/** For calls that must wait for something (reading an image); they keep their writes together themselves. */
export interface WaitingEndpoint extends EndpointBase {
  readonly handle: (call: SellerCall<undefined>) => Promise<Answer>;
}
export interface PublicEndpoint extends EndpointBase {
  readonly handle: (call: Call<undefined>) => Answer;
}

/** A call that needs a signed-in seller. */
export function sellerEndpoint<B = undefined>(app: FastifyInstance, context: EbayContext, endpoint: Endpoint<B>): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const seller = authoriseSeller(context, request, endpoint);
      const call: SellerCall<B> = { ...callOf(context, request, endpoint, endpoint.body), seller };
      const skus = [...new Set(endpoint.writes?.(call) ?? [])].map((sku) => `${seller.userId}/${sku}`);
      const release = holdAll(context, skus);
      request.practice.beforeAnswer = release;
      try {
        // Others that arrived in the same moment get to see that these SKUs are taken.
        if (skus.length > 0) await nextTurn();
        return await sendAnswer(
          reply,
          context.store.transaction(() => endpoint.handle(call)),
        );
      } finally {
        release();
      }
    },
  });
}

/** The same for a call that takes its time. */
export function waitingEndpoint(app: FastifyInstance, context: EbayContext, endpoint: WaitingEndpoint): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const seller = authoriseSeller(context, request, endpoint);
      return sendAnswer(
        reply,
        await endpoint.handle({ ...callOf<undefined>(context, request, endpoint, undefined), seller }),
      );
    },
  });
}

/** A call that an application token may make as well. */
export function publicEndpoint(app: FastifyInstance, context: EbayContext, endpoint: PublicEndpoint): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    handler: async (request, reply) => {
      const grant = authorise(context, request, endpoint);
      countCall(context, endpoint.api, grant.userId);
      return sendAnswer(reply, endpoint.handle(callOf<undefined>(context, request, endpoint, undefined)));
    },
  });
}

function authorise(context: EbayContext, request: FastifyRequest, endpoint: EndpointBase) {
  const header = request.headers.authorization;
  if (header === undefined || header === '') refuse(1002);
  const [scheme, token = ''] = header.split(' ');
  const grant = scheme === 'Bearer' ? alive(context, context.state.accessTokens.get(token)) : undefined;
  if (grant === undefined) refuse(1001);
  if (!grant.scopes.some((scope) => endpoint.scopes.includes(scope))) refuse(1100);
  return grant;
}

function authoriseSeller(context: EbayContext, request: FastifyRequest, endpoint: EndpointBase): Seller {
  const grant = authorise(context, request, endpoint);
  const seller = grant.userId === undefined ? undefined : context.state.sellers.get(grant.userId);
  if (seller === undefined) refuse(1100);
  countCall(context, endpoint.api, seller.userId);
  return seller;
}

function callOf<B>(
  context: EbayContext,
  request: FastifyRequest,
  endpoint: EndpointBase,
  schema: z.ZodType<B> | undefined,
): Call<B> {
  const locale = checkLanguages(request, endpoint);
  return {
    context,
    params: request.params as Record<string, string>,
    query: new URL(request.url, 'http://localhost').searchParams,
    body: parseBody(request, schema),
    request,
    locale,
  };
}

const LANGUAGE = /^[a-z]{2}-[A-Z]{2}$/;

/** Both headers are checked by the Inventory API; Node's own fetch sends `Accept-Language: *`, which it refuses. */
function checkLanguages(request: FastifyRequest, endpoint: EndpointBase): string {
  const content = request.headers['content-language'];
  const accepted = request.headers['accept-language'];
  if (endpoint.api === 'inventory' && accepted !== undefined && !LANGUAGE.test(accepted.split(/[,;]/)[0] ?? '')) {
    refuse(25709, { fieldName: 'header Accept-Language' });
  }
  if (endpoint.contentLanguage === true && (content === undefined || !LANGUAGE.test(content))) {
    refuse(25709, { fieldName: 'header Content-Language' });
  }
  return (content ?? 'en-US').replace('-', '_');
}

function parseBody<B>(request: FastifyRequest, schema: z.ZodType<B> | undefined): B {
  if (schema === undefined) return undefined as B;
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  if (type !== 'application/json') refuse(2004, { reason: 'Content-Type must be application/json' }, 415);
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'request'))];
  return refuse(2004, { reason: `Could not serialize field [${fields.join(', ')}]` });
}

function holdAll(context: EbayContext, keys: readonly string[]): () => void {
  const held: string[] = [];
  // Emptied as it is let go: called twice, it must not free what somebody else has taken since.
  const release = () => held.splice(0).forEach((key) => context.locks.free(key));
  for (const key of keys) {
    if (!context.locks.take(key)) {
      release();
      refuse(25025);
    }
    held.push(key);
  }
  return release;
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
