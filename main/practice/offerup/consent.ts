import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, PAGE_SECURITY_POLICY, practicePage } from '../html.ts';
import { randomText } from '../random-text.ts';
import { MINUTE_MS, type OfferUpContext } from './context.ts';
import { issueCode } from './grants.ts';
import { SEED_SELLERS, signIn } from './sellers.ts';

/** Where the consent of the practice registration ends; a page of the auth host itself. */
export const CONNECTED_PATH = '/crossdock/connected';
const TICKET_MS = 10 * MINUTE_MS;
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
type Query = z.infer<typeof querySchema>;

const decisionSchema = z.object({
  ticket: z.string(),
  seller: z.string().default(''),
  other: z.string().default(''),
  decision: z.enum(['agree', 'decline']),
});

/** `GET /oauth/authorize`: the seller says who they are and agrees or declines, without scripts. */
export function serveConsent(app: FastifyInstance, context: OfferUpContext): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', PAGE_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    return payload;
  });

  app.get('/oauth/authorize', async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const query = querySchema.safeParse(request.query);
    const problem = query.success ? problemWith(context, query.data) : PROBLEMS.request;
    if (!query.success || problem !== undefined) return reply.code(400).send(problemPage(problem ?? PROBLEMS.request));
    const { redirect_uri: redirectUri = '', scope, state, code_challenge: challenge } = query.data;
    const ticket = randomText(context.random, 40);
    context.state.tickets.put(ticket, {
      redirectUri,
      scopes: scopesOf(scope),
      ...(state === undefined ? {} : { state }),
      ...(challenge === undefined ? {} : { challenge }),
      expiresAt: context.clock.now() + TICKET_MS,
    });
    return reply.send(consentPage(ticket));
  });

  app.post('/oauth/authorize/decision', async (request, reply) => {
    const form = decisionSchema.safeParse(request.body);
    const ticket = form.success ? context.state.tickets.get(form.data.ticket) : undefined;
    if (!form.success || ticket === undefined || ticket.expiresAt <= context.clock.now()) {
      return reply.code(400).type('text/html; charset=utf-8').send(problemPage(PROBLEMS.expired));
    }
    const leave = (answer: Readonly<Record<string, string>>) => {
      context.state.tickets.delete(form.data.ticket);
      const target = new URL(ticket.redirectUri);
      const state = ticket.state === undefined ? {} : { state: ticket.state };
      for (const [name, value] of Object.entries({ ...answer, ...state })) target.searchParams.set(name, value);
      return reply.redirect(target.href, 302);
    };
    if (form.data.decision === 'decline') return leave({ error: 'access_denied' });
    const other = form.data.other.trim();
    const seller = signIn(context, other === '' ? form.data.seller : other);
    if (seller === undefined) {
      return reply.code(400).type('text/html; charset=utf-8').send(consentPage(form.data.ticket, other));
    }
    const { scopes, redirectUri, challenge } = ticket;
    return leave({ code: issueCode(context, { userId: seller.userId, scopes, redirectUri, challenge }) });
  });

  app.get(CONNECTED_PATH, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(practicePage('Done', '<h1>Done</h1><p>You can close this window and go back to Crossdock.</p>')),
  );
}

const scopesOf = (scope: string): string[] => scope.split(' ').filter((name) => name !== '');

const PROBLEMS = {
  client: 'The client_id is not known here.',
  redirect: 'The redirect_uri is not the one of this registration.',
  type: 'response_type must be "code".',
  scope: 'An unknown scope was asked for.',
  pkce: 'Only the PKCE method S256 is known.',
  request: 'The request is not complete.',
  expired: 'This sign-in has expired. Close the window and start again from Crossdock.',
} as const;

function problemWith(context: OfferUpContext, query: Query): string | undefined {
  if (query.client_id !== context.application().clientId) return PROBLEMS.client;
  if (query.redirect_uri !== `${context.urls().auth}${CONNECTED_PATH}`) return PROBLEMS.redirect;
  if (query.response_type !== 'code') return PROBLEMS.type;
  const scopes = scopesOf(query.scope);
  if (scopes.length === 0 || !scopes.every((scope) => SCOPES.has(scope))) return PROBLEMS.scope;
  return query.code_challenge !== undefined && query.code_challenge_method !== 'S256' ? PROBLEMS.pkce : undefined;
}

const problemPage = (text: string): string =>
  practicePage('Sign-in not possible', `<h1>Sign-in not possible</h1><p>${escapeHtml(text)}</p>`);

function consentPage(ticket: string, refusedName?: string): string {
  const choices = SEED_SELLERS.map(
    ({ name, note }, index) => `
    <label><input type="radio" name="seller" value="${escapeHtml(name)}"${index === 0 ? ' checked' : ''}>
      ${escapeHtml(name)} <small>(${escapeHtml(note)})</small></label>`,
  ).join('');
  const complaint =
    refusedName === undefined
      ? ''
      : `<p role="alert" id="complaint">“${escapeHtml(refusedName)}” cannot be a user name: 5 to 63 letters, digits, dots, hyphens or underscores.</p>`;
  return practicePage(
    'Sign in and agree',
    `<h1>Crossdock would like to use your practice OfferUp account</h1>
<p>OfferUp itself has no public API. This page belongs to the practice endpoint of this app.
It will be able to see and change your listings here.</p>
${complaint}
<form method="post" action="/oauth/authorize/decision">
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
