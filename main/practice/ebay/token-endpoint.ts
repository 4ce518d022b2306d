import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Answer } from '../answers.ts';
import { alive, isSecret, oauthError, sendTokens } from '../oauth.ts';
import type { EbayContext } from './context.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, issueRefreshToken, REFRESH_TOKEN_SECONDS } from './grants.ts';
import { APPLICATION_SCOPES, parseScopes } from './scopes.ts';

const tokenRequestSchema = z.object({
  grant_type: z.string().optional(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  refresh_token: z.string().optional(),
  scope: z.string().optional(),
});
type TokenRequest = z.infer<typeof tokenRequestSchema>;

const INVALID_SCOPE = oauthError(
  'invalid_scope',
  'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client',
);

/** `POST /identity/v1/oauth2/token` on api.ebay.com. Rules and answers: ebay.md section 2. */
export function serveTokens(app: FastifyInstance, context: EbayContext): void {
  app.post('/identity/v1/oauth2/token', async (request, reply) => {
    const answer = context.store.transaction(() => {
      if (!knowsSecret(context, request.headers.authorization)) {
        return oauthError('invalid_client', 'client authentication failed', 401);
      }
      const form = tokenRequestSchema.safeParse(request.body);
      const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
      if (!isForm || !form.success)
        return oauthError('invalid_request', 'request is missing a required parameter or malformed');
      return grant(context, form.data);
    });
    return sendTokens(reply, answer);
  });
}

function grant(context: EbayContext, form: TokenRequest): Answer {
  switch (form.grant_type) {
    case 'authorization_code':
      return exchangeCode(context, form);
    case 'refresh_token':
      return refresh(context, form);
    case 'client_credentials':
      return applicationToken(context, form);
    case undefined:
      return oauthError('invalid_request', 'grant_type is missing');
    default:
      return oauthError('unsupported_grant_type', 'grant type in request is not supported by the authorization server');
  }
}

function exchangeCode(context: EbayContext, form: TokenRequest): Answer {
  const invalid = oauthError(
    'invalid_grant',
    'the provided authorization grant code is invalid or was issued to another client',
  );
  if (form.redirect_uri !== context.application().ruName) return invalid;
  const code = alive(context, context.state.codes.get(form.code ?? ''));
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
function refresh(context: EbayContext, form: TokenRequest): Answer {
  const consent = alive(context, context.state.refreshTokens.get(form.refresh_token ?? ''));
  if (consent === undefined || consent.userId === undefined) {
    return oauthError(
      'invalid_grant',
      'the provided authorization refresh token is invalid or was issued to another client',
    );
  }
  const scopes = form.scope === undefined ? consent.scopes : parseScopes(form.scope);
  if (scopes === undefined || !scopes.every((scope) => consent.scopes.includes(scope))) {
    return INVALID_SCOPE;
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

function applicationToken(context: EbayContext, form: TokenRequest): Answer {
  const scopes = parseScopes(form.scope ?? '');
  if (scopes === undefined || !scopes.every((scope) => APPLICATION_SCOPES.has(scope))) {
    return INVALID_SCOPE;
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
  const { clientId, clientSecret } = context.application();
  return isSecret(Buffer.from(encoded, 'base64').toString('utf8'), `${clientId}:${clientSecret}`);
}
