import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import type { z } from 'zod';
import { sendAnswer, type Answer } from '../answers.ts';
import { isSecret } from '../oauth.ts';
import type { EtsyContext } from './context.ts';
import { describeIssues, formFields, queryFields } from './form.ts';
import { accessGrant } from './grants.ts';
import type { RateLimit } from './rate-limit.ts';
import { refuse, refuseToken } from './refusals.ts';
import type { Scope } from './scopes.ts';
import type { Grant, Shop } from './state.ts';

/** What a handler gets to work with. */
export interface Call<Body, Query> {
  readonly context: EtsyContext;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Query;
  readonly body: Body;
  readonly request: FastifyRequest;
  /** The signed-in user; undefined where the key alone is enough and no token came. */
  readonly userId: number | undefined;
  /** The shop of that user. */
  readonly shop: Shop | undefined;
}

interface EndpointBase<Query> {
  readonly method: HTTPMethods;
  /** Below `/v3/application`. */
  readonly path: string;
  /** All of these are needed; none: the API key alone is enough. */
  readonly scopes?: readonly Scope[];
  readonly query?: z.ZodType<Query>;
}
export interface Endpoint<Body, Query> extends EndpointBase<Query> {
  /** Of a form, as its fields; of JSON, as it came. */
  readonly form?: z.ZodType<Body>;
  readonly json?: z.ZodType<Body>;
  /** Runs in one transaction: the call happens wholly or not at all. */
  readonly handle: (call: Call<Body, Query>) => Answer;
}
/** For calls that must wait for something (reading an image); they keep their writes together themselves. */
export interface WaitingEndpoint extends EndpointBase<undefined> {
  readonly handle: (call: Call<undefined, undefined>) => Promise<Answer>;
}

/** Where the calls of the API are put up. */
export interface EtsyApi {
  readonly context: EtsyContext;
  add<Body = undefined, Query = undefined>(endpoint: Endpoint<Body, Query>): void;
  addWaiting(endpoint: WaitingEndpoint): void;
}

export const API_PATH = '/v3/application';

/** Key, rate limit, token, scopes, ownership of the shop in the path, then fields, then the work: in this order. */
export function etsyApi(app: FastifyInstance, context: EtsyContext, rates: RateLimit): EtsyApi {
  const admitted = (request: FastifyRequest, reply: FastifyReply, scopes: readonly Scope[]) => {
    checkKey(context, request);
    rates.count(reply);
    const grant = authorise(context, request, scopes);
    const params = request.params as Readonly<Record<string, string>>;
    for (const [name, value] of Object.entries(params)) {
      if (name !== 'language' && !/^[1-9]\d{0,17}$/.test(value)) refuse(400, `Invalid value for ${name}: ${value}`);
    }
    const userId = grant?.userId;
    const shopId = userId === undefined ? undefined : context.state.sellers.get(String(userId))?.shopId;
    const shop = shopId === undefined ? undefined : context.state.shops.get(String(shopId));
    const asked = params['shop_id'];
    if (scopes.length > 0 && asked !== undefined && asked !== String(shopId)) {
      refuse(403, `User does not own Shop ${asked}`);
    }
    return { context, params, request, userId, shop };
  };
  return {
    context,
    add: ({ method, path, scopes = [], query, form, json, handle }) => {
      app.route({
        method,
        url: `${API_PATH}${path}`,
        handler: async (request, reply) => {
          const who = admitted(request, reply, scopes);
          const parsedQuery = checked(query, queryFields(request.url));
          const body = form === undefined ? checked(json, jsonBody(request, json)) : checked(form, formBody(request));
          return sendAnswer(
            reply,
            context.store.transaction(() => handle({ ...who, query: parsedQuery, body })),
          );
        },
      });
    },
    addWaiting: ({ method, path, scopes = [], handle }) => {
      app.route({
        method,
        url: `${API_PATH}${path}`,
        handler: async (request, reply) => {
          const who = admitted(request, reply, scopes);
          return sendAnswer(reply, await handle({ ...who, query: undefined, body: undefined }));
        },
      });
    },
  };
}

function checkKey(context: EtsyContext, request: FastifyRequest): void {
  const { keystring, sharedSecret } = context.application();
  const key = request.headers['x-api-key'];
  if (typeof key !== 'string' || key === '') refuse(401, 'Missing x-api-key header or client_id');
  if (!key.includes(':')) refuse(403, 'Shared secret is required in x-api-key header');
  if (!isSecret(key, `${keystring}:${sharedSecret}`)) {
    refuse(403, 'API key not found, or the shared secret does not match it.');
  }
  // The request log, which reads the headers last of all, keeps no secrets.
  request.headers['x-api-key'] = `${keystring}:…`;
}

/** A token is looked at wherever one comes, and demanded where scopes are. */
function authorise(context: EtsyContext, request: FastifyRequest, scopes: readonly Scope[]): Grant | undefined {
  const header = request.headers.authorization;
  if (header === undefined) {
    if (scopes.length > 0) refuse(401, 'Missing authorization header');
    return undefined;
  }
  const [scheme, token = ''] = header.split(' ');
  const grant = scheme === 'Bearer' ? accessGrant(context, token) : 'invalid';
  if (grant === 'expired') refuseToken(401, 'invalid_token', 'access token is expired');
  if (grant === 'invalid') refuseToken(401, 'invalid_token', 'access token is invalid');
  if (!scopes.every((scope) => grant.scopes.includes(scope))) {
    refuseToken(403, 'insufficient_scope', 'Insufficient scope');
  }
  return grant;
}

function contentType(request: FastifyRequest): string | undefined {
  return request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
}

/** Etsy documents one encoding for each call; what happens with another is not documented, so it is refused. */
function formBody(request: FastifyRequest): unknown {
  const type = contentType(request);
  if (type !== undefined && type !== 'application/x-www-form-urlencoded') {
    refuse(400, 'This endpoint takes application/x-www-form-urlencoded.');
  }
  return formFields(request.body);
}

function jsonBody(request: FastifyRequest, schema: unknown): unknown {
  if (schema === undefined) return undefined;
  if (contentType(request) !== 'application/json') refuse(400, 'This endpoint takes application/json.');
  return request.body;
}

function checked<T>(schema: z.ZodType<T> | undefined, value: unknown): T {
  if (schema === undefined) return undefined as T;
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : refuse(400, describeIssues(parsed.error));
}
