import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { consentForm, donePage, EXPIRED, problemPage } from '../consent-form.ts';
import { decide, guardConsent, keepTicket, TICKET_MS, type ConsentSteps, type Decision } from '../consent.ts';
import { escapeHtml, practicePage } from '../html.ts';
import { showPage } from '../web-answers.ts';
import type { FacebookContext } from './context.ts';
import { issueCode } from './grants.ts';
import { PERSON_NAMES, SEED_PEOPLE, signIn } from './people.ts';
import { isPermission, parseScope, PERMISSIONS } from './permissions.ts';
import type { Person, Ticket } from './state.ts';
import { versionState } from './versions.ts';

/** The redirect address registered for the practice app; the auth host serves it itself. */
export const ACCEPTED_PATH = '/crossdock/accepted';
/** Registered as well: the address the app suggests to sellers who register their own app. */
const SUGGESTED_REDIRECT = 'https://localhost/crossdock/facebook';
const DECISION_PATH = '/dialog/oauth/decision';

const dialogQuerySchema = z.object({
  client_id: z.string().optional(),
  redirect_uri: z.string().optional(),
  response_type: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().optional(),
  auth_type: z.string().optional(),
});

/**
 * The Facebook Login dialog: who you are, which permissions, which Pages, agree or decline; without scripts. The redirect
 * address must be registered to the letter, the state comes back untouched, and the answer ends in `#_=_` as at Facebook.
 */
export function serveConsent(app: FastifyInstance, context: FacebookContext): void {
  guardConsent(app);

  app.get<{ Params: { version: string } }>('/:version/dialog/oauth', async (request, reply) => {
    const asked = askedFor(context, request.params.version, request.query);
    return typeof asked === 'string'
      ? showPage(reply, problemPage(PROBLEMS[asked], asked), 400)
      : showPage(reply, consentPage(keepTicket(context, asked), undefined, asked));
  });

  const steps: ConsentSteps<Ticket> = {
    expired: problemPage(PROBLEMS.expired, 'expired'),
    again: consentPage,
    declined: (ticket) =>
      leave(ticket, {
        error: 'access_denied',
        error_code: '200',
        error_description: 'Permissions error',
        error_reason: 'user_denied',
      }),
    agreed: (ticket, name, decision) => {
      const person = signIn(context, name);
      if (person === undefined) return undefined;
      authorize(context, person, decision, ticket);
      return leave(ticket, { code: issueCode(context, person.userId, ticket.redirectUri) });
    },
  };
  // The redirect says that it is HTML, too.
  app.post(DECISION_PATH, async (request, reply) =>
    decide(context, steps, reply.type('text/html; charset=utf-8'), request.body),
  );

  app.get(ACCEPTED_PATH, async (_request, reply) => showPage(reply, donePage('Done', 'Back to Crossdock')));
}

/** Redirect addresses of the app's Facebook Login settings. */
export function redirectUris(context: FacebookContext): readonly string[] {
  return [`${context.urls().auth}${ACCEPTED_PATH}`, SUGGESTED_REDIRECT];
}

const leave = ({ redirectUri, state }: Ticket, answer: Readonly<Record<string, string>>): string => {
  const query = new URLSearchParams({ ...answer, ...(state === undefined ? {} : { state }) });
  return `${redirectUri}?${query.toString()}#_=_`;
};

/**
 * Adds to what the person allowed before. What they once declined is asked again only by `auth_type=rerequest`.
 * The boxes are `permission:<name>` and `page:<person>:<number>`: ticked is `on`, anything else is left out.
 */
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

const PROBLEMS = {
  client: 'Invalid App ID: The provided app ID does not look like a valid app ID.',
  redirect:
    'URL blocked. This redirect failed because the redirect URI is not white-listed in the app’s client OAuth settings.',
  response_type: 'Practice Facebook answers response_type=code only.',
  scope: 'Invalid Scopes. This message is only shown to developers.',
  expired: EXPIRED,
  version: 'This version of the login dialog is not available. Use a version of the Graph API that is still served.',
} as const;

/** What the app asks the person for, or what is wrong with that. */
function askedFor(context: FacebookContext, version: string, raw: unknown): Ticket | keyof typeof PROBLEMS {
  const query = dialogQuerySchema.safeParse(raw).data;
  if (versionState(version, context.clock.now()) !== 'live') return 'version';
  if (query === undefined) return 'redirect';
  const { client_id: appId, redirect_uri: redirectUri = '', response_type: type = 'code', state } = query;
  if (appId !== context.application().appId) return 'client';
  if (!redirectUris(context).includes(redirectUri)) return 'redirect';
  if (type !== 'code') return 'response_type';
  const { known, unknown } = parseScope(query.scope);
  if (unknown.length > 0) return 'scope';
  const rerequest = query.auth_type === 'rerequest';
  return { scopes: [...known], redirectUri, state, rerequest, expiresAt: context.clock.now() + TICKET_MS };
}

function consentPage(ticketId: string, refusedName: string | undefined, asked: Ticket): string {
  const permissions = asked.scopes
    .filter(isPermission)
    .filter((name) => name !== 'public_profile')
    .map((name) => tick(`permission:${name}`, PERMISSIONS[name], name))
    .join('');
  const pages = SEED_PEOPLE.flatMap(({ name, pages: own }) =>
    own.map((page, index) => tick(`page:${name}:${index + 1}`, page.name, `if you are ${name}`)),
  ).join('');
  const more = `
  <fieldset><legend>What may Crossdock use?</legend>${permissions}</fieldset>
  <fieldset><legend>On which Pages?</legend>${pages}</fieldset>`;
  return practicePage(
    'Log in with Facebook',
    `<h1>Crossdock would like to use your practice Facebook account</h1>
${consentForm({ action: DECISION_PATH, ticketId, sellers: SEED_PEOPLE, names: PERSON_NAMES, refusedName, more })}`,
  );
}

function tick(name: string, label: string, note: string): string {
  return `
    <label><input type="checkbox" name="${escapeHtml(name)}" value="on" checked>
      ${escapeHtml(label)} <small>(${escapeHtml(note)})</small></label>`;
}
