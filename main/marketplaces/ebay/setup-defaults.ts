import { z } from 'zod';
import type { SetupField } from '#shared/domain/account.ts';
import { toDecimal } from '#shared/domain/money.ts';
import { AppError, validationError } from '#shared/errors.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import type { Session } from '../marketplace.ts';
import { acknowledgedSchema } from './answers.ts';
import { urlOn } from './hosts.ts';
import { worded } from './messages.ts';
import { settingKeys } from './setting-keys.ts';
import { CREATED_NAME, loadInventory, setupFields } from './setup.ts';
import type { Site } from './sites.ts';

const ACCOUNT = '/sell/account/v1';
const CATEGORY_TYPES = [{ name: 'ALL_EXCLUDING_MOTORS_VEHICLES' }];

/**
 * Creates what publishing needs from a few answers: the opt-in to business policies, one policy of each kind and a
 * location. What the app made earlier under the same name is adopted, so a second run makes nothing twice.
 */
export async function createDefaults(
  session: Session,
  site: Site,
  defaults: SetupDefaults,
): Promise<readonly SetupField[]> {
  if (defaults.shippingCost !== null && defaults.shippingCost.currency !== site.currency) {
    const { reason, message, params } = worded('validation', 'setup_currency', {
      site: site.name,
      expected: site.currency,
    });
    throw validationError({
      path: 'defaults.shippingCost',
      reason,
      message,
      ...(params === undefined ? {} : { params }),
    });
  }
  const { parcelService } = site;
  if (parcelService === null) throw new AppError(worded('conflict', 'setup_by_hand', { site: site.name }));
  await optIn(session);
  const wanted = names(defaults, site);
  const fulfillment = await createPolicy(
    session,
    'fulfillment',
    site,
    wanted.fulfillment,
    shippingTerms(defaults, parcelService),
  );
  const payment = await createPolicy(session, 'payment', site, wanted.payment, { immediatePay: true });
  const returns = await createPolicy(session, 'return', site, wanted.return, returnTerms(defaults));
  const location = await createLocation(session, defaults);
  const chosen = {
    ...session.settings,
    [settingKeys.site]: site.id,
    [settingKeys.fulfillment]: fulfillment,
    [settingKeys.payment]: payment,
    [settingKeys.return]: returns,
    [settingKeys.location]: location,
  };
  return setupFields(await loadInventory(session, site), site, chosen);
}

/** Names say what is inside, so that other answers make other policies instead of colliding with these. */
function names({ shippingCost, handlingDays, returnDays }: SetupDefaults, site: Site) {
  const postage =
    shippingCost === null ? 'free shipping' : `shipping ${toDecimal(shippingCost)} ${shippingCost.currency}`;
  return {
    fulfillment: `${CREATED_NAME} ${postage}, ${handlingDays} d`,
    payment: `${CREATED_NAME} payment`,
    return: returnDays === 0 ? `${CREATED_NAME} no returns` : `${CREATED_NAME} returns ${returnDays} days`,
    site: site.id,
  };
}

/** 25803 (already in) is what was wanted. eBay may take up to a day to let a seller in. */
async function optIn({ http, world }: Session): Promise<void> {
  try {
    await http.send({
      method: 'POST',
      url: urlOn(world.hosts, 'api', `${ACCOUNT}/program/opt_in`),
      body: { kind: 'json', value: { programType: 'SELLING_POLICY_MANAGEMENT' } },
      repeatable: true,
      answer: acknowledgedSchema,
    });
  } catch (error) {
    if (!(error instanceof AppError) || !codesOf(error).includes('25803')) throw error;
  }
}

type PolicyKind = 'fulfillment' | 'payment' | 'return';

