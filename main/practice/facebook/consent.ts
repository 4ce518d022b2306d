import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { escapeHtml, PAGE_SECURITY_POLICY, practicePage } from '../html.ts';
import { randomText } from '../random-text.ts';
import { MINUTE_MS, type FacebookContext } from './context.ts';
import { issueCode } from './grants.ts';
import { SEED_PEOPLE, signIn } from './people.ts';
import { isPermission, parseScope, PERMISSIONS } from './permissions.ts';
import type { Person, Ticket } from './state.ts';
import { versionState } from './versions.ts';

/** The redirect address registered for the practice app; the auth host serves it itself. */
export const ACCEPTED_PATH = '/crossdock/accepted';
/** Registered as well: the address the app suggests to sellers who register their own app. */
const SUGGESTED_REDIRECT = 'https://localhost/crossdock/facebook';
const TICKET_MS = 10 * MINUTE_MS;
const DECISION_PATH = '/dialog/oauth/decision';

const dialogQuerySchema = z.object({
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  response_type: z.string().optional(),
  scope: z.string().optional(),
  state: z.string().optional(),
  auth_type: z.string().optional(),
});

/** Beside these come `permission:<name>` and `page:<person>:<number>`: ticked is `on`, anything else is left out. */
const decisionSchema = z.looseObject({
  ticket: z.string(),
  seller: z.string().default(''),
  other: z.string().default(''),
  decision: z.enum(['agree', 'decline']),
});
type Decision = z.infer<typeof decisionSchema>;

/**
 * The Facebook Login dialog: who you are, which permissions, which Pages, agree or decline; without scripts. The redirect
 * address must be registered to the letter, the state comes back untouched, and the answer ends in `#_=_` as at Facebook.
 */
export function serveConsent(app: FastifyInstance, context: FacebookContext): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', PAGE_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    return payload;
  });

  app.get<{ Params: { version: string } }>('/:version/dialog/oauth', async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const query = dialogQuerySchema.safeParse(request.query);
    const live = versionState(request.params.version, context.clock.now()) === 'live';
    const problem = !live ? 'version' : query.success ? problemWith(context, query.data) : 'redirect';
    if (!query.success || problem !== undefined) return reply.code(400).send(problemPage(problem ?? 'redirect'));
    const ticket = randomText(context.random, 40);
    const asked: Ticket = {
      scopes: [...parseScope(query.data.scope ?? '').known],
      redirectUri: query.data.redirect_uri ?? '',
      ...(query.data.state === undefined ? {} : { state: query.data.state }),
      rerequest: query.data.auth_type === 'rerequest',
      expiresAt: context.clock.now() + TICKET_MS,
    };
    context.state.tickets.put(ticket, asked);
    return reply.send(consentPage(ticket, asked));
  });

  app.post(DECISION_PATH, async (request, reply) => {
    reply.type('text/html; charset=utf-8');
    const form = decisionSchema.safeParse(request.body);
    const ticket = form.success ? context.state.tickets.get(form.data.ticket) : undefined;
    if (!form.success || ticket === undefined || ticket.expiresAt <= context.clock.now()) {
      return reply.code(400).send(problemPage('expired'));
    }
    const answer = context.store.transaction(() => decide(context, form.data, ticket));
    if (answer === undefined) return reply.code(400).send(consentPage(form.data.ticket, ticket, form.data.other));
    return reply.redirect(answer, 302);
  });

  app.get(ACCEPTED_PATH, async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .send(
        practicePage('Back to Crossdock', '<h1>Done</h1><p>You can close this window and go back to Crossdock.</p>'),
      ),
  );
}

/** Redirect addresses of the app's Facebook Login settings. */
export function redirectUris(context: FacebookContext): readonly string[] {
  return [`${context.urls().auth}${ACCEPTED_PATH}`, SUGGESTED_REDIRECT];
}

/** Where the browser goes; undefined when the name cannot be one. */
function decide(context: FacebookContext, form: Decision, ticket: Ticket): string | undefined {
  const state = ticket.state === undefined ? {} : { state: ticket.state };
  if (form.decision === 'decline') {
    context.state.tickets.delete(form.ticket);
    const denied = {
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      ...state,
    };
    return `${ticket.redirectUri}?${new URLSearchParams(denied).toString()}#_=_`;
  }
  const other = form.other.trim();
  const person = signIn(context, other === '' ? form.seller : other);
  if (person === undefined) return undefined;
  context.state.tickets.delete(form.ticket);
  authorize(context, person, form, ticket);
  const code = issueCode(context, person.userId, ticket.redirectUri);
  return `${ticket.redirectUri}?${new URLSearchParams({ code, ...state }).toString()}#_=_`;
}

