import { refuse } from './errors.ts';
import {
  marketplaceIdSchema,
  type FulfillmentPolicyBody,
  type PaymentPolicyBody,
  type ReturnPolicyBody,
} from './requests.ts';
import type { Policy, PolicyKind } from './state.ts';

const NAME_LIMIT = 64;
const DESCRIPTION_LIMIT = 250;
const DOMESTIC_SERVICES = 4;
const INTERNATIONAL_SERVICES = 5;
/** eBay US offers these return periods. Source: ebay.md section 9. */
const RETURN_DAYS: ReadonlySet<number> = new Set([14, 30, 60]);

/** What eBay checks of a business policy before it keeps it; refuses with the first thing wrong. */
export function checkPolicy(kind: PolicyKind, body: Policy['body']): void {
  if (body.name === undefined || body.name.trim() === '') refuse(20401, { fieldName: 'name' });
  if (body.name.length > NAME_LIMIT) {
    refuse(20403, { fieldName: 'name', additionalInfo: `The name may have ${NAME_LIMIT} characters.` });
  }
  if ((body.description ?? '').length > DESCRIPTION_LIMIT) {
    refuse(20403, {
      fieldName: 'description',
      additionalInfo: `The description may have ${DESCRIPTION_LIMIT} characters.`,
    });
  }
  if (body.marketplaceId === undefined) refuse(20401, { fieldName: 'marketplaceId' });
  if (!marketplaceIdSchema.safeParse(body.marketplaceId).success) refuse(20403, { fieldName: 'marketplaceId' });
  if (body.categoryTypes === undefined || body.categoryTypes.length === 0)
    refuse(20401, { fieldName: 'categoryTypes' });
  if (kind === 'fulfillment') checkFulfillment(body);
  if (kind === 'payment') checkPayment(body);
  if (kind === 'return') checkReturn(body);
}

function checkFulfillment(body: FulfillmentPolicyBody): void {
  const options = body.shippingOptions ?? [];
  if (body.handlingTime === undefined && body.localPickup !== true) refuse(20401, { fieldName: 'handlingTime' });
  if (
    body.handlingTime !== undefined &&
    (body.handlingTime.unit !== 'DAY' || body.handlingTime.value < 0 || body.handlingTime.value > 30)
  ) {
    refuse(20403, { fieldName: 'handlingTime', additionalInfo: 'Handling time is 0 to 30 days.' });
  }
  if (options.length === 0 && body.localPickup !== true && body.freightShipping !== true) {
    refuse(20401, { fieldName: 'shippingOptions' });
  }
  for (const option of options) {
    const services = option.shippingServices ?? [];
    const most = option.optionType === 'DOMESTIC' ? DOMESTIC_SERVICES : INTERNATIONAL_SERVICES;
    if (services.length === 0) refuse(20401, { fieldName: 'shippingServices' });
    if (services.length > most) {
      refuse(20403, { fieldName: 'shippingServices', additionalInfo: `At most ${most} services.` });
    }
    for (const service of services) {
      if (service.shippingServiceCode === undefined || service.shippingServiceCode === '') {
        refuse(20401, { fieldName: 'shippingServiceCode' });
      }
      const priced = service.shippingCost !== undefined || service.freeShipping === true;
      if (option.costType === 'FLAT_RATE' && !priced) refuse(20401, { fieldName: 'shippingCost' });
      if (option.optionType === 'INTERNATIONAL' && (service.shipToLocations?.regionIncluded ?? []).length === 0) {
        refuse(20401, { fieldName: 'shipToLocations' });
      }
    }
  }
}

function checkPayment(body: PaymentPolicyBody): void {
  const method = (body.paymentMethods ?? [])[0];
  // eBay takes the payment itself and refuses methods of the seller's own, except on motor vehicles.
  if (method !== undefined && body.categoryTypes?.every((type) => type.name !== 'MOTORS_VEHICLES') === true) {
    refuse(20405, { fieldName: method.paymentMethodType });
  }
}

function checkReturn(body: ReturnPolicyBody): void {
  if (body.returnsAccepted === undefined) refuse(20401, { fieldName: 'returnsAccepted' });
  if (!body.returnsAccepted) return;
  if (body.returnPeriod === undefined) refuse(20401, { fieldName: 'returnPeriod' });
  if (body.returnPeriod.unit !== 'DAY' || !RETURN_DAYS.has(body.returnPeriod.value))
    refuse(20406, { fieldName: 'returnPeriod' });
  if (body.returnShippingCostPayer === undefined) refuse(20401, { fieldName: 'returnShippingCostPayer' });
}
