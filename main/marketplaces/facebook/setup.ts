import type { z } from 'zod';
import type { SetupField } from '#shared/domain/account.ts';
import { AppError } from '#shared/errors.ts';
import type { Session } from '../marketplace.ts';
import {
  adAccountSchema,
  businessSchema,
  catalogueSchema,
  listOf,
  pageSchema,
  type AdAccount,
  type Business,
  type Catalogue,
  type Page,
} from './answers.ts';
import { allRows } from './graph.ts';
import { graphUrl } from './hosts.ts';
import { mayPost } from './oauth.ts';
import { NONE, settingKeys } from './setting-keys.ts';

/** What the user has to offer. */
export interface Offer {
  readonly pages: readonly Page[];
  readonly businesses: readonly Business[];
  /** Of the chosen business. */
  readonly catalogues: readonly Catalogue[];
  readonly adAccounts: readonly AdAccount[];
  /** Choices for which the seller gave no permission. */
  readonly denied: ReadonlySet<string>;
}

const AD_FIELDS = 'id,account_id,name,account_status,currency';

/** The Pages on which the user may post. */
export async function loadPages({ http, world }: Pick<Session, 'http' | 'world'>): Promise<readonly Page[]> {
  const pages = await allRows(http, (after) => ({
    method: 'GET',
    url: graphUrl(world, '/me/accounts', { fields: 'id,name,category,tasks', limit: '100', ...after }),
    repeatable: true,
    answer: listOf(pageSchema),
  }));
  return pages.filter(mayPost);
}

export async function loadOffer(session: Session): Promise<Offer> {
  const { http, world, settings } = session;
  const denied = new Set<string>();
  /** What the seller gave no permission for is optional: it is left out, and the choice says why. */
  const list = async <Row>(key: string, path: string, row: z.ZodType<Row>, fields: string): Promise<readonly Row[]> => {
    try {
      return await allRows(http, (after) => ({
        method: 'GET',
        url: graphUrl(world, path, { fields, limit: '100', ...after }),
        repeatable: true,
        answer: listOf(row),
      }));
    } catch (error) {
      const refused = error instanceof AppError && (error.code === 'remote_rejected' || error.code === 'not_found');
      if (!refused || error.data.remote?.status === undefined) throw error;
      if (error.data.reason === 'facebook_permission') denied.add(key);
      return [];
    }
  };
  const [pages, businesses] = await Promise.all([
    loadPages(session),
    list(settingKeys.business, '/me/businesses', businessSchema, 'id,name,verification_status'),
  ]);
  const chosen = settings[settingKeys.business];
  const business = businesses.find(({ id }) => id === chosen)?.id;
  const ofBusiness = <Row>(key: string, edge: string, row: z.ZodType<Row>, fields: string): Promise<readonly Row[]> =>
    business === undefined ? Promise.resolve([]) : list(key, `/${business}/${edge}`, row, fields);
  const [ownedCatalogues, clientCatalogues, ownedAds, clientAds, personalAds] = await Promise.all([
    ofBusiness(settingKeys.catalogue, 'owned_product_catalogs', catalogueSchema, 'id,name,vertical'),
    ofBusiness(settingKeys.catalogue, 'client_product_catalogs', catalogueSchema, 'id,name,vertical'),
    ofBusiness(settingKeys.adAccount, 'owned_ad_accounts', adAccountSchema, AD_FIELDS),
    ofBusiness(settingKeys.adAccount, 'client_ad_accounts', adAccountSchema, AD_FIELDS),
    list(settingKeys.adAccount, '/me/adaccounts', adAccountSchema, AD_FIELDS),
  ]);
  return {
    pages,
    businesses,
    catalogues: once([...ownedCatalogues, ...clientCatalogues], ({ id }) => id).filter(
      ({ vertical = 'commerce' }) => vertical === 'commerce',
    ),
    adAccounts: once([...ownedAds, ...clientAds, ...personalAds], ({ account_id: id }) => id),
    denied,
  };
}

/** The lists overlap: an own account is also a personal one. */
const once = <Row>(rows: readonly Row[], key: (row: Row) => string): readonly Row[] => [
  ...new Map(rows.map((row) => [key(row), row])).values(),
];

const NOT_PERMITTED = 'Facebook gave no permission for this. To use it, sign in again and leave it ticked.';

/** A Page is needed; the rest is the seller's wish, so it stands on "none" until something is chosen. */
export function setupFields(offer: Offer, settings: Readonly<Record<string, string>>): readonly SetupField[] {
  const selected = (options: SetupField['options'], key: string): string | undefined =>
    options.find(({ value }) => value === settings[key])?.value;
  const pages = offer.pages.map(({ id, name, category = '' }) => ({ value: id, label: name, detail: category }));
  const only = pages.length === 1 ? pages[0]?.value : undefined;
  const optional = (key: string, choices: SetupField['options']): SetupField => {
    const detail = offer.denied.has(key) ? NOT_PERMITTED : '';
    const options = [{ value: NONE, label: 'None', detail }, ...choices];
    return {
      key,
      label: key,
      input: 'choice',
      optional: true,
      perItem: false,
      options,
      selected: selected(options, key) ?? NONE,
    };
  };
  return [
    {
      key: settingKeys.page,
      label: settingKeys.page,
      input: 'choice',
      optional: false,
      perItem: false,
      options: pages,
      selected: selected(pages, settingKeys.page) ?? only ?? null,
    },
    optional(
      settingKeys.business,
      offer.businesses.map(({ id, name, verification_status: status = '' }) => ({
        value: id,
        label: name,
        detail: status.replaceAll('_', ' '),
      })),
    ),
    optional(
      settingKeys.catalogue,
      offer.catalogues.map(({ id, name }) => ({ value: id, label: name, detail: '' })),
    ),
    optional(
      settingKeys.adAccount,
      offer.adAccounts.map((account) => ({
        value: account.account_id,
        label: account.name === '' ? account.account_id : account.name,
        detail: [adStatus(account.account_status), account.currency ?? ''].filter((part) => part !== '').join(', '),
      })),
    ),
  ];
}

/** Source: AdAccount account_status. */
const AD_STATUS: Readonly<Record<number, string>> = {
  1: 'active',
  2: 'disabled',
  3: 'unsettled',
  7: 'pending risk review',
  8: 'pending settlement',
  9: 'in grace period',
  100: 'pending closure',
  101: 'closed',
};

const adStatus = (status: number | undefined): string =>
  status === undefined ? '' : (AD_STATUS[status] ?? `status ${status}`);
