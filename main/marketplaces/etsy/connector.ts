import { conditions } from '#shared/domain/condition.ts';
import type { Connector, ListingDraft, Session, Terms } from '../marketplace.ts';
import { goneTerms, madeTerms } from '../rules/terms.ts';
import { shownAttribute } from './attributes.ts';
import { createCalls } from './calls.ts';
import { endSteps, reviseSteps } from './change-steps.ts';
import { detailsOf, type Defaults } from './details.ts';
import { yearOf } from './eras.ts';
import { urlOn } from './hosts.ts';
import { finding } from './messages.ts';
import { changedOrders } from './orders.ts';
import { ownListings } from './own-listings.ts';
import { conditionText, type Choices } from './payloads.ts';
import type { CategoryState, MissingChoice } from './preflight-context.ts';
import { preflight } from './preflight.ts';
import { previewRequests, unknown } from './preview.ts';
import { publishSteps } from './publish-steps.ts';
import { listingQuestions } from './questions.ts';
import { findListing, getInventory, memoOf, productOf, remoteListing } from './remote-state.ts';
import { AUTOMATIC, itemKeys, MANUAL, NONE, settingKeys } from './setting-keys.ts';
import { createDefaults } from './setup-defaults.ts';
import { loadShop, loadShopState, needsReturnPolicy, setupFields, type ShopState } from './setup.ts';
import { createTaxonomy } from './taxonomy.ts';

/** Profiles seldom change; a preflight of a thousand items asks for them once. */
const SHOP_FRESH_MS = 60_000;

const REQUIRED: readonly (readonly [MissingChoice, string])[] = [
  ['shipping', settingKeys.shipping],
  ['processing', settingKeys.processing],
  ['returns', settingKeys.returns],
];

/** Etsy for one signed-in shop. */
export function createEtsyConnector(session: Session): Connector {
  const { http, world, settings } = session;
  const taxonomy = createTaxonomy(session);
  const chosen = (key: string): string | undefined => (settings[key] === NONE ? undefined : settings[key]);
  /** A listing can be put into a section and moved to another one, but the call cannot take it out: "none" says nothing. */
  const terms = (own: Terms): Terms =>
    Object.fromEntries(
      Object.entries({ [settingKeys.renewal]: MANUAL, ...madeTerms(itemKeys, own, settings) }).filter(
        ([, value]) => value !== NONE,
      ),
    );
  const year = (): number => yearOf(world.clock.now());
  const defaults: Defaults = { whoMade: chosen(settingKeys.whoMade), whenMade: chosen(settingKeys.whenMade) };
  /** `open` stands for what is not chosen yet: nothing in a real call, a mark in the preview. */
  const choicesWith =
    (open: (key: string) => string) =>
    (own: Terms): Choices => {
      const made = terms(own);
      return {
        shippingProfileId: made[settingKeys.shipping] ?? open(settingKeys.shipping),
        readinessStateId: made[settingKeys.processing] ?? open(settingKeys.processing),
        returnPolicyId: made[settingKeys.returns] ?? null,
        sectionId: made[settingKeys.section] ?? null,
        autoRenew: made[settingKeys.renewal] === AUTOMATIC,
      };
    };
  const calls = createCalls(world, settings[settingKeys.shop] ?? '');
  let known: { readonly value: Promise<ShopState>; readonly at: number } | null = null;

  const shopState = (): Promise<ShopState> => {
    const now = world.clock.now();
    if (known === null || now - known.at > SHOP_FRESH_MS) {
      const value = loadShopState(session);
      known = { value, at: now };
      value.catch(() => {
        known = null;
      });
    }
    return known.value;
  };
  const fieldsOf = (state: ShopState) => setupFields(state, settings, world.clock.now());

  const categoryState = async (categoryId: string | null): Promise<CategoryState> => {
    if (categoryId === null || categoryId === '') return { kind: 'none' };
    const rules = await taxonomy.attributes(categoryId);
    return rules === undefined ? { kind: 'unknown' } : { kind: 'rules', rules };
  };
  const attributes = async (categoryId: string | null) => {
    const state = await categoryState(categoryId);
    return state.kind === 'rules' ? state.rules : [];
  };
  const details = (draft: ListingDraft) => detailsOf(draft, defaults, year());
  const parts = { http, calls: () => calls, choices: choicesWith(() => ''), details, attributes };

  return {
    identify: async () => {
      const shop = await loadShop(session);
      return { id: shop.shop_id, name: shop.shop_name };
    },
    terms,
    setup: async () => {
      known = null;
      return fieldsOf(await shopState());
    },
    createSetupDefaults: (answers) => createDefaults(session, answers),
    suggestCategories: (query) => taxonomy.suggest(query),
    requirements: async (categoryId) => ({
      categoryId,
      aspects: [
        ...listingQuestions(year(), {
          who: defaults.whoMade !== undefined,
          when: defaults.whenMade !== undefined,
        }),
        ...(await attributes(categoryId)).map(shownAttribute),
      ],
      conditionRequired: false,
      // Etsy has no conditions: each of ours is written into the description as it is.
      conditions: conditions.map((ours) => ({
        remote: ours,
        label: `${conditionText(ours)} (written into the description)`,
        ours,
      })),
    }),
    taxonomyVersion: () => taxonomy.version(),
    category: (categoryId) => taxonomy.category(categoryId),
    preflight: async (draft) => {
      const [category, state] = await Promise.all([categoryState(draft.categoryId), shopState()]);
      const fields = fieldsOf(state);
      return preflight(draft, {
        currency: state.shop.currency_code,
        onVacation: state.shop.is_vacation === true,
        year: year(),
        category,
        defaults,
        // A choice that is preselected but not stored is not used by the listing, so it counts as open.
        missing: REQUIRED.filter(([choice, key]) => {
          if (choice === 'returns' && !needsReturnPolicy(state.shop)) return false;
          const selected = fields.find((field) => field.key === key)?.selected ?? null;
          return draft.terms[key] === undefined && (selected === null || selected !== settings[key]);
        }).map(([choice]) => choice),
        goneTerms: goneTerms(finding, 'etsy', draft.terms, fields),
      });
    },
    preview: async (draft) =>
      previewRequests(
        draft,
        details(draft),
        choicesWith(unknown)(draft.terms),
        await attributes(draft.categoryId),
        calls,
      ),
    publishSteps: publishSteps(parts),
    reviseSteps: reviseSteps(parts),
    endSteps: endSteps(parts),
    find: async (reference) => {
      const listing = await findListing(http, calls, reference);
      if (listing === undefined) return undefined;
      const inventory = await getInventory(http, calls, listing.listing_id);
      return { memo: memoOf(listing), listing: remoteListing(listing, productOf(inventory, reference.sku)) };
    },
    expected: async (draft, memo) => ({
      listingId: memo['listingId'] ?? null,
      title: draft.title.trim(),
      price: draft.price,
      quantity: draft.quantity,
      photoCount: draft.photos.length,
      condition: null,
      categoryId: draft.categoryId,
      terms: terms(draft.terms),
      status: 'live',
    }),
    listingUrl: (memo) => {
      const listingId = memo['listingId'];
      return listingId === undefined ? null : urlOn(world.hosts, 'web', `/listing/${encodeURIComponent(listingId)}`);
    },
    ownListings: () => ownListings(http, calls),
    orders: (since) => changedOrders(http, calls, world.clock, since),
  };
}
