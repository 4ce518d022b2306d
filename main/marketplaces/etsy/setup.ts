import type { z } from 'zod';
import type { SetupField } from '#shared/domain/account.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { AppError } from '#shared/errors.ts';
import type { Session } from '../marketplace.ts';
import {
  meSchema,
  processingProfilesSchema,
  returnPoliciesSchema,
  sectionsSchema,
  shippingProfilesSchema,
  shopSchema,
  type ProcessingProfile,
  type ReturnPolicy,
  type Section,
  type ShippingProfile,
  type Shop,
} from './answers.ts';
import { erasOf, yearOf } from './eras.ts';
import { apiUrl, keyHeader, type Query } from './hosts.ts';
import { worded } from './messages.ts';
import { moneyOf } from './money.ts';
import { makers } from './questions.ts';
import { AUTOMATIC, itemKeys, MANUAL, NONE, settingKeys } from './setting-keys.ts';

/** The shop with what its listings can use. */
export interface ShopState {
  readonly shop: Shop;
  readonly shipping: readonly ShippingProfile[];
  readonly processing: readonly ProcessingProfile[];
  readonly returns: readonly ReturnPolicy[];
  readonly sections: readonly Section[];
}

/** Name of what the app creates; by it a shipping profile is found and adopted again. */
export const CREATED_NAME = 'Crossdock';

/** Asks in the account's name. */
export function asker({ http, world }: Session) {
  return async <Answer>(path: string, answer: z.ZodType<Answer>, query: Query = {}): Promise<Answer> => {
    const url = apiUrl(world.hosts, path, query);
    return (await http.send({ method: 'GET', url, headers: keyHeader(world), repeatable: true, answer })).body;
  };
}

/** One user has exactly one shop; the user may have closed it since. */
export async function loadShop(session: Session): Promise<Shop> {
  const get = asker(session);
  const { shop_id: shopId } = await get('/users/me', meSchema);
  if (shopId === null || shopId === undefined) throw new AppError(worded('conflict', 'etsy_no_shop'));
  return get(`/shops/${shopId}`, shopSchema);
}

export async function loadShopState(session: Session): Promise<ShopState> {
  const get = asker(session);
  const shop = await loadShop(session);
  const path = `/shops/${shop.shop_id}`;
  const [shipping, processing, returns, sections] = await Promise.all([
    get(`${path}/shipping-profiles`, shippingProfilesSchema),
    get(`${path}/readiness-state-definitions`, processingProfilesSchema, { limit: '100' }),
    get(`${path}/policies/return`, returnPoliciesSchema),
    get(`${path}/sections`, sectionsSchema),
  ]);
  return {
    shop,
    shipping: shipping.results.filter((profile) => profile.is_deleted !== true),
    processing: processing.results,
    returns: returns.results,
    sections: sections.results,
  };
}

/** Members of the European Union: their shops publish without a return policy. Source: updateListing, return_policy_id. */
const EU: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
);
export const needsReturnPolicy = (shop: Shop): boolean => !EU.has(shop.shop_location_country_iso ?? '');

type Option = SetupField['options'][number];

/**
 * The choices with what is selected: what was chosen before while it is still offered, otherwise the only one there is or
 * the one the app made itself.
 */
export function setupFields(
  { shop, shipping, processing, returns, sections }: ShopState,
  settings: Readonly<Record<string, string>>,
  now: number,
): readonly SetupField[] {
  const field = (key: string, options: readonly Option[], optional = false): SetupField => ({
    key,
    label: key,
    input: 'choice',
    optional,
    perItem: itemKeys.some((own) => own === key),
    options: [...options],
    selected: preselected(options, settings[key], optional),
  });
  const noDefault: Option = { value: NONE, label: 'Asked for each item', detail: '' };
  return [
    field(settingKeys.shop, [{ value: shop.shop_id, label: shop.shop_name, detail: shop.currency_code }]),
    field(
      settingKeys.shipping,
      shipping.map((profile) => ({
        value: profile.shipping_profile_id,
        label: profile.title ?? profile.shipping_profile_id,
        detail: shippingDetail(profile),
      })),
    ),
    field(
      settingKeys.processing,
      processing.map((profile) => ({
        value: profile.readiness_state_id,
        label:
          profile.processing_days_display_label ?? `${profile.min_processing_days}–${profile.max_processing_days} days`,
        detail: profile.readiness_state === 'made_to_order' ? 'Made to order' : 'Ready to ship',
      })),
    ),
    field(
      settingKeys.returns,
      returns.map((policy) => ({ value: policy.return_policy_id, label: returnLabel(policy), detail: '' })),
      !needsReturnPolicy(shop),
    ),
    field(
      settingKeys.section,
      [
        { value: NONE, label: 'No section', detail: '' },
        ...sections.map(({ shop_section_id: value, title }) => ({ value, label: title, detail: '' })),
      ],
      true,
    ),
    field(settingKeys.whoMade, [noDefault, ...makers.map(({ value, label }) => ({ value, label, detail: '' }))], true),
    field(
      settingKeys.whenMade,
      [noDefault, ...erasOf(yearOf(now)).map(({ label }) => ({ value: label, label, detail: '' }))],
      true,
    ),
    field(
      settingKeys.renewal,
      [
        { value: MANUAL, label: 'Ends after four months', detail: '' },
        { value: AUTOMATIC, label: 'Renews itself every four months', detail: 'USD 0.20 each time' },
      ],
      true,
    ),
  ];
}

function preselected(options: readonly Option[], chosen: string | undefined, optional: boolean): string | null {
  if (chosen !== undefined && options.some(({ value }) => value === chosen)) return chosen;
  // What may stay open is not chosen for the seller.
  if (optional) return null;
  if (options.length === 1) return options[0]?.value ?? null;
  const own = options.filter(({ label }) => label.startsWith(CREATED_NAME));
  return own.length === 1 ? (own[0]?.value ?? null) : null;
}

function shippingDetail({ profile_type: type, shipping_profile_destinations: places }: ShippingProfile): string {
  if (type === 'calculated') return 'calculated by weight';
  const cost = places?.[0]?.primary_cost;
  if (cost === null || cost === undefined) return '';
  return cost.amount === 0 ? 'free shipping' : formatMoney(moneyOf(cost), 'en');
}

function returnLabel({ accepts_returns: returns, accepts_exchanges: exchanges, return_deadline: days }: ReturnPolicy) {
  if (!returns && !exchanges) return 'No returns or exchanges';
  const what = returns && exchanges ? 'Returns and exchanges' : returns ? 'Returns' : 'Exchanges';
  return days === null || days === undefined ? what : `${what} within ${days} days`;
}
