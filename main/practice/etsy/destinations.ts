import { z } from 'zod';
import { freshId, type EtsyContext } from './context.ts';
import { CARRIERS } from './data/carriers.ts';
import { country, decimal, oneOf, text, whole } from './form.ts';
import { money, smallestUnits } from './money.ts';
import { refuse } from './refusals.ts';
import type { Destination, ShippingProfile } from './shop-state.ts';
import type { Shop } from './state.ts';

/** The fields of a destination, which stand in a profile's own form as well. */
export const destinationForm = z.object({
  primary_cost: decimal(0),
  secondary_cost: decimal(0),
  destination_country_iso: country().optional(),
  destination_region: oneOf(['eu', 'non_eu', 'none']).optional(),
  shipping_carrier_id: whole(0).optional(),
  mail_class: text().optional(),
  min_delivery_days: whole(1, 45).optional(),
  max_delivery_days: whole(1, 45).optional(),
});
export type DestinationForm = z.infer<typeof destinationForm>;
type DestinationChange = { readonly [Field in keyof DestinationForm]?: DestinationForm[Field] | undefined };

/** A destination from its form, over `known` when that is changed. Country and region exclude each other. */
export function destinationOf(
  context: EtsyContext,
  shop: Shop,
  form: DestinationChange,
  known?: Destination,
): Destination {
  const region = form.destination_region ?? 'none';
  if (form.destination_country_iso !== undefined && region !== 'none') {
    refuse(400, 'Invalid Shipping Data: set destination_country_iso or destination_region, not both');
  }
  const namesPlace = form.destination_country_iso !== undefined || form.destination_region !== undefined;
  const cost = (value: number | undefined, before: number | undefined): number =>
    value === undefined ? (before ?? 0) : smallestUnits(value, shop.currency);
  return {
    destinationId: known?.destinationId ?? freshId(context, 12),
    country: namesPlace ? (form.destination_country_iso ?? null) : (known?.country ?? null),
    region: namesPlace ? region : (known?.region ?? 'none'),
    primaryCost: cost(form.primary_cost, known?.primaryCost),
    secondaryCost: cost(form.secondary_cost, known?.secondaryCost),
    ...delivery(form, known),
  };
}

type Delivery = Pick<Destination, 'carrierId' | 'mailClass' | 'minDays' | 'maxDays'>;

/** Either a carrier with a mail class or both ends of a span of days: one of them is demanded. */
function delivery(form: DestinationChange, known: Delivery | undefined): Delivery {
  const { shipping_carrier_id: carrierId = 0, mail_class: mailClass = '' } = form;
  const { min_delivery_days: minDays, max_delivery_days: maxDays } = form;
  const named = carrierId !== 0 || mailClass !== '';
  const spanned = minDays !== undefined || maxDays !== undefined;
  if (!named && !spanned && known !== undefined) {
    const { carrierId: carrier, mailClass: before, minDays: from, maxDays: to } = known;
    return { carrierId: carrier, mailClass: before, minDays: from, maxDays: to };
  }
  if (named) {
    const carrier = CARRIERS.find(({ id }) => id === carrierId);
    if (carrier === undefined || !(mailClass in { ...carrier.domestic, ...carrier.international })) {
      refuse(400, 'Invalid Shipping Data: shipping_carrier_id and mail_class do not belong together');
    }
    return { carrierId, mailClass, minDays: minDays ?? null, maxDays: maxDays ?? null };
  }
  if (minDays === undefined || maxDays === undefined) {
    refuse(
      400,
      'Invalid Shipping Data: shipping_carrier_id and mail_class, or min_delivery_days and max_delivery_days, are required',
    );
  }
  if (minDays > maxDays) refuse(400, 'Invalid Shipping Data: min_delivery_days is greater than max_delivery_days');
  return { carrierId: null, mailClass: null, minDays, maxDays };
}

/** A destination as the API tells it; "everywhere" has an empty country. */
export const postageBody = (profile: ShippingProfile, destination: Destination, currency: string) => ({
  shipping_profile_destination_id: destination.destinationId,
  shipping_profile_id: profile.profileId,
  origin_country_iso: profile.originCountry,
  destination_country_iso: destination.country ?? '',
  destination_region: destination.region,
  primary_cost: money(destination.primaryCost, currency),
  secondary_cost: money(destination.secondaryCost, currency),
  shipping_carrier_id: destination.carrierId,
  mail_class: destination.mailClass,
  min_delivery_days: destination.minDays,
  max_delivery_days: destination.maxDays,
});
