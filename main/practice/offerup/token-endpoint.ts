import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Answer } from '../answers.ts';
import { alive, challengeOf, isSecret, oauthError, sendTokens } from '../oauth.ts';
import type { OfferUpContext } from './context.ts';
import { ACCESS_TOKEN_SECONDS, issueAccessToken, issueRefreshToken, revokeConsentOf } from './grants.ts';
import type { Grant } from './state.ts';

const tokenSchema = z.object({
  grant_type: z.string(),
  client_id: z.string(),
  client_secret: z.string(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
  refresh_token: z.string().optional(),
});
type TokenRequest = z.infer<typeof tokenSchema>;

const revokeSchema = z.object({ token: z.string(), client_id: z.string(), client_secret: z.string() });

const NOT_JSON = oauthError('invalid_request', 'The body must be JSON.', 415);
const NOT_COMPLETE = oauthError('invalid_request', 'The request is not complete.');
const WRONG_CLIENT = oauthError('invalid_client', 'The client id and secret do not match.', 401);

/** `POST /oauth/token` and, this project's own addition, `POST /oauth/revoke`. Both take JSON; a form is refused with 415. */
export function serveTokens(app: FastifyInstance, context: OfferUpContext): void {
  for (const [path, answerTo] of [
    ['/oauth/token', token],
    ['/oauth/revoke', revoke],
  ] as const) {
    app.post(path, async (request, reply) => {
      const isJson = request.headers['content-type']?.startsWith('application/json') === true;
      return sendTokens(reply, isJson ? context.store.transaction(() => answerTo(context, request.body)) : NOT_JSON);
    });
  }
}

function token(context: OfferUpContext, body: unknown): Answer {
  const parsed = tokenSchema.safeParse(body);
  if (!parsed.success) return NOT_COMPLETE;
  if (!knows(context, parsed.data)) return WRONG_CLIENT;
  switch (parsed.data.grant_type) {
    case 'authorization_code':
      return exchange(context, parsed.data);
    case 'refresh_token':
      return refresh(context, parsed.data);
    default:
      return oauthError('unsupported_grant_type', 'This grant type is not known here.');
  }
}

/** A repeated redirect_uri is checked when it is there; so is the PKCE verifier, which a challenge makes obligatory. */
function exchange(context: OfferUpContext, request: TokenRequest): Answer {
  const invalid = oauthError('invalid_grant', 'The code is not valid: used, expired, or of another request.');
  const code = alive(context, context.state.codes.get(request.code ?? ''));
  if (code === undefined || code.used === true) return invalid;
  if (request.redirect_uri !== undefined && request.redirect_uri !== code.redirectUri) return invalid;
  if (code.challenge !== undefined && code.challenge !== challengeOf(request.code_verifier ?? '')) return invalid;
  context.state.codes.put(code.token, { ...code, used: true });
  return issued(context, code);
}

/** Each refresh brings a new refresh token. The one before it passes once more: the answer may have been lost. */
function refresh(context: OfferUpContext, request: TokenRequest): Answer {
  const grant = alive(context, context.state.refreshTokens.get(request.refresh_token ?? ''));
  if (grant === undefined) return oauthError('invalid_grant', 'The refresh token is not valid any more.');
  if (grant.replaced === true) context.state.refreshTokens.delete(grant.token);
  else context.state.refreshTokens.put(grant.token, { ...grant, replaced: true });
  return issued(context, grant);
}

const issued = (context: OfferUpContext, grant: Grant): Answer => ({
  status: 200,
  body: {
    access_token: issueAccessToken(context, grant),
    refresh_token: issueRefreshToken(context, grant),
    expires_in: ACCESS_TOKEN_SECONDS,
    token_type: 'Bearer',
    scope: grant.scopes.join(' '),
  },
});

/** An unknown token is no error: it is gone, which is what was wanted (as in RFC 7009). */
function revoke(context: OfferUpContext, body: unknown): Answer {
  const parsed = revokeSchema.safeParse(body);
  if (!parsed.success) return NOT_COMPLETE;
  if (!knows(context, parsed.data)) return WRONG_CLIENT;
  revokeConsentOf(context, parsed.data.token);
  return { status: 204 };
}

function knows(context: OfferUpContext, given: Pick<TokenRequest, 'client_id' | 'client_secret'>): boolean {
  const { clientId, clientSecret } = context.application();
  return given.client_id === clientId && isSecret(given.client_secret, clientSecret);
}
