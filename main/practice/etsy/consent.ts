import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { consentForm, donePage, EXPIRED, problemPage } from '../consent-form.ts';
import { addressWith, decide, guardConsent, keepTicket, TICKET_MS, type ConsentSteps } from '../consent.ts';
import { practicePage } from '../html.ts';
import { USER_NAMES } from '../seller-names.ts';
import { showPage } from '../web-answers.ts';
import type { EtsyContext } from './context.ts';
import { issueCode } from './grants.ts';
import { parseScopes } from './scopes.ts';
import { SEED_SELLERS, signIn } from './sellers.ts';
import type { Ticket } from './state.ts';

export const CONNECT_PATH = '/oauth/connect';
/** The callback URL that the practice key has registered; a page of the consent host itself. */
export const CONNECTED_PATH = '/crossdock/connected';
const DECISION_PATH = `${CONNECT_PATH}/decision`;

const querySchema = z.object({
  response_type: z.string().optional(),
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().default(''),
  code_challenge: z.string().default(''),
  code_challenge_method: z.string().optional(),
});

/**
 * `GET /oauth/connect` of www.etsy.com: the seller says who they are and agrees or declines, without scripts.
 * What is wrong with the request is shown here and never told to the redirect, which cannot be trusted then.
 */
export function serveConsent(app: FastifyInstance, context: EtsyContext): void {
  guardConsent(app);

  app.get(CONNECT_PATH, async (request, reply) => {
    const asked = askedFor(context, request.query);
    return typeof asked === 'string'
      ? showPage(reply, problemPage(asked), 400)
      : showPage(reply, consentPage(keepTicket(context, asked)));
  });

  const steps: ConsentSteps<Ticket> = {
    expired: problemPage(EXPIRED),
    again: (ticketId, refusedName) => consentPage(ticketId, refusedName.trim()),
    declined: ({ redirectUri, state }) =>
      addressWith(redirectUri, { error: 'access_denied', error_description: 'The user denied the request.', state }),
    agreed: ({ scopes, redirectUri, challenge, state }, name) => {
      const seller = signIn(context, name);
      if (seller === undefined) return undefined;
      const code = issueCode(context, { userId: seller.userId, scopes, redirectUri, challenge });
      return addressWith(redirectUri, { code, state });
    },
  };
  app.post(DECISION_PATH, async (request, reply) => decide(context, steps, reply, request.body));

  app.get(CONNECTED_PATH, async (_request, reply) => showPage(reply, donePage('Done')));
}

const PROBLEMS = {
  client: 'The application that is requesting authentication is not known. Check the keystring (client_id).',
  redirect: 'The requested redirect URL is not permitted.',
  type: 'response_type must be "code".',
  scope: 'The requested scope is invalid or unknown.',
  state: 'state is required and must not be empty.',
  pkce: 'code_challenge and code_challenge_method=S256 are required.',
  request: 'The request is not complete.',
} as const;

/** A SHA-256 hash in base64url: 43 characters, no padding. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

/** What the app asks the seller for, or what is wrong with that. */
function askedFor(context: EtsyContext, raw: unknown): Ticket | string {
  const query = querySchema.safeParse(raw).data;
  if (query === undefined) return PROBLEMS.request;
  const { state, code_challenge: challenge } = query;
  const redirectUri = `${context.urls().auth}${CONNECTED_PATH}`;
  if (query.client_id !== context.application().keystring) return PROBLEMS.client;
  if (query.redirect_uri !== redirectUri) return PROBLEMS.redirect;
  if (query.response_type !== 'code') return PROBLEMS.type;
  const scopes = parseScopes(query.scope);
  if (scopes === undefined) return PROBLEMS.scope;
  if (state === '') return PROBLEMS.state;
  if (query.code_challenge_method !== 'S256' || !CHALLENGE.test(challenge)) return PROBLEMS.pkce;
  return { redirectUri, scopes, state, challenge, expiresAt: context.clock.now() + TICKET_MS };
}

const consentPage = (ticketId: string, refusedName?: string): string =>
  practicePage(
    'Sign in and agree',
    `<h1>Crossdock would like to use your practice Etsy shop</h1>
<p>It will be able to see and change your listings, your shop's profiles and policies, and your orders.</p>
${consentForm({ action: DECISION_PATH, ticketId, sellers: SEED_SELLERS, names: USER_NAMES, refusedName })}`,
  );
