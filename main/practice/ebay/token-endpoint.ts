import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EbayContext } from './context.ts';
import { ACCESS_TOKEN_SECONDS, alive, issueAccessToken, issueRefreshToken, REFRESH_TOKEN_SECONDS } from './grants.ts';
import { APPLICATION_SCOPES, parseScopes } from './scopes.ts';

const tokenRequestSchema = z.object({
  grant_type: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
});
type TokenRequest = z.infer<typeof tokenRequestSchema>;

type TokenAnswer = { readonly status: 200; readonly body: Readonly<Record<string, string | number>> } | TokenError;
interface TokenError {
  readonly status: 400 | 401;
  readonly body: { readonly error: string; readonly error_description: string };
}

function tokenError(error: string, description: string, status: 400 | 401 = 400): TokenError {
  return { status, body: { error, error_description: description } };
}

/** `POST /identity/v1/oauth2/token` on api.ebay.com. Rules and answers: ebay.md section 2. */
export function serveTokens(app: FastifyInstance, context: EbayContext): void {
  app.post('/identity/v1/oauth2/token', async (request, reply) => {
    const answer = context.store.transaction(() => {
      if (!knowsSecret(context, request.headers.authorization)) {
        return tokenError('invalid_client', 'client authentication failed', 401);
      }
      const form = tokenRequestSchema.safeParse(request.body);
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
      if (!isForm || !form.success)
        return tokenError('invalid_request', 'request is missing a required parameter or malformed');
      return grant(context, form.data);
    });
    return reply.code(answer.status).header('cache-control', 'no-store').send(answer.body);
  });
}

function grant(context: EbayContext, form: TokenRequest): TokenAnswer {
  switch (form.grant_type) {
    case 'authorization_code':
      return exchangeCode(context, form);
    case 'refresh_token':
      return refresh(context, form);
    case 'client_credentials':
      return applicationToken(context, form);
    case undefined:
      return tokenError('invalid_request', 'grant_type is missing');
    default:
      return tokenError('unsupported_grant_type', 'grant type in request is not supported by the authorization server');
  }
}

function exchangeCode(context: EbayContext, form: TokenRequest): TokenAnswer {
  const invalid = tokenError(
    'invalid_grant',
    'the provided authorization grant code is invalid or was issued to another client',
  );
  if (form.redirect_uri !== context.application().ruName) return invalid;
  const stored = context.state.codes.get(form.code ?? '');
  const code = alive(context, stored);
  if (code === undefined || code.userId === undefined || code.used === true) return invalid;
  context.state.codes.put(code.token, { ...code, used: true });
  return {
    status: 200,
    body: {
      access_token: issueAccessToken(context, code.userId, code.scopes),
      expires_in: ACCESS_TOKEN_SECONDS,
      refresh_token: issueRefreshToken(context, code.userId, code.scopes),
      refresh_token_expires_in: REFRESH_TOKEN_SECONDS,
      token_type: 'User Access Token',
    },
  };
}

/** The refresh token is not rotated: the answer holds none. A narrower scope is allowed, a wider one is not. */
function refresh(context: EbayContext, form: TokenRequest): TokenAnswer {
  const consent = alive(context, context.state.refreshTokens.get(form.refresh_token ?? ''));
  if (consent === undefined || consent.userId === undefined) {
    return tokenError(
      'invalid_grant',
      'the provided authorization refresh token is invalid or was issued to another client',
    );
  }
  const scopes = form.scope === undefined ? consent.scopes : parseScopes(form.scope);
  if (scopes === undefined || !scopes.every((scope) => consent.scopes.includes(scope))) {
    return tokenError(
      'invalid_scope',
      'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client',
    );
  }
  return {
    status: 200,
    body: {
      access_token: issueAccessToken(context, consent.userId, scopes),
      expires_in: ACCESS_TOKEN_SECONDS,
      token_type: 'User Access Token',
    },
  };
}

function applicationToken(context: EbayContext, form: TokenRequest): TokenAnswer {
  const scopes = parseScopes(form.scope ?? '');
  if (scopes === undefined || !scopes.every((scope) => APPLICATION_SCOPES.has(scope))) {
    return tokenError(
      'invalid_scope',
      'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client',
    );
  }
  return {
    status: 200,
    body: {
      access_token: issueAccessToken(context, undefined, scopes),
      expires_in: ACCESS_TOKEN_SECONDS,
      token_type: 'Application Access Token',
    },
  };
}

function knowsSecret(context: EbayContext, header: string | undefined): boolean {
  const encoded = /^Basic ([A-Za-z0-9+/=]+)$/.exec(header ?? '')?.[1];
  if (encoded === undefined) return false;
  const application = context.application();
  const given = Buffer.from(Buffer.from(encoded, 'base64').toString('utf8'));
  const expected = Buffer.from(`${application.clientId}:${application.clientSecret}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
