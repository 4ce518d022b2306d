import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { consentForm, donePage, EXPIRED, problemPage } from '../consent-form.ts';
import { addressWith, decide, guardConsent, keepTicket, TICKET_MS, type ConsentSteps } from '../consent.ts';
import { practicePage } from '../html.ts';
import { USER_NAMES } from '../seller-names.ts';
import { showPage } from '../web-answers.ts';
import type { OfferUpContext } from './context.ts';
import { issueCode } from './grants.ts';
import { SEED_SELLERS, signIn } from './sellers.ts';
import type { Ticket } from './state.ts';

/** Where the consent of the practice registration ends; a page of the auth host itself. */
export const CONNECTED_PATH = '/crossdock/connected';
const DECISION_PATH = '/oauth/authorize/decision';
const SCOPES: ReadonlySet<string> = new Set(['listings:read', 'listings:write', 'users:read']);

const querySchema = z.object({
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  response_type: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
});

/** `GET /oauth/authorize`: the seller says who they are and agrees or declines, without scripts. */
export function serveConsent(app: FastifyInstance, context: OfferUpContext): void {
  guardConsent(app);

  app.get('/oauth/authorize', async (request, reply) => {
    const asked = askedFor(context, request.query);
    return typeof asked === 'string'
      ? showPage(reply, problemPage(asked), 400)
      : showPage(reply, consentPage(keepTicket(context, asked)));
  });

  const steps: ConsentSteps<Ticket> = {
    expired: problemPage(EXPIRED),
    again: (ticketId, refusedName) => consentPage(ticketId, refusedName.trim()),
    declined: ({ redirectUri, state }) => addressWith(redirectUri, { error: 'access_denied', state }),
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
  client: 'The client_id is not known here.',
  redirect: 'The redirect_uri is not the one of this registration.',
  type: 'response_type must be "code".',
  scope: 'An unknown scope was asked for.',
  pkce: 'Only the PKCE method S256 is known.',
  request: 'The request is not complete.',
} as const;

/** What the app asks the seller for, or what is wrong with that. */
function askedFor(context: OfferUpContext, raw: unknown): Ticket | string {
  const query = querySchema.safeParse(raw).data;
  if (query === undefined) return PROBLEMS.request;
  const { state, code_challenge: challenge } = query;
  const redirectUri = `${context.urls().auth}${CONNECTED_PATH}`;
  const scopes = query.scope.split(' ').filter((name) => name !== '');
  if (query.client_id !== context.application().clientId) return PROBLEMS.client;
  if (query.redirect_uri !== redirectUri) return PROBLEMS.redirect;
  if (query.response_type !== 'code') return PROBLEMS.type;
  if (scopes.length === 0 || !scopes.every((scope) => SCOPES.has(scope))) return PROBLEMS.scope;
  if (challenge !== undefined && query.code_challenge_method !== 'S256') return PROBLEMS.pkce;
  return { redirectUri, scopes, state, challenge, expiresAt: context.clock.now() + TICKET_MS };
}

const consentPage = (ticketId: string, refusedName?: string): string =>
  practicePage(
    'Sign in and agree',
    `<h1>Crossdock would like to use your practice OfferUp account</h1>
<p>OfferUp itself has no public API. This page belongs to the practice endpoint of this app.
It will be able to see and change your listings here.</p>
${consentForm({ action: DECISION_PATH, ticketId, sellers: SEED_SELLERS, names: USER_NAMES, refusedName })}`,
  );
