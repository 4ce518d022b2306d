import type { MarketDetails } from '#shared/domain/item.ts';

/** Edits that were handed on but have not come back with the item yet, oldest first. */
export interface DraftDetails {
  readonly current: MarketDetails;
  readonly sent: readonly string[];
}

export const emptyDetails: MarketDetails = { categoryId: null, categoryName: null, aspects: {} };

/** Text by which two details are compared; the order of aspects does not count. */
export const detailsKey = ({ categoryId, categoryName, aspects, own, terms }: MarketDetails): string =>
  JSON.stringify([
    categoryId,
    categoryName,
    own ?? null,
    terms ?? null,
    Object.entries(aspects).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  ]);

/** Adds an edit to the draft. */
export const edited = (draft: DraftDetails | null, next: MarketDetails): DraftDetails => ({
  current: next,
  sent: [...(draft?.sent ?? []), detailsKey(next)],
});

/**
 * What remains of the draft when the item arrives with `stored`. Our newest edit came back: nothing remains. An earlier one
 * of ours did: the draft goes on, so that typing is never thrown back. Anything else was changed elsewhere (an undo) and wins.
 */
export function reconciled(draft: DraftDetails, stored: MarketDetails): DraftDetails | null {
  const key = detailsKey(stored);
  const index = draft.sent.lastIndexOf(key);
  if (index === -1 || index === draft.sent.length - 1) return null;
  return { current: draft.current, sent: draft.sent.slice(index + 1) };
}
