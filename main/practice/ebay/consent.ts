import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, PAGE_SECURITY_POLICY, practicePage } from '../html.ts';
import { randomText } from '../random-text.ts';
import type { EbayContext } from './context.ts';
import { CODE_SECONDS, issueCode } from './grants.ts';
import { parseScopes } from './scopes.ts';
import { SEED_SELLERS, signIn } from './sellers.ts';

/** What the RuName record of the practice key set points at; the pages are served by the auth host itself. */
export const ACCEPTED_PATH = '/crossdock/accepted';
const DECLINED_PATH = '/crossdock/declined';
const TICKET_MS = 10 * 60 * 1000;

const authorizeQuerySchema = z.object({
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  response_type: z.string().optional(),
  scope: z.string().optional(),
  state: z.string().optional(),
});

const decisionSchema = z.object({
  ticket: z.string(),
  seller: z.string().default(''),
  other: z.string().default(''),
  decision: z.enum(['agree', 'decline']),
});

/**
 * The consent page of auth.ebay.com: the seller says who they are and agrees or declines, without scripts.
 * As at eBay, `redirect_uri` is the RuName, and the browser is sent to the URLs of that RuName's record.
 */
export function serveConsent(app: FastifyInstance, context: EbayContext): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', PAGE_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    return payload;
  });

  app.get('/oauth2/authorize', async (request, reply) => {
    const query = authorizeQuerySchema.safeParse(request.query);
    const problem = query.success ? problemWith(context, query.data) : 'invalid_request';
    if (!query.success || problem !== undefined) {
      return reply
        .code(400)
        .type('text/html; charset=utf-8')
        .send(problemPage(problem ?? 'invalid_request'));
    }
    const ticket = randomText(context.random, 40);
    context.state.tickets.put(ticket, {
      scopes: [...(parseScopes(query.data.scope ?? '') ?? [])],
      ...(query.data.state === undefined ? {} : { state: query.data.state }),
      expiresAt: context.clock.now() + TICKET_MS,
    });
    return reply.type('text/html; charset=utf-8').send(consentPage(ticket));
  });

  app.post('/oauth2/authorize/decision', async (request, reply) => {
    const form = decisionSchema.safeParse(request.body);
    const ticket = form.success ? context.state.tickets.get(form.data.ticket) : undefined;
    if (!form.success || ticket === undefined || ticket.expiresAt <= context.clock.now()) {
      return reply.code(400).type('text/html; charset=utf-8').send(problemPage('expired_request'));
    }
    const state = ticket.state === undefined ? {} : { state: ticket.state };
    if (form.data.decision === 'decline') {
      context.state.tickets.delete(form.data.ticket);
      const answer = { ...state, error: 'access_denied', error_description: 'The resource owner denied the request' };
      return reply.redirect(`${context.urls().auth}${DECLINED_PATH}?${new URLSearchParams(answer).toString()}`, 302);
    }
    const seller = signIn(context, form.data.other.trim() === '' ? form.data.seller : form.data.other.trim());
    if (seller === undefined) {
      return reply.code(400).type('text/html; charset=utf-8').send(consentPage(form.data.ticket, form.data.other));
    }
    context.state.tickets.delete(form.data.ticket);
    const code = issueCode(context, seller.userId, ticket.scopes);
    const answer = new URLSearchParams({ ...state, code, expires_in: String(CODE_SECONDS) });
    return reply.redirect(`${context.urls().auth}${ACCEPTED_PATH}?${answer.toString()}`, 302);
  });

  app.get(ACCEPTED_PATH, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(practicePage('Connected', '<h1>Connected</h1><p>You can close this window and go back to Crossdock.</p>')),
  );
  app.get(DECLINED_PATH, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(practicePage('Not connected', '<h1>Not connected</h1><p>You declined. Nothing was shared.</p>')),
  );
}

function problemWith(context: EbayContext, query: z.infer<typeof authorizeQuerySchema>): string | undefined {
  const application = context.application();
  if (query.client_id !== application.clientId) return 'unauthorized_client';
  if (query.redirect_uri !== application.ruName) return 'invalid_request';
  if (query.response_type !== 'code') return 'unsupported_response_type';
  return parseScopes(query.scope ?? '') === undefined ? 'invalid_scope' : undefined;
}

const PROBLEMS: Readonly<Record<string, string>> = {
  unauthorized_client: 'The OAuth client was not found. Check the App ID (client_id).',
  invalid_request: 'Input request parameters are invalid. redirect_uri must be the RuName of this key set.',
  unsupported_response_type: 'response_type must be "code".',
  invalid_scope: 'The requested scope is invalid, unknown, malformed, or exceeds the scope granted to the client.',
  expired_request: 'This sign-in has expired. Close the window and start again from Crossdock.',
};

function problemPage(code: string): string {
  return practicePage(
    'Sign-in not possible',
    `<h1>Sign-in not possible</h1><p>${escapeHtml(PROBLEMS[code] ?? code)}</p><p><code>${escapeHtml(code)}</code></p>`,
  );
}

function consentPage(ticket: string, refusedName?: string): string {
  const choices = SEED_SELLERS.map(
    (seller, index) => `
    <label><input type="radio" name="seller" value="${escapeHtml(seller.username)}"${index === 0 ? ' checked' : ''}>
      ${escapeHtml(seller.username)} <small>(${escapeHtml(seller.note)})</small></label>`,
  ).join('');
  const complaint =
    refusedName === undefined
      ? ''
      : `<p role="alert" id="complaint">“${escapeHtml(refusedName)}” cannot be a user name: 5 to 63 letters, digits, dots, hyphens or underscores.</p>`;
  return practicePage(
    'Sign in and agree',
    `<h1>Crossdock would like to use your practice eBay account</h1>
<p>It will be able to see and change your listings, orders, policies and locations.</p>
${complaint}
<form method="post" action="/oauth2/authorize/decision">
  <input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
  <fieldset><legend>Which practice seller are you?</legend>${choices}
    <label for="other">Or another user name</label>
    <input type="text" id="other" name="other" autocomplete="off" value="">
  </fieldset>
  <p><button class="agree" type="submit" name="decision" value="agree">Agree</button>
     <button class="decline" type="submit" name="decision" value="decline">Decline</button></p>
</form>`,
  );
}