/** Adds to what the person allowed before. What they once declined is asked again only by `auth_type=rerequest`. */
function authorize(context: FacebookContext, person: Person, form: Decision, ticket: Ticket): void {
  const before = context.state.authorizations.get(person.userId)?.permissions ?? {};
  const decided = ticket.scopes
    .filter((name) => ticket.rerequest || before[name] !== 'declined')
    .map((name) => {
      const ticked = name === 'public_profile' || form[`permission:${name}`] === 'on';
      return [name, ticked ? 'granted' : 'declined'] as const;
    });
  // A person without tick boxes on the page (a name typed in) leaves nothing out.
  const boxes = SEED_PEOPLE.find((seed) => seed.name === person.name)?.pages.length ?? 0;
  const pageIds = person.pages
    .filter((_page, index) => index >= boxes || form[`page:${person.name}:${index + 1}`] === 'on')
    .map(({ pageId }) => pageId);
  context.state.authorizations.put(person.userId, {
    userId: person.userId,
    permissions: { ...before, ...Object.fromEntries(decided) },
    ...(pageIds.length === person.pages.length ? {} : { pageIds }),
    consentedAt: context.clock.now(),
  });
}

type Problem = 'client' | 'redirect' | 'response_type' | 'scope' | 'expired' | 'version';

function problemWith(context: FacebookContext, query: z.infer<typeof dialogQuerySchema>): Problem | undefined {
  if (query.client_id !== context.application().appId) return 'client';
  if (!redirectUris(context).includes(query.redirect_uri ?? '')) return 'redirect';
  if ((query.response_type ?? 'code') !== 'code') return 'response_type';
  return parseScope(query.scope ?? '').unknown.length > 0 ? 'scope' : undefined;
}

const PROBLEMS: Readonly<Record<Problem, string>> = {
  client: 'Invalid App ID: The provided app ID does not look like a valid app ID.',
  redirect:
    'URL blocked. This redirect failed because the redirect URI is not white-listed in the app’s client OAuth settings.',
  response_type: 'Practice Facebook answers response_type=code only.',
  scope: 'Invalid Scopes. This message is only shown to developers.',
  expired: 'This sign-in has expired. Close the window and start again from Crossdock.',
  version: 'This version of the login dialog is not available. Use a version of the Graph API that is still served.',
};

function problemPage(problem: Problem): string {
  return practicePage(
    'Sign-in not possible',
    `<h1>Sign-in not possible</h1><p>${escapeHtml(PROBLEMS[problem])}</p><p><code>${problem}</code></p>`,
  );
}

function consentPage(ticket: string, asked: Ticket, refusedName?: string): string {
  const people = SEED_PEOPLE.map(
    ({ name, note }, index) => `
    <label><input type="radio" name="seller" value="${escapeHtml(name)}"${index === 0 ? ' checked' : ''}>
      ${escapeHtml(name)} <small>(${escapeHtml(note)})</small></label>`,
  ).join('');
  const permissions = asked.scopes
    .filter(isPermission)
    .filter((name) => name !== 'public_profile')
    .map((name) => tick(`permission:${name}`, PERMISSIONS[name], name))
    .join('');
  const pages = SEED_PEOPLE.flatMap(({ name, pages: own }) =>
    own.map((page, index) => tick(`page:${name}:${index + 1}`, page.name, `if you are ${name}`)),
  ).join('');
  const complaint =
    refusedName === undefined
      ? ''
      : `<p role="alert" id="complaint">“${escapeHtml(refusedName)}” cannot be a name: 2 to 60 letters, digits, blanks and . ' & _ -</p>`;
  return practicePage(
    'Log in with Facebook',
    `<h1>Crossdock would like to use your practice Facebook account</h1>
${complaint}
<form method="post" action="${DECISION_PATH}">
  <input type="hidden" name="ticket" value="${escapeHtml(ticket)}">
  <fieldset><legend>Which practice seller are you?</legend>${people}
    <label for="other">Or another name</label>
    <input type="text" id="other" name="other" autocomplete="off" value="">
  </fieldset>
  <fieldset><legend>What may Crossdock use?</legend>${permissions}</fieldset>
  <fieldset><legend>On which Pages?</legend>${pages}</fieldset>
  <p><button class="agree" type="submit" name="decision" value="agree">Agree</button>
     <button class="decline" type="submit" name="decision" value="decline">Decline</button></p>
</form>`,
  );
}

function tick(name: string, label: string, note: string): string {
  return `
    <label><input type="checkbox" name="${escapeHtml(name)}" value="on" checked>
      ${escapeHtml(label)} <small>(${escapeHtml(note)})</small></label>`;
}
