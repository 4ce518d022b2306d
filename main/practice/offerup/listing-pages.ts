import { z } from 'zod';
import { bounds } from './bounds.ts';
import type { OfferUpContext } from './context.ts';
import type { Call } from './endpoint.ts';
import { refuse } from './refusals.ts';
import { statuses, type Listing } from './state.ts';

const querySchema = z.object({
  limit: z.coerce.number().int().min(1).max(bounds.pageSize).default(50),
  cursor: z.string().optional(),
  status: z.enum(statuses).optional(),
  external_id: z.string().optional(),
});

/** `?limit&cursor&status&external_id`, oldest first. The cursor is opaque to clients: the last id of the page before. */
export function listPage<Shown>(
  context: OfferUpContext,
  { seller, query }: Call,
  show: (context: OfferUpContext, listing: Listing) => Shown,
): { readonly data: readonly Shown[]; readonly next_cursor: string | null } {
  const parsed = querySchema.safeParse(Object.fromEntries(query));
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse(422, 'invalid_query', issue?.message ?? 'The query is not valid.', String(issue?.path[0] ?? 'query'));
  }
  const { limit, status, external_id: externalId } = parsed.data;
  const after = parsed.data.cursor === undefined ? '' : cursorText(parsed.data.cursor);
  const matching = context.state.listingsOf
    .startingWith(`${seller.userId}/`)
    .filter((id) => id > after)
    .flatMap((id) => context.state.listings.get(id) ?? [])
    .filter((listing) => status === undefined || listing.status === status)
    .filter((listing) => externalId === undefined || listing.externalId === externalId);
  const page = matching.slice(0, limit);
  const last = page.at(-1);
  const more = matching.length > page.length && last !== undefined;
  return {
    data: page.map((listing) => show(context, listing)),
    next_cursor: more ? Buffer.from(last.id).toString('base64url') : null,
  };
}

const cursorText = (cursor: string): string => {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  return text.startsWith('ou_') ? text : refuse(422, 'invalid_cursor', 'This cursor is not one of ours.', 'cursor');
};
