import { AppError } from '#shared/errors.ts';
import type { Connector, RemoteOrder, RemoteReference, Session } from '../marketplace.ts';
import type { Post } from './answers.ts';
import { createCalls } from './calls.ts';
import { CATALOGUE } from './batches.ts';
import { endSteps, reviseSteps } from './change-steps.ts';
import { conditionOf } from './conditions.ts';
import { ownListings } from './own-listings.ts';
import { postTitle } from './post-text.ts';
import { preflight, type PreflightContext } from './preflight.ts';
import { previewRequests } from './preview.ts';
import { photoIds } from './photo-step.ts';
import { publishSteps } from './publish-steps.ts';
import { findBySku, findPost, findProduct, memoOf, remoteListing, type InCatalogue } from './remote-state.ts';
import { targetOf } from './setting-keys.ts';
import { loadOffer, loadPages, setupFields } from './setup.ts';

/** Pages and catalogues seldom change, and every call counts against 200 an hour. */
const CONTEXT_FRESH_MS = 10 * 60_000;

/** A Facebook Page, and a catalogue where one is chosen, for one signed-in user. */
export function createFacebookConnector(session: Session): Connector {
  const { http, world, settings } = session;
  const target = targetOf(settings);
  const calls = createCalls(world);
  const parts = { http, calls, clock: world.clock, target };
  let context: { readonly value: Promise<PreflightContext>; readonly at: number } | null = null;

  const catalogueState = async (): Promise<PreflightContext['catalogue']> => {
    if (target.catalogueId === null) return 'none';
    try {
      await http.send(calls.getCatalogue(target.catalogueId));
      return 'chosen';
    } catch (error) {
      const refused = error instanceof AppError && (error.code === 'not_found' || error.code === 'remote_rejected');
      if (!refused) throw error;
      return 'gone';
    }
  };
  const askContext = async (): Promise<PreflightContext> => {
    if (target.pageId === null) return { page: 'missing', catalogue: await catalogueState() };
    const [pages, catalogue] = await Promise.all([loadPages(session), catalogueState()]);
    return { page: pages.some(({ id }) => id === target.pageId) ? 'chosen' : 'missing', catalogue };
  };
  const freshContext = (): Promise<PreflightContext> => {
    const now = world.clock.now();
    if (context === null || now - context.at > CONTEXT_FRESH_MS) {
      const value = askContext();
      context = { value, at: now };
      value.catch(() => {
        context = null;
      });
    }
    return context.value;
  };
  const setup = async (): ReturnType<Connector['setup']> => {
    context = null;
    return setupFields(await loadOffer(session), settings);
  };

  const postOf = ({ sku, memo }: RemoteReference): Promise<Post | undefined> => {
    const { listingId } = memo;
    if (listingId !== undefined) return findPost(http, calls, listingId);
    return target.pageId === null ? Promise.resolve(undefined) : findBySku(http, calls, { pageId: target.pageId, sku });
  };
  /** A listing knows its own catalogue; one found again by its SKU is in the chosen one, if anywhere. */
  const catalogueOf = ({ memo }: RemoteReference): string | null =>
    memo[CATALOGUE] ?? (memo['listingId'] === undefined ? target.catalogueId : null);
  const inCatalogue = async (reference: RemoteReference): Promise<InCatalogue> => {
    const catalogueId = catalogueOf(reference);
    if (catalogueId === null) return { kind: 'none' };
    const product = await findProduct(http, calls, catalogueId, reference.sku);
    return product === undefined ? { kind: 'missing' } : { kind: 'item', product };
  };

  return {
    identify: async () => (await http.send(calls.me())).body,
    setup,
    // There is nothing that the app could sensibly create: Page and business are the seller's own affair.
    createSetupDefaults: setup,
    suggestCategories: async () => [],
    requirements: async (categoryId) => ({ categoryId, aspects: [], conditionRequired: false, conditions: [] }),
    taxonomyVersion: async () => 'none',
    category: async () => undefined,
    terms: () => ({}),
    preflight: async (draft) => preflight(draft, await freshContext()),
    preview: async (draft) => previewRequests(draft, calls, target),
    publishSteps: publishSteps(parts),
    reviseSteps: reviseSteps(parts),
    endSteps: endSteps(parts),
    find: async (reference) => {
      const post = await postOf(reference);
      if (post === undefined) return undefined;
      const catalogue = await inCatalogue(reference);
      const catalogueId = catalogueOf(reference);
      const memo = catalogue.kind === 'item' && catalogueId !== null ? { [CATALOGUE]: catalogueId } : {};
      return {
        memo: { ...memoOf(post), ...memo },
        // One that was found by its SKU need not have been put into the catalogue.
        listing: remoteListing(
          post,
          catalogue.kind === 'missing' && reference.memo[CATALOGUE] === undefined ? { kind: 'none' } : catalogue,
        ),
      };
    },
    expected: async (draft, memo) => ({
      listingId: memo['listingId'] ?? null,
      title: postTitle(draft),
      price: draft.price,
      quantity: draft.quantity,
      photoCount: photoIds(draft, memo).length,
      condition: memo[CATALOGUE] === undefined || draft.condition === null ? null : conditionOf(draft.condition).word,
      categoryId: null,
      terms: null,
      status: 'live',
    }),
    listingUrl: ({ permalink, listingId }) => permalink ?? (listingId === undefined ? null : calls.postPage(listingId)),
    ownListings: async function* () {
      if (target.pageId !== null) yield* ownListings(http, calls, target.pageId);
    },
    orders: none,
  };
}

/** Meta closed its order API in 2026: a sale on Facebook is agreed in messages, which no program may read. */
async function* none(): AsyncGenerator<RemoteOrder> {}
