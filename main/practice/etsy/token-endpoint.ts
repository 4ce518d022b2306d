import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Answer } from '../answers.ts';
import { challengeOf, oauthError, sendTokens } from '../oauth.ts';
import type { EtsyContext } from './context.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, issueRefreshToken, useCode, useRefreshToken } from './grants.ts';

export const TOKEN_PATH = '/v3/public/oauth/token';

const tokenRequestSchema = z.object({
  grant_type: z.string().optional(),
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  code: z.string().default(''),
  code_verifier: z.string().default(''),
  refresh_token: z.string().default(''),
});
type TokenRequest = z.infer<typeof tokenRequestSchema>;

/** `POST /v3/public/oauth/token`: no secret, no API key; a form as documented, and JSON, which clients in the wild send. */
export function serveTokens(app: FastifyInstance, context: EtsyContext): void {
  app.post(TOKEN_PATH, async (request, reply) => {
    const parsed = tokenRequestSchema.safeParse(request.body ?? {});
    // The log keeps no secrets; the listener knows the common ones, the verifier is known here only.
    if (parsed.success && parsed.data.code_verifier !== '') {
      request.practice.recordedBody = { ...parsed.data, code: '…', code_verifier: '…' };
    }
    const answer = parsed.success
      ? context.store.transaction(() => grant(context, parsed.data))
      : oauthError('invalid_request', 'The request is malformed.');
    return sendTokens(reply, answer);
  });
}

function grant(context: EtsyContext, request: TokenRequest): Answer {
  if (request.client_id === undefined) return oauthError('invalid_request', 'client_id is required');
  if (request.client_id !== context.application().keystring) {
    return oauthError('invalid_client', 'client_id is invalid', 401);
  }
  switch (request.grant_type) {
    case 'authorization_code':
      return exchange(context, request);
    case 'refresh_token':
      return refresh(context, request);
    case undefined:
      return oauthError('invalid_request', 'grant_type is required');
    default:
      return oauthError('unsupported_grant_type', `grant_type ${request.grant_type} is not supported`);
  }
}

/** 43 to 128 unreserved characters, as RFC 7636 has them. */
const VERIFIER = /^[A-Za-z0-9._~-]{43,128}$/;

/** A code is spent by the first attempt, right or wrong. */
function exchange(context: EtsyContext, request: TokenRequest): Answer {
  if (!VERIFIER.test(request.code_verifier))
    return oauthError('invalid_request', 'code_verifier is missing or malformed');
  const code = useCode(context, request.code);
  if (code === undefined) return oauthError('invalid_grant', 'code is invalid, expired or was used before');
  if (request.redirect_uri !== code.redirectUri) return oauthError('invalid_grant', 'redirect_uri does not match');
  if (challengeOf(request.code_verifier) !== code.challenge) {
    return oauthError('invalid_grant', 'code_verifier does not match the code_challenge');
  }
  return issued(context, code.userId, code.scopes);
}

/** Every refresh hands out a new refresh token; the one it was made with is dead, the strict reading of the rotation. */
function refresh(context: EtsyContext, request: TokenRequest): Answer {
  const consent = useRefreshToken(context, request.refresh_token);
  if (consent === undefined) return oauthError('invalid_grant', 'refresh_token is revoked');
  return issued(context, consent.userId, consent.scopes);
}

const issued = (context: EtsyContext, userId: number, scopes: readonly string[]): Answer => ({
  status: 200,
  body: {
    access_token: issueAccessToken(context, userId, scopes),
    token_type: 'Bearer',
    expires_in: ACCESS_TOKEN_SECONDS,
    refresh_token: issueRefreshToken(context, userId, scopes),
    scope: scopes.join(' '),
  },
});
