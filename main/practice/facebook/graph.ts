import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphCall, GraphCalls } from './call.ts';
import type { FacebookContext } from './context.ts';
import { debugToken } from './debug-token.ts';
import {
  errorBody,
  GraphRefusal,
  refuse,
  refuseField,
  refuseObject,
  statusOf,
  UNKNOWN,
  type GraphProblem,
} from './errors.ts';
import { requireGrant } from './grants.ts';
import { parameters, type Parameters } from './parameters.ts';
import { checkProof } from './proof.ts';
import { countCall } from './count-call.ts';
import type { Grant, NodeKind } from './state.ts';
import { accessToken } from './token-endpoint.ts';
import { readMultipart, type Upload } from './uploads.ts';
import { DEFAULT_VERSION, LATEST_VERSION, versionState } from './versions.ts';

/** The Graph host: any path is a version, a node and perhaps an edge; which calls exist is in `calls`. */
export function serveGraph(app: FastifyInstance, context: FacebookContext, calls: GraphCalls): void {
  app.route({
    method: ['GET', 'POST', 'DELETE'],
    url: '/*',
    handler: async (request, reply) => {
      const { version, path } = locate(context, request);
      const { raw, upload } = await rawParameters(request);
      const asked = parameters(raw);
      const method = request.method;
      const answer = context.store.transaction(() => {
        if (path[0] === 'oauth' && path[1] === 'access_token') return accessToken(context, asked);
        if (path[0] === 'debug_token' && path.length === 1) return debugToken(context, asked, bearer(request, asked));
        return answered(context, calls, { request, reply, version, path, method, asked, upload });
      });
      return reply
        .header('facebook-api-version', version)
        .header('cache-control', 'private, no-cache, no-store')
        .send(answer);
    },
  });
}

interface Incoming {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly version: string;
  readonly path: readonly string[];
  readonly method: string;
  readonly asked: Parameters;
  readonly upload: Upload | undefined;
}

function answered(context: FacebookContext, calls: GraphCalls, incoming: Incoming): unknown {
  const { request, reply, version, path, method, asked, upload } = incoming;
  const token = bearer(request, asked);
  const [first = '', edge, below, ...rest] = path;
  // One edge has names of its own below it: `/me/permissions/pages_show_list`.
  const named = edge === 'permissions' && below !== undefined ? { permission: below } : undefined;
  if (first === '' || rest.length > 0 || (below !== undefined && named === undefined))
    refuse({ code: 2500, message: `Unknown path components: /${path.slice(1).join('/')}` });
  if (token === undefined) {
    refuse(
      first === 'me'
        ? { code: 2500, message: 'An active access token must be used to query information about the current user.' }
        : { code: 104, message: 'An access token is required to request this resource.' },
    );
  }
  const grant = requireGrant(context, token);
  checkProof(context, token, asked);
  const person = context.state.people.get(grant.userId);
  const authorization = context.state.authorizations.get(grant.userId);
  if (person === undefined || authorization === undefined) throw new Error('A living token has its person.');
  const nodeId = resolve(context, first, grant);
  const kind = kindOf(context, nodeId);
  if (kind === undefined) refuseObject(first, method);
  const call: GraphCall = {
    context,
    method,
    version,
    nodeId,
    edge,
    parameters: named === undefined ? asked : parameters({ ...asked.raw, ...named }),
    upload,
    grant,
    person,
    authorization,
    tell: (headers) => void reply.headers(headers),
  };
  countCall(call, kind);
  const handler = calls[`${method} ${kind}${edge === undefined ? '' : `/${edge}`}`];
  if (handler !== undefined) return handler(call);
  if (edge === undefined || method !== 'GET') refuseObject(first, method);
  return refuseField(edge, kind);
}

/** Refused in Meta's words, whatever goes wrong below the listener. */
export function answerInMetasWords(app: FastifyInstance, context: FacebookContext, log: (line: string) => void): void {
  const send = (reply: FastifyReply, problem: GraphProblem, status = statusOf(problem)) => {
    if (status === 401) {
      const description = problem.message.replaceAll('"', "'");
      reply.header('www-authenticate', `OAuth "Facebook Platform" "invalid_token" "${description}"`);
    }
    return reply.code(status).send(errorBody(problem, context.random));
  };
  app.setNotFoundHandler(async (request, reply) =>
    send(reply, {
      code: 100,
      subcode: 33,
      type: 'GraphMethodException',
      message: `Unsupported ${request.method.toLowerCase()} request.`,
    }),
  );
  app.setErrorHandler(async (error, request, reply) => {
    if (error instanceof GraphRefusal) return send(reply, error.problem);
    const status = (error as { statusCode?: number }).statusCode ?? 500;
    if (status < 500) return send(reply, { code: 100, message: `(#100) ${(error as Error).message}` }, status);
    log(
      `practice Facebook failed on ${request.method} ${request.url.split('?')[0] ?? ''}: ${(error as Error).stack ?? String(error)}`,
    );
    return send(reply, UNKNOWN);
  });
}

function locate(
  context: FacebookContext,
  request: FastifyRequest,
): { readonly version: string; readonly path: readonly string[] } {
  const segments = (request.url.split('?')[0] ?? '')
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  const [first = '', ...rest] = segments;
  switch (versionState(first, context.clock.now())) {
    case 'absent':
      return { version: DEFAULT_VERSION, path: segments };
    case 'live':
      return { version: first, path: rest };
    case 'ended':
      return refuse({
        code: 2635,
        message: `(#2635) You are calling a deprecated version of the API. Please update to the latest version: ${LATEST_VERSION}.`,
      });
    case 'unknown':
      return refuse({ code: 2500, message: `Unknown path components: /${segments.join('/')}` });
  }
}

async function rawParameters(request: FastifyRequest): Promise<{
  readonly raw: Readonly<Record<string, unknown>>;
  readonly upload: Upload | undefined;
}> {
  const query = Object.fromEntries(new URL(request.url, 'http://localhost').searchParams);
  if (request.isMultipart()) {
    const { fields, upload } = await readMultipart(request);
    return { raw: { ...query, ...fields }, upload };
  }
  const body =
    typeof request.body === 'object' && request.body !== null ? (request.body as Record<string, unknown>) : {};
  return { raw: { ...query, ...body }, upload: undefined };
}

function bearer(request: FastifyRequest, asked: Parameters): string | undefined {
  const header = /^(?:Bearer|OAuth) (\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
  return header ?? asked.text('access_token');
}

/** `me`, a plain id, or an item by its own key: `catalog:<catalogue>:<base64url of the retailer id>`. */
function resolve(context: FacebookContext, first: string, grant: Grant): string {
  if (first === 'me') return grant.pageId ?? grant.userId;
  const [, catalogId, encoded] = /^catalog:(\d+):([A-Za-z0-9_=-]+)$/.exec(first) ?? [];
  if (catalogId === undefined || encoded === undefined) return first;
  const retailerId = Buffer.from(encoded, 'base64url').toString('utf8');
  return context.state.itemsByRetailerId.get(`${catalogId}/${retailerId}`) ?? first;
}

function kindOf(context: FacebookContext, nodeId: string): NodeKind | undefined {
  return /^\d+_\d+$/.test(nodeId) ? 'PagePost' : context.state.nodes.get(nodeId);
}
