import type { z } from 'zod';
import type { SetupField } from '#shared/domain/account.ts';
import { toDecimal } from '#shared/domain/money.ts';
import { AppError, validationError } from '#shared/errors.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import type { Session } from '../marketplace.ts';
import { processingProfileSchema, returnPolicySchema, shippingProfileSchema, type Shop } from './answers.ts';
import { apiUrl, keyHeader } from './hosts.ts';
import { worded } from './messages.ts';
import type { Form } from './payloads.ts';
import { settingKeys } from './setting-keys.ts';
import { CREATED_NAME, loadShopState, setupFields, type ShopState } from './setup.ts';

/** Days a parcel takes within a country; Etsy asks for them where no carrier is named. */
const DELIVERY_DAYS = { min: 2, max: 7 } as const;
/** Processing times go up to ten days; longer ones are said in weeks. */
const MOST_DAYS = 10;

/**
 * Creates a shipping profile, a processing profile and a return policy from a few answers. What is there already with the
 * same terms is adopted, so a second run makes nothing twice.
 */
export async function createDefaults(session: Session, defaults: SetupDefaults): Promise<readonly SetupField[]> {
  const before = await loadShopState(session);
  checkCurrency(defaults, before.shop);
  const create = creator(session, before.shop);
  const shipping = await shippingProfile(session, before, defaults, create);
  const processing = await processingProfile(defaults, create);
  const returns = await returnPolicy(before, defaults, create);
  const chosen = {
    ...session.settings,
    [settingKeys.shop]: before.shop.shop_id,
    [settingKeys.shipping]: shipping,
    [settingKeys.processing]: processing,
    [settingKeys.returns]: returns,
  };
  return setupFields(await loadShopState(session), chosen, session.world.clock.now());
}

function checkCurrency({ shippingCost }: SetupDefaults, { currency_code: expected }: Shop): void {
  if (shippingCost === null || shippingCost.currency === expected) return;
  const { reason, message, params } = worded('validation', 'setup_currency', {
    expected,
    currency: shippingCost.currency,
  });
  throw validationError({ path: 'defaults.shippingCost', reason, message, params });
}

type Create = <Answer>(path: string, fields: Form, answer: z.ZodType<Answer>) => Promise<Answer>;

const creator =
  ({ http, world }: Session, shop: Shop): Create =>
  async (path, fields, answer) => {
    const { body } = await http.send({
      method: 'POST',
      url: apiUrl(world.hosts, `/shops/${shop.shop_id}${path}`),
      headers: keyHeader(world),
      body: { kind: 'form', fields },
      repeatable: false,
      answer,
    });
    return body;
  };

/** The title says what is inside, so that other answers make another profile instead of being taken for this one. */
async function shippingProfile(
  session: Session,
  { shipping }: ShopState,
  { shippingCost, country, postalCode }: SetupDefaults,
  create: Create,
): Promise<string> {
  const cost = shippingCost === null ? '0' : toDecimal(shippingCost);
  const postage = shippingCost === null ? 'free shipping' : `shipping ${cost} ${shippingCost.currency}`;
  const title = `${CREATED_NAME} ${postage} from ${country} ${postalCode}`;
  const known = (state: Pick<ShopState, 'shipping'>) =>
    state.shipping.find((profile) => profile.title === title)?.shipping_profile_id;
  const there = known({ shipping });
  if (there !== undefined) return there;
  const fields = {
    title,
    origin_country_iso: country,
    origin_postal_code: postalCode,
    primary_cost: cost,
    secondary_cost: cost,
    destination_country_iso: country,
    min_delivery_days: String(DELIVERY_DAYS.min),
    max_delivery_days: String(DELIVERY_DAYS.max),
  };
  try {
    return (await create('/shipping-profiles', fields, shippingProfileSchema)).shipping_profile_id;
  } catch (error) {
    if (!isUnknown(error)) throw error;
    const made = known(await loadShopState(session));
    if (made === undefined) throw error;
    return made;
  }
}

/** Etsy keeps no two alike: a second is refused with the address of the first, so this may be said again at any time. */
async function processingProfile({ handlingDays }: SetupDefaults, create: Create): Promise<string> {
  const days = Math.max(1, handlingDays);
  const time = days <= MOST_DAYS ? { unit: 'days', most: days } : { unit: 'weeks', most: Math.ceil(days / 7) };
  const fields = {
    readiness_state: 'ready_to_ship',
    min_processing_time: '1',
    max_processing_time: String(time.most),
    processing_time_unit: time.unit,
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return (await create('/readiness-state-definitions', fields, processingProfileSchema)).readiness_state_id;
    } catch (error) {
      const twin = twinOf(error);
      if (twin !== undefined) return twin;
      if (!isUnknown(error) || attempt > 1) throw error;
    }
  }
}

function twinOf(error: unknown): string | undefined {
  if (!(error instanceof AppError) || error.data.remote?.status !== 409) return undefined;
  return /\/(\d+)\/?$/.exec(String(error.data.params?.['location'] ?? ''))?.[1];
}

async function returnPolicy({ returns }: ShopState, { returnDays }: SetupDefaults, create: Create): Promise<string> {
  const accepts = returnDays > 0;
  const same = returns.find(
    (policy) =>
      policy.accepts_returns === accepts &&
      !policy.accepts_exchanges &&
      (!accepts || policy.return_deadline === returnDays),
  );
  if (same !== undefined) return same.return_policy_id;
  const fields = {
    accepts_returns: String(accepts),
    accepts_exchanges: 'false',
    ...(accepts ? { return_deadline: String(returnDays) } : {}),
  };
  return (await create('/policies/return', fields, returnPolicySchema)).return_policy_id;
}

/** It may have been made although no answer said so. */
const isUnknown = (error: unknown): boolean => error instanceof AppError && error.data.reason === 'outcome_unknown';
