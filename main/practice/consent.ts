import type { FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Collection } from './collection.ts';
import type { PracticeContext } from './hosts.ts';
import { PAGE_SECURITY_POLICY } from './html.ts';
import { alive } from './oauth.ts';
import { randomText } from './random-text.ts';
import { showPage } from './web-answers.ts';

/** How long a consent page waits for the seller's answer. */
export const TICKET_MS = 10 * 60 * 1000;

/** A consent that was asked for and not yet answered. */
interface Ticket {
  readonly expiresAt: number;
}

type ConsentContext<T> = PracticeContext<{ readonly tickets: Collection<T> }, unknown, unknown>;

/** What the form sends; a marketplace's own tick boxes come beside it. */
const decisionSchema = z.looseObject({
  ticket: z.string(),
  seller: z.string().default(''),
  other: z.string().default(''),
  decision: z.enum(['agree', 'decline']),
});
export type Decision = z.infer<typeof decisionSchema>;

/** How a marketplace goes on from its consent page. */
export interface ConsentSteps<T> {
  /** The page for an answer that comes too late, or a second time. */
  readonly expired: string;
  /** The page again, for who typed `refusedName`, which cannot be a name. */
  readonly again: (ticketId: string, refusedName: string, ticket: T) => string;
  /** Where the browser is sent when the seller declines. */
  readonly declined: (ticket: T) => string;
  /** Where it is sent when they agree; undefined when nobody can have that name. */
  readonly agreed: (ticket: T, name: string, decision: Decision) => string | undefined;
}

/** On the consent host no script runs, and nothing is kept by the browser or told to the next page. */
export function guardConsent(app: FastifyInstance): void {
  app.addHook('onSend', async (_request, reply, payload) => {
    reply.header('content-security-policy', PAGE_SECURITY_POLICY).header('referrer-policy', 'no-referrer');
    reply.header('cache-control', 'no-store');
    return payload;
  });
}

/** Keeps what is asked until the seller answers; the id is what the form sends back. */
export function keepTicket<T extends Ticket>({ state, random }: ConsentContext<T>, ticket: T): string {
  const ticketId = randomText(random, 40);
  state.tickets.put(ticketId, ticket);
  return ticketId;
}

/** Takes the seller's answer: in time, and once. */
export function decide<T extends Ticket>(
  context: ConsentContext<T>,
  steps: ConsentSteps<T>,
  reply: FastifyReply,
  body: unknown,
): FastifyReply {
  const { tickets } = context.state;
  const form = decisionSchema.safeParse(body).data;
  const ticket = form === undefined ? undefined : alive(context, tickets.get(form.ticket));
  if (form === undefined || ticket === undefined) return showPage(reply, steps.expired, 400);
  const name = form.other.trim() === '' ? form.seller : form.other.trim();
  const address = context.store.transaction(() => {
    const leaving = form.decision === 'decline' ? steps.declined(ticket) : steps.agreed(ticket, name, form);
    if (leaving !== undefined) tickets.delete(form.ticket);
    return leaving;
  });
  if (address === undefined) return showPage(reply, steps.again(form.ticket, form.other, ticket), 400);
  return reply.redirect(address, 302);
}

/** The address that the app gave, with the answer in its query. */
export function addressWith(redirectUri: string, answer: Readonly<Record<string, string | undefined>>): string {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(answer)) if (value !== undefined) target.searchParams.set(name, value);
  return target.href;
}
