import type { Http } from '../../http/http.ts';
import type { ListingDraft, Memo, Terms } from '../marketplace.ts';
import type { AttributeRule } from './attributes.ts';
import type { Calls } from './calls.ts';
import type { Details } from './details.ts';
import type { Choices } from './payloads.ts';

/** What the steps of one account work with. */
export interface PublishParts {
  readonly http: Http;
  readonly calls: () => Calls;
  /** By what the item has for itself. */
  readonly choices: (own: Terms) => Choices;
  readonly details: (draft: ListingDraft) => Details;
  readonly attributes: (categoryId: string | null) => Promise<readonly AttributeRule[]>;
}

/** Says that the listing was there before this publication, and in which state: its old photos and attributes go. */
export const REUSED = 'reusedFrom';

/** Every step after the first works on the draft that the first one left. */
export function listingIdOf(memo: Memo): string {
  const listingId = memo['listingId'];
  if (listingId === undefined) throw new Error('the draft step left no listingId');
  return listingId;
}
