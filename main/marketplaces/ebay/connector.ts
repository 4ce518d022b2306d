import { AppError } from '#shared/errors.ts';
import type { Connector, ListingDraft, Session, Terms } from '../marketplace.ts';
import { createCalls } from './calls.ts';
import { endSteps, reviseSteps } from './change-steps.ts';
import { goneTerms, madeTerms } from '../rules/terms.ts';
import { urlOn } from './hosts.ts';
import { finding } from './messages.ts';
import { userSchema } from './answers.ts';
import { changedOrders } from './orders.ts';
import { chosenCondition } from './payloads.ts';
import { preflight, type CategoryState } from './preflight.ts';
import { previewRequests, unknown } from './preview.ts';
import { publishSteps } from './publish-steps.ts';
import { findItem, findOffer, memoOf, remoteListing } from './remote-state.ts';
import { createDefaults } from './setup-defaults.ts';
import { itemKeys, settingKeys } from './setting-keys.ts';
import { loadInventory, setupFields } from './setup.ts';
import { siteOf } from './sites.ts';
import { ownListings } from './own-listings.ts';
import { createSkuLanes } from './sku-lanes.ts';
import { createTaxonomy, shownRequirements, type CategoryRules } from './taxonomy.ts';

/** Policies seldom change; a preflight of a thousand items asks for them once. */
const INVENTORY_FRESH_MS = 60_000;

const NO_RULES: CategoryRules = { aspects: [], conditionRequired: false, conditions: [] };

/** eBay for one signed-in seller. */
export function createEbayConnector(session: Session): Connector {
  const { http, world, settings } = session;
  const site = siteOf(settings[settingKeys.site]);
  const taxonomy = createTaxonomy(session, site);
  const lanes = createSkuLanes();
  const terms = (own: Terms): Terms => madeTerms(itemKeys, own, settings);
  /** `open` stands for what is not chosen yet: nothing in a real call, a mark in the preview. */
  const callsWith = (open: (key: string) => string) =>
    createCalls(world.hosts, site, (own) => {
      const chosen = terms(own);
      return {
        fulfillmentPolicyId: chosen[settingKeys.fulfillment] ?? open(settingKeys.fulfillment),
        paymentPolicyId: chosen[settingKeys.payment] ?? open(settingKeys.payment),
        returnPolicyId: chosen[settingKeys.return] ?? open(settingKeys.return),
        merchantLocationKey: chosen[settingKeys.location] ?? open(settingKeys.location),
      };
    });
  const calls = callsWith(() => '');
  let inventory: { readonly value: ReturnType<typeof askInventory>; readonly at: number } | null = null;
  let user: Promise<{ id: string; name: string; business: boolean }> | null = null;

  const askUser = async () => {
    const url = urlOn(world.hosts, 'apiz', '/commerce/identity/v1/user/');
    const { body } = await http.send({ method: 'GET', url, repeatable: true, answer: userSchema });
    return { id: body.userId, name: body.username, business: body.accountType !== 'INDIVIDUAL' };
  };
  const rememberedUser = () => {
    user ??= askUser().catch((error: unknown) => {
      user = null;
      throw error;
    });
    return user;
  };

  const askInventory = async () => {
    const known = await loadInventory(session, site);
    return { ...known, fields: setupFields(known, site, settings) };
  };
  const freshInventory = () => {
    const now = world.clock.now();
    if (inventory === null || now - inventory.at > INVENTORY_FRESH_MS) {
      const value = askInventory();
      inventory = { value, at: now };
      value.catch(() => {
        inventory = null;
      });
    }
    return inventory.value;
  };

  const categoryState = async (categoryId: string | null): Promise<CategoryState> => {
    if (categoryId === null || categoryId === '') return { kind: 'none' };
    try {
      return { kind: 'rules', rules: await taxonomy.rules(categoryId) };
    } catch (error) {
      const codes = error instanceof AppError ? (error.data.remote?.codes ?? []) : [];
      if (codes.includes('62005')) return { kind: 'unknown' };
      if (codes.includes('62008') || codes.includes('62009')) return { kind: 'branch' };
      throw error;
    }
  };

  const rulesFor = async (categoryId: string | null): Promise<CategoryRules> => {
    const state = await categoryState(categoryId);
    return state.kind === 'rules' ? state.rules : NO_RULES;
  };

  const parts = { http, calls: () => calls, lanes, rules: rulesFor };

  return {
    identify: async () => {
      const { id, name } = await askUser();
      return { id, name };
    },
    terms,
    setup: async () => {
      inventory = null;
      return (await freshInventory()).fields;
    },
    createSetupDefaults: (defaults) => createDefaults(session, site, defaults),
    suggestCategories: (query) => taxonomy.suggest(query),
    requirements: async (categoryId) => shownRequirements(categoryId, await taxonomy.rules(categoryId)),
    taxonomyVersion: () => taxonomy.version(),
    category: (categoryId) => taxonomy.leaf(categoryId),
    preflight: async (draft) => {
      const [category, known] = await Promise.all([categoryState(draft.categoryId), freshInventory()]);
      const chosen = terms(draft.terms);
      const policy = known.fulfillment.find((entry) => entry.fulfillmentPolicyId === chosen[settingKeys.fulfillment]);
      return preflight(draft, {
        site,
        category,
        // A choice that is preselected but not stored is not used by the offer, so it counts as open.
        missingSetup: itemKeys.filter((key) => {
          const selected = known.fields.find((field) => field.key === key)?.selected ?? null;
          return draft.terms[key] === undefined && (selected === null || selected !== settings[key]);
        }),
        goneTerms: goneTerms(finding, 'ebay', draft.terms, known.fields),
        needsWeight: (policy?.shippingOptions ?? []).some((option) => option.costType === 'CALCULATED'),
        mayRefurbish: draft.condition === 'refurbished' ? (await rememberedUser()).business : true,
      });
    },
    preview: async (draft) => previewRequests(draft, await rulesFor(draft.categoryId), callsWith(unknown)),
    publishSteps: publishSteps(parts),
    reviseSteps: reviseSteps(parts),
    endSteps: endSteps(parts),
    find: async (reference) => {
      const [offer, item] = await Promise.all([
        findOffer(http, calls, reference),
        findItem(http, calls, reference.sku),
      ]);
      return offer === undefined ? undefined : { memo: memoOf(offer), listing: remoteListing(offer, item) };
    },
    expected: async (draft: ListingDraft, memo) => ({
      listingId: memo['listingId'] ?? null,
      title: draft.title.trim(),
      price: draft.price,
      quantity: draft.quantity,
      photoCount: draft.photos.length,
      condition: chosenCondition(draft.condition, await rulesFor(draft.categoryId))?.word ?? null,
      categoryId: draft.categoryId,
      terms: terms(draft.terms),
      status: 'live',
    }),
    listingUrl: (memo) => {
      const listingId = memo['listingId'];
      return listingId === undefined ? null : urlOn(world.hosts, 'web', `/itm/${encodeURIComponent(listingId)}`);
    },
    ownListings: () => ownListings(http, calls),
    orders: (since) => changedOrders(http, calls, world.clock, since),
  };
}
