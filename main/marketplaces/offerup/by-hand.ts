import { toDecimal } from '#shared/domain/money.ts';
import { AppError, validationError } from '#shared/errors.ts';
import { postByHand } from '../by-hand.ts';
import type { Connector, Hosts, ListingDraft, Memo, PreparedCopy, Session, Step } from '../marketplace.ts';
import { conditionFor } from './conditions.ts';
import { pages } from './data/limits.ts';
import { errorMessages, finding, worded } from './messages.ts';
import { descriptionOf } from './payloads.ts';
import { preflight } from './preflight.ts';
import { categoryById, requirementsOf, suggestCategories } from './taxonomy.ts';
import { edition } from './data/categories.ts';

/** The account's name and id where there is no endpoint: one per world. */
export const handUser = { id: 'by_hand', name: 'OfferUp by hand' } as const;

/** How a draft ought to look once it is up, however it gets there. */
export const expected: Connector['expected'] = async (draft, memo) => ({
  listingId: memo['listingId'] ?? null,
  title: draft.title.trim(),
  price: draft.price,
  quantity: 1,
  photoCount: draft.photos.length,
  condition: conditionFor(draft.condition).word,
  categoryId: draft.categoryId,
  terms: null,
  status: 'live',
});

/** Posting by the seller's own hand. Nothing is ever sent: every step waits for the seller. */
export function createHandConnector({ world }: Session): Connector {
  const { hosts } = world;
  return {
    identify: async () => handUser,
    setup: async () => [],
    createSetupDefaults: async () => [],
    suggestCategories: async (query) => suggestCategories(query),
    requirements: async (categoryId) => requirementsOf(categoryId),
    taxonomyVersion: async () => edition,
    category: async (id) => categoryById(id),
    terms: () => ({}),
    preflight: async (draft) => [
      ...preflight(draft, { needsPlace: false }),
      finding('warning', 'account', 'offerup_by_hand'),
    ],
    preview: async () => [],
    publishSteps: [handStep],
    reviseSteps: [handStep],
    endSteps: [handStep],
    find: () => Promise.reject(new AppError(worded('conflict', 'offerup_no_look'))),
    expected,
    listingUrl: (memo) => memo['url'] ?? null,
    async *ownListings() {},
    byHand: { site: siteOf(hosts), copy: (draft) => copyOf(draft, hosts), linked: (url) => linked(url, hosts) },
    async *orders() {},
  };
}

const handStep: Step<unknown> = {
  name: 'by_hand',
  repeatable: true,
  run: () => Promise.reject(postByHand('OfferUp')),
  recover: async () => ({ kind: 'absent' }),
};

/** In the order of OfferUp's own form. */
function copyOf(draft: ListingDraft, hosts: Hosts): PreparedCopy {
  return {
    postingUrl: `${siteOf(hosts)}${pages.post}`,
    texts: [
      { label: 'title', text: draft.title.trim() },
      { label: 'category', text: draft.categoryId ?? '' },
      { label: 'condition', text: conditionFor(draft.condition).label },
      { label: 'description', text: descriptionOf(draft) },
      { label: 'price', text: draft.price === null ? '' : toDecimal(draft.price) },
    ],
    notes:
      draft.quantity > 1
        ? [finding('warning', 'variants.0.quantity', 'offerup_single_piece', { count: draft.quantity })]
        : [],
  };
}

const ITEM_PATH = /^\/item\/(?:detail\/)?([A-Za-z0-9-]{4,64})\/?$/;

/** The id and the plain address; what a share link adds (who shared it) is left out. */
function linked(text: string, hosts: Hosts): Memo {
  const site = new URL(siteOf(hosts));
  const url = URL.parse(text.trim());
  const own = url !== null && url.protocol === site.protocol && url.username === '' && url.password === '';
  const listingId = own ? ITEM_PATH.exec(url.pathname)?.[1] : undefined;
  if (!own || listingId === undefined || (url.host !== site.host && url.host !== `www.${site.host}`)) {
    throw validationError({ path: 'url', reason: 'offerup_link', message: errorMessages.offerup_link });
  }
  return { listingId, url: `${site.origin}${pages.item}${listingId}` };
}

function siteOf(hosts: Hosts): string {
  const { web } = hosts;
  if (web === undefined) throw new Error('the OfferUp host “web” is not configured');
  return web.replace(/\/+$/, '');
}
