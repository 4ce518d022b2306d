import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { consentForm, donePage, EXPIRED, problemPage } from '../consent-form.ts';
import { decide, guardConsent, keepTicket, TICKET_MS, type ConsentSteps } from '../consent.ts';
import { practicePage } from '../html.ts';
import { USER_NAMES } from '../seller-names.ts';
import { showPage } from '../web-answers.ts';
import type { EbayContext } from './context.ts';
import { CODE_SECONDS, issueCode } from './grants.ts';
import { parseScopes } from './scopes.ts';
import { SEED_SELLERS, signIn } from './sellers.ts';
import type { ConsentTicket } from './state.ts';

/** What the RuName record of the practice key set points at; the pages are served by the auth host itself. */
export const ACCEPTED_PATH = '/crossdock/accepted';
const DECLINED_PATH = '/crossdock/declined';
const DECISION_PATH = '/oauth2/authorize/decision';

const authorizeQuerySchema = z.object({
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  response_type: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().optional(),
});

/**
 * The consent page of auth.ebay.com: the seller says who they are and agrees or declines, without scripts.
 * As at eBay, `redirect_uri` is the RuName, and the browser is sent to the URLs of that RuName's record.
 */
export function serveConsent(app: FastifyInstance, context: EbayContext): void {
  guardConsent(app);

  app.get('/oauth2/authorize', async (request, reply) => {
    const asked = askedFor(context, request.query);
    return typeof asked === 'string'
      ? showPage(reply, problemPage(PROBLEMS[asked], asked), 400)
      : showPage(reply, consentPage(keepTicket(context, asked)));
  });

  const leave = (path: string, { state }: ConsentTicket, answer: Readonly<Record<string, string>>) => {
    const query = new URLSearchParams({ ...(state === undefined ? {} : { state }), ...answer });
    return `${context.urls().auth}${path}?${query.toString()}`;
  };
  const steps: ConsentSteps<ConsentTicket> = {
    expired: problemPage(PROBLEMS.expired_request, 'expired_request'),
    again: consentPage,
    declined: (ticket) =>
      leave(DECLINED_PATH, ticket, {
        error: 'access_denied',
        error_description: 'The resource owner denied the request',
      }),
    agreed: (ticket, name) => {
      const seller = signIn(context, name);
      if (seller === undefined) return undefined;
      const code = issueCode(context, seller.userId, ticket.scopes);
      return leave(ACCEPTED_PATH, ticket, { code, expires_in: String(CODE_SECONDS) });
    },
  };
  app.post(DECISION_PATH, async (request, reply) => decide(context, steps, reply, request.body));

  app.get(ACCEPTED_PATH, async (_request, reply) => showPage(reply, donePage('Connected')));
  app.get(DECLINED_PATH, async (_request, reply) =>
    showPage(reply, practicePage('Not connected', '<h1>Not connected</h1><p>You declined. Nothing was shared.</p>')),
  );
}

const PROBLEMS = {
  unauthorized_client: 'The OAuth client was not found. Check the App ID (client_id).',
  invalid_request: 'Input request parameters are invalid. redirect_uri must be the RuName of this key set.',
  unsupported_response_type: 'response_type must be "code".',
  invalid_scope: 'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client.',
  expired_request: EXPIRED,
} as const;

/** What the app asks the seller for, or what is wrong with that. */
function askedFor(context: EbayContext, raw: unknown): ConsentTicket | keyof typeof PROBLEMS {
  const query = authorizeQuerySchema.safeParse(raw).data;
  const { clientId, ruName } = context.application();
  if (query === undefined) return 'invalid_request';
  if (query.client_id !== clientId) return 'unauthorized_client';
  if (query.redirect_uri !== ruName) return 'invalid_request';
  if (query.response_type !== 'code') return 'unsupported_response_type';
  const scopes = parseScopes(query.scope);
  if (scopes === undefined) return 'invalid_scope';
  return { scopes, state: query.state, expiresAt: context.clock.now() + TICKET_MS };
}

const consentPage = (ticketId: string, refusedName?: string): string =>
  practicePage(
    'Sign in and agree',
    `<h1>Crossdock would like to use your practice eBay account</h1>
<p>It will be able to see and change your listings, orders, policies and locations.</p>
${consentForm({
  action: DECISION_PATH,
  ticketId,
  sellers: SEED_SELLERS.map(({ username, note }) => ({ name: username, note })),
  names: USER_NAMES,
  refusedName,
})}`,
  );
