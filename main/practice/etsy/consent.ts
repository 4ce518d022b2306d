import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, PAGE_SECURITY_POLICY, practicePage } from '../html.ts';
import { randomText } from '../random-text.ts';
import { connectPage, problemPage } from './consent-page.ts';
import type { EtsyContext } from './context.ts';
import { issueCode } from './grants.ts';
import { parseScopes } from './scopes.ts';
import { signIn } from './sellers.ts';

export const CONNECT_PATH = '/oauth/connect';
/** The callback URL that the practice key has registered; a page of the consent host itself. */
export const CONNECTED_PATH = '/crossdock/connected';
const TICKET_MS = 10 * 60 * 1000;

const querySchema = z.object({
  response_type: z.string().optional(),
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().default(''),
  code_challenge: z.string().default(''),
  code_challenge_method: z.string().optional(),
});
type Query = z.infer<typeof querySchema>;

const decisionSchema = z.object({
  ticket: z.string(),
  seller: z.string().default(''),
  other: z.string().default(''),
  decision: z.enum(['agree', 'decline']),
});

/**
 * `GET /oauth/connect` of www.etsy.com: the seller says who they are and agrees or declines, without scripts.
 * What is wrong with the request is shown here and never told to the redirect, which cannot be trusted then.
 */
export function serveConsent(app: FastifyInstance, context: EtsyContext): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', PAGE_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    return payload;
  });

  app.get(CONNECT_PATH, async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const query = querySchema.safeParse(request.query);
    const problem = query.success ? problemWith(context, query.data) : PROBLEMS.request;
    if (!query.success || problem !== undefined) return reply.code(400).send(problemPage(problem ?? PROBLEMS.request));
    const { redirect_uri: redirectUri = '', scope, state, code_challenge: challenge } = query.data;
    const ticket = randomText(context.random, 40);
    context.state.tickets.put(ticket, {
      redirectUri,
      scopes: [...(parseScopes(scope) ?? [])],
      state,
      challenge,
      expiresAt: context.clock.now() + TICKET_MS,
    });
    return reply.send(connectPage(ticket));
  });

  app.post(`${CONNECT_PATH}/decision`, async (request, reply) => {
    const form = decisionSchema.safeParse(request.body);
    const ticket = form.success ? context.state.tickets.get(form.data.ticket) : undefined;
    if (!form.success || ticket === undefined || ticket.expiresAt <= context.clock.now()) {
      return reply.code(400).type('text/html; charset=utf-8').send(problemPage(PROBLEMS.expired));
    }
    const leave = (answer: Readonly<Record<string, string>>) => {
      context.state.tickets.delete(form.data.ticket);
      const target = new URL(ticket.redirectUri);
      for (const [name, value] of Object.entries({ ...answer, state: ticket.state })) {
        target.searchParams.set(name, value);
      }
      return reply.redirect(target.href, 302);
    };
    if (form.data.decision === 'decline') {
      return leave({ error: 'access_denied', error_description: 'The user denied the request.' });
    }
    const other = form.data.other.trim();
    const seller = signIn(context, other === '' ? form.data.seller : other);
    if (seller === undefined) {
      return reply.code(400).type('text/html; charset=utf-8').send(connectPage(form.data.ticket, other));
    }
    const { scopes, redirectUri, challenge } = ticket;
    return leave({ code: issueCode(context, { userId: seller.userId, scopes, redirectUri, challenge }) });
  });

  app.get(CONNECTED_PATH, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(
        practicePage(
          'Done',
          `<h1>Done</h1><p>${escapeHtml('You can close this window and go back to Crossdock.')}</p>`,
        ),
      ),
  );
}

const PROBLEMS = {
  client: 'The application that is requesting authentication is not known. Check the keystring (client_id).',
  redirect: 'The requested redirect URL is not permitted.',
  type: 'response_type must be "code".',
  scope: 'The requested scope is invalid or unknown.',
  state: 'state is required and must not be empty.',
  pkce: 'code_challenge and code_challenge_method=S256 are required.',
  request: 'The request is not complete.',
  expired: 'This sign-in has expired. Close the window and start again from Crossdock.',
} as const;

/** A SHA-256 hash in base64url: 43 characters, no padding. */
const CHALLENGE = /^[A-Za-z0-9_-]{43}$/;

function problemWith(context: EtsyContext, query: Query): string | undefined {
  if (query.client_id !== context.application().keystring) return PROBLEMS.client;
  if (query.redirect_uri !== `${context.urls().auth}${CONNECTED_PATH}`) return PROBLEMS.redirect;
  if (query.response_type !== 'code') return PROBLEMS.type;
  if (parseScopes(query.scope) === undefined) return PROBLEMS.scope;
  if (query.state === '') return PROBLEMS.state;
  return query.code_challenge_method === 'S256' && CHALLENGE.test(query.code_challenge) ? undefined : PROBLEMS.pkce;
}