async function createPolicy(
  session: Session,
  kind: PolicyKind,
  site: Site,
  name: string,
  terms: Readonly<Record<string, unknown>>,
): Promise<string> {
  const { http, world } = session;
  const idField = `${kind}PolicyId`;
  const answer = z.object({ [idField]: z.string() });
  const existing = await policyByName(session, kind, site, name);
  if (existing !== undefined) return existing;
  try {
    const { body } = await http.send({
      method: 'POST',
      // The document writes the path of this one kind with a slash at its end.
      url: urlOn(world.hosts, 'api', `${ACCOUNT}/${kind}_policy${kind === 'fulfillment' ? '/' : ''}`),
      body: { kind: 'json', value: { name, marketplaceId: site.id, categoryTypes: CATEGORY_TYPES, ...terms } },
      repeatable: false,
      answer,
    });
    return String(body[idField]);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (codesOf(error).includes('20403')) throw notEligibleYet(error);
    // Made by an earlier attempt whose answer was lost, or in the same moment elsewhere.
    const adopted =
      error.code === 'remote_rejected' || error.data.reason === 'outcome_unknown'
        ? await policyByName(session, kind, site, name)
        : undefined;
    if (adopted === undefined) throw error;
    return adopted;
  }
}

async function policyByName(
  { http, world }: Session,
  kind: PolicyKind,
  site: Site,
  name: string,
): Promise<string | undefined> {
  const idField = `${kind}PolicyId`;
  try {
    const { body } = await http.send({
      method: 'GET',
      url: urlOn(world.hosts, 'api', `${ACCOUNT}/${kind}_policy/get_by_policy_name`, { marketplace_id: site.id, name }),
      repeatable: true,
      answer: z.object({ [idField]: z.string() }),
    });
    return String(body[idField]);
  } catch (error) {
    // Whatever makes the name unknown (none there, or not in the programme yet): then it is created.
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'remote_rejected')) return undefined;
    throw error;
  }
}

function shippingTerms({ shippingCost, handlingDays }: SetupDefaults, parcelService: string): Record<string, unknown> {
  const cost =
    shippingCost === null
      ? { freeShipping: true }
      : { freeShipping: false, shippingCost: { value: toDecimal(shippingCost), currency: shippingCost.currency } };
  return {
    handlingTime: { value: handlingDays, unit: 'DAY' },
    shippingOptions: [
      {
        optionType: 'DOMESTIC',
        costType: 'FLAT_RATE',
        shippingServices: [
          {
            sortOrder: 1,
            shippingServiceCode: parcelService,
            ...cost,
          },
        ],
      },
    ],
  };
}

const returnTerms = ({ returnDays }: SetupDefaults): Record<string, unknown> =>
  returnDays === 0
    ? { returnsAccepted: false }
    : {
        returnsAccepted: true,
        returnPeriod: { value: returnDays, unit: 'DAY' },
        returnShippingCostPayer: 'BUYER',
        refundMethod: 'MONEY_BACK',
      };

/** One key per place: the same answers find the same location again. */
async function createLocation(
  { http, world }: Session,
  { country, postalCode, city, state }: SetupDefaults,
): Promise<string> {
  const key = `crossdock-${country}-${postalCode}`
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-')
    .slice(0, 36);
  try {
    await http.send({
      method: 'POST',
      url: urlOn(world.hosts, 'api', `/sell/inventory/v1/location/${encodeURIComponent(key)}`),
      body: {
        kind: 'json',
        value: {
          location: {
            address: {
              country,
              postalCode,
              ...(city === '' ? {} : { city }),
              ...(state === '' ? {} : { stateOrProvince: state }),
            },
          },
          locationTypes: ['WAREHOUSE'],
          merchantLocationStatus: 'ENABLED',
          name: `${CREATED_NAME} ${city === '' ? postalCode : city}`,
        },
      },
      repeatable: true,
      answer: acknowledgedSchema,
    });
  } catch (error) {
    if (!(error instanceof AppError) || !codesOf(error).includes('25803')) throw error;
  }
  return key;
}

const codesOf = (error: AppError): readonly string[] => error.data.remote?.codes ?? [];

const notEligibleYet = (cause: AppError): AppError => {
  const { remote } = cause.data;
  return new AppError(
    { ...worded('remote_rejected', 'ebay_policies_pending'), ...(remote === undefined ? {} : { remote }) },
    { cause },
  );
};
