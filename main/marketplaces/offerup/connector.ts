import type { Connector, Session } from '../marketplace.ts';
import { createHandConnector, expected } from './by-hand.ts';
import { createCalls } from './calls.ts';
import { endSteps, reviseSteps } from './change-steps.ts';
import { edition } from './data/categories.ts';
import { pages } from './data/limits.ts';
import { urlOn } from './hosts.ts';
import { ownListings } from './own-listings.ts';
import { parsePlace } from './place.ts';
import { preflight } from './preflight.ts';
import { previewRequests } from './preview.ts';
import { publishSteps } from './publish-steps.ts';
import { findItem, memoOf, remoteListing } from './remote-state.ts';
import { settingKeys } from './setting-keys.ts';
import { setupFields } from './setup.ts';
import { categoryById, requirementsOf, suggestCategories } from './taxonomy.ts';

/** OfferUp for one account: by the endpoint that the seller configured, or by hand. */
export const createOfferUpConnector = (session: Session): Connector =>
  session.settings[settingKeys.byHand] === undefined ? endpointConnector(session) : createHandConnector(session);

function endpointConnector({ accountId, http, world, settings }: Session): Connector {
  const calls = createCalls(world);
  const place = parsePlace(settings[settingKeys.place]);
  const parts = { accountId, http, calls, place };
  return {
    identify: async () => {
      const { body } = await http.send(calls.me());
      return { id: body.id, name: body.name ?? body.id };
    },
    setup: async () => setupFields(settings),
    // There is nothing to be made at the marketplace; the place is chosen on the screen.
    createSetupDefaults: async () => setupFields(settings),
    suggestCategories: async (query) => suggestCategories(query),
    requirements: async (categoryId) => requirementsOf(categoryId),
    taxonomyVersion: async () => edition,
    category: async (id) => categoryById(id),
    terms: () => ({}),
    preflight: async (draft) => preflight(draft, { needsPlace: place === undefined }),
    preview: async (draft) => previewRequests(draft, calls, place),
    publishSteps: publishSteps(parts),
    reviseSteps: reviseSteps(parts),
    endSteps: endSteps(parts),
    find: async (reference) => {
      const item = await findItem(http, calls, reference);
      return item === undefined ? undefined : { memo: memoOf(item), listing: remoteListing(item) };
    },
    expected,
    listingUrl: (memo) => {
      const { listingId, url } = memo;
      if (url !== undefined) return url;
      return listingId === undefined ? null : urlOn(world, 'web', `${pages.item}${encodeURIComponent(listingId)}`);
    },
    ownListings: () => ownListings(http, calls),
    // The contract knows no orders: a sale shows as a listing that says sold.
    async *orders() {},
  };
}
