import { AppError } from '#shared/errors.ts';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import { attributeValues } from './attributes.ts';
import { worded } from './messages.ts';
import { changeForm, draftForm, inventoryBody } from './payloads.ts';
import { photosStep } from './photo-step.ts';
import { listingIdOf, REUSED, type PublishParts } from './publish-parts.ts';
import { findDraft, getListing } from './remote-state.ts';

/** From here a listing can be put on sale again. */
const REVIVABLE: ReadonlySet<string> = new Set(['inactive', 'expired', 'sold_out', 'draft']);

/** Draft → photos → inventory → attributes → activation, which charges the fee. */
export function publishSteps(parts: PublishParts): readonly Step<ListingDraft>[] {
  return [
    draftStep(parts),
    photosStep(parts),
    inventoryStep(parts, 'inventory'),
    attributesStep(parts),
    activateStep(parts),
    restockStep(parts),
  ];
}

function draftStep(parts: PublishParts): Step<ListingDraft> {
  const { http, calls, choices, details } = parts;
  /** Says everything anew of a listing that is there already. */
  const reuse = async (draft: ListingDraft, listingId: string, state: string): Promise<Memo> => {
    const form = changeForm(draft, details(draft), choices(draft.terms), state === 'draft');
    await http.send(calls().changeListing(listingId, form));
    return { listingId, [REUSED]: state };
  };
  return {
    name: 'draft',
    run: async (draft, memo) => {
      const earlier = memo['earlierListingId'];
      const known = earlier === undefined ? undefined : await getListing(http, calls(), earlier);
      if (known !== undefined && REVIVABLE.has(known.state)) return reuse(draft, known.listing_id, known.state);
      const { body } = await http.send(calls().createDraft(draftForm(draft, details(draft), choices(draft.terms))));
      return { listingId: body.listing_id };
    },
    recover: async (draft, memo) => {
      // Reviving can be said again.
      if (memo['earlierListingId'] !== undefined) {
        const known = await getListing(http, calls(), memo['earlierListingId']);
        if (known !== undefined && REVIVABLE.has(known.state)) return { kind: 'absent' };
      }
      const found = await findDraft(http, calls(), draft.sku);
      // It may be the draft of an earlier publication that failed, with other texts and photos.
      return found === undefined
        ? { kind: 'absent' }
        : { kind: 'done', memo: await reuse(draft, found.listing_id, 'draft') };
    },
  };
}

/** The draft has neither SKU nor a price that is exact for certain; this says all three, and may always be said again. */
function inventoryStep({ http, calls, choices }: PublishParts, name: string): Step<ListingDraft> {
  return {
    name,
    repeatable: true,
    run: async (draft, memo) => {
      if (draft.price === null) throw new Error('preflight lets nothing pass without a price');
      const body = inventoryBody(draft.sku, draft.price, draft.quantity, choices(draft.terms).readinessStateId);
      await http.send(calls().putInventory(listingIdOf(memo), body));
      return {};
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

function attributesStep({ http, calls, attributes }: PublishParts): Step<ListingDraft> {
  return {
    name: 'attributes',
    repeatable: true,
    run: async (draft, memo) => {
      const listingId = listingIdOf(memo);
      const values = attributeValues(draft, await attributes(draft.categoryId));
      if (memo[REUSED] !== undefined) {
        const said = new Set(values.map(({ propertyId }) => propertyId));
        const { results } = (await http.send(calls().properties(listingId))).body;
        for (const { property_id: old } of results) {
          if (!said.has(old)) await http.send(calls().deleteProperty(listingId, old));
        }
      }
      for (const value of values) await http.send(calls().putProperty(listingId, value));
      return {};
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

/** Puts the listing on sale. Everything is said with it, so that the mark of the draft goes in the same moment. */
function activateStep({ http, calls, choices, details }: PublishParts): Step<ListingDraft> {
  return {
    name: 'activate',
    run: async (draft, memo) => {
      const form = { ...changeForm(draft, details(draft), choices(draft.terms), false), state: 'active' };
      const { body } = await http.send(calls().changeListing(listingIdOf(memo), form));
      if (body.state !== 'active') {
        throw new AppError(worded('remote_rejected', 'etsy_unexpected', { said: `the state “${body.state}”` }));
      }
      return {};
    },
    recover: async (_draft, memo) => {
      const listing = await getListing(http, calls(), listingIdOf(memo));
      return listing?.state === 'active' ? { kind: 'done', memo: {} } : { kind: 'absent' };
    },
  };
}

/** A sold-out listing comes back with one piece, whatever its inventory said before. */
function restockStep(parts: PublishParts): Step<ListingDraft> {
  const again = inventoryStep(parts, 'restock');
  return {
    ...again,
    run: async (draft, memo) => (memo[REUSED] === 'sold_out' ? again.run(draft, memo) : {}),
  };
}
