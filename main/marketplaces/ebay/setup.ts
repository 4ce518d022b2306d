import type { z } from 'zod';
import type { SetupField } from '#shared/domain/account.ts';
import { currencyExponent, formatMoney, parseDecimal } from '#shared/domain/money.ts';
import { AppError } from '#shared/errors.ts';
import type { Session } from '../marketplace.ts';
import {
  fulfillmentPoliciesSchema,
  locationsSchema,
  paymentPoliciesSchema,
  returnPoliciesSchema,
  type FulfillmentPolicy,
  type Location,
  type PaymentPolicy,
  type ReturnPolicy,
} from './answers.ts';
import { urlOn } from './hosts.ts';
import { settingKeys } from './setting-keys.ts';
import { sites, type Site } from './sites.ts';

/** What the account has to offer on one site. */
export interface Inventory {
  readonly fulfillment: readonly FulfillmentPolicy[];
  readonly payment: readonly PaymentPolicy[];
  readonly return: readonly ReturnPolicy[];
  readonly locations: readonly Location[];
}

const ACCOUNT = '/sell/account/v1';
const LOCATIONS_PAGE = 100;

/** Policies of three kinds and locations, asked in parallel. */
export async function loadInventory({ http, world }: Session, site: Site): Promise<Inventory> {
  const list = async <Answer>(
    path: string,
    answer: z.ZodType<Answer>,
    none: Answer,
    query: Record<string, string>,
  ): Promise<Answer> => {
    try {
      return (await http.send({ method: 'GET', url: urlOn(world.hosts, 'api', path, query), repeatable: true, answer }))
        .body;
    } catch (error) {
      // A seller who never opted in to business policies is refused with 20403: there are none.
      if (error instanceof AppError && (error.data.remote?.codes ?? []).includes('20403')) return none;
      throw error;
    }
  };
  /** Here `offset` counts records, unlike elsewhere in the Inventory API. */
  const allLocations = async (): Promise<readonly Location[]> => {
    const all: Location[] = [];
    for (;;) {
      const page = { limit: String(LOCATIONS_PAGE), offset: String(all.length) };
      const { locations, total = 0 } = await list(
        '/sell/inventory/v1/location',
        locationsSchema,
        { locations: [] },
        page,
      );
      all.push(...locations);
      if (locations.length === 0 || all.length >= total) return all;
    }
  };
  const forSite = { marketplace_id: site.id };
  const [fulfillment, payment, returns, locations] = await Promise.all([
    list(`${ACCOUNT}/fulfillment_policy`, fulfillmentPoliciesSchema, { fulfillmentPolicies: [] }, forSite),
    list(`${ACCOUNT}/payment_policy`, paymentPoliciesSchema, { paymentPolicies: [] }, forSite),
    list(`${ACCOUNT}/return_policy`, returnPoliciesSchema, { returnPolicies: [] }, forSite),
    allLocations(),
  ]);
  return {
    fulfillment: fulfillment.fulfillmentPolicies,
    payment: payment.paymentPolicies,
    return: returns.returnPolicies,
    locations: locations.filter((location) => location.merchantLocationStatus !== 'DISABLED'),
  };
}

/**
 * The choices with what is selected: what was chosen before while it is still offered, otherwise the only one there is or
 * the one the app made itself.
 */
export function setupFields(
  inventory: Inventory,
  site: Site,
  settings: Readonly<Record<string, string>>,
): readonly SetupField[] {
  const field = (key: string, options: SetupField['options']): SetupField => ({
    key,
    label: key,
    input: 'choice',
    optional: false,
    perItem: true,
    options,
    selected: preselected(options, settings[key]),
  });
  return [
    {
      key: settingKeys.site,
      label: settingKeys.site,
      input: 'choice',
      optional: false,
      perItem: false,
      options: sites.map(({ id, name, currency }) => ({ value: id, label: name, detail: currency })),
      selected: site.id,
    },
    field(
      settingKeys.fulfillment,
      inventory.fulfillment.map((policy) => ({
        value: policy.fulfillmentPolicyId,
        label: policy.name,
        detail: policy.description || shippingDetail(policy),
      })),
    ),
    field(
      settingKeys.payment,
      inventory.payment.map((policy) => ({
        value: policy.paymentPolicyId,
        label: policy.name,
        detail: policy.description || (policy.immediatePay === true ? 'Payment at once' : ''),
      })),
    ),
    field(
      settingKeys.return,
      inventory.return.map((policy) => ({
        value: policy.returnPolicyId,
        label: policy.name,
        detail: policy.description || returnDetail(policy),
      })),
    ),
    field(
      settingKeys.location,
      inventory.locations.map((location) => ({
        value: location.merchantLocationKey,
        label: location.name ?? location.merchantLocationKey,
        detail: placeOf(location),
      })),
    ),
  ];
}

/** Names of what the app creates; by them it is found and adopted again. */
export const CREATED_NAME = 'Crossdock';

function preselected(options: SetupField['options'], chosen: string | undefined): string | null {
  if (chosen !== undefined && options.some((option) => option.value === chosen)) return chosen;
  if (options.length === 1) return options[0]?.value ?? null;
  const own = options.filter((option) => option.label.startsWith(CREATED_NAME));
  return own.length === 1 ? (own[0]?.value ?? null) : null;
}

function shippingDetail({ shippingOptions = [], handlingTime }: FulfillmentPolicy): string {
  const domestic = shippingOptions.find((option) => option.optionType === 'DOMESTIC');
  const service = domestic?.shippingServices?.[0];
  const cost =
    domestic?.costType === 'CALCULATED'
      ? 'calculated by weight'
      : service?.freeShipping === true
        ? 'free shipping'
        : service?.shippingCost === undefined
          ? ''
          : shownAmount(service.shippingCost.value, service.shippingCost.currency);
  const days = handlingTime === undefined ? '' : handlingTime.value === 1 ? '1 day' : `${handlingTime.value} days`;
  return [cost, days].filter((part) => part !== '').join(', ');
}

function shownAmount(value: string, currency: string): string {
  const amount =
    /^[A-Z]{3}$/.test(currency) && currencyExponent(currency) >= 0 ? parseDecimal(value, currency) : undefined;
  return amount === undefined ? `${value} ${currency}` : formatMoney(amount, 'en');
}

const returnDetail = ({ returnsAccepted, returnPeriod }: ReturnPolicy): string =>
  returnsAccepted === false ? 'no returns' : returnPeriod === undefined ? '' : `${returnPeriod.value} days`;

function placeOf({ location }: Location): string {
  const { city, stateOrProvince, postalCode, country } = location?.address ?? {};
  return [city, stateOrProvince, postalCode, country].filter((part) => part !== undefined && part !== '').join(', ');
}
