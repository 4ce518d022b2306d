import { createHash } from 'node:crypto';
import { FormData } from 'undici';
import { consentDriver } from '#test/integration/consent-driver.ts';
import { call, picture, practiceWorld, type Answered, type PracticeWorld } from '../practice-world.ts';

export const VERIFIER = 'vvkdljkejllufrvbhgeiegrnvufrhvrffnkvcknjvfid';
export const CHALLENGE = createHash('sha256').update(VERIFIER).digest('base64url');
export const ALL_SCOPES = 'listings_r listings_w listings_d shops_r shops_w transactions_r transactions_w';

/** What a form field can be given as here; undefined leaves it out. */
type FormValue = string | number | boolean | readonly (string | number)[] | undefined;
export type Form = Readonly<Record<string, FormValue>>;

export function formBody(form: Form): string {
  const encoded = new URLSearchParams();
  for (const [name, value] of Object.entries(form)) {
    if (value !== undefined) encoded.set(name, Array.isArray(value) ? value.join(',') : String(value));
  }
  return encoded.toString();
}

export const FORM = { 'content-type': 'application/x-www-form-urlencoded' } as const;

export function connectUrl({ etsy }: PracticeWorld, changes: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: etsy.keystring,
    redirect_uri: etsy.redirectUri,
    scope: ALL_SCOPES,
    state: 'state-1',
    code_challenge: CHALLENGE,
    code_challenge_method: 'S256',
    ...changes,
  });
  return `${etsy.authUrl}?${query.toString()}`;
}

/** Says yes on the consent page; returns where the browser was sent. */
export async function consent(
  world: PracticeWorld,
  seller = 'harbour_finds',
  changes: Readonly<Record<string, string>> = {},
  press = 'Agree',
): Promise<URL> {
  const outcome = await consentDriver({ press, fields: { seller } }).open({
    title: 'Etsy',
    startUrl: connectUrl(world, changes),
    redirectUrls: [world.etsy.redirectUri],
    deadlineMs: 10_000,
    signal: new AbortController().signal,
  });
  if (outcome.kind !== 'redirected') throw new Error(`The consent ended ${outcome.kind}.`);
  return new URL(outcome.url);
}

export interface Tokens {
  readonly access_token: string;
  readonly refresh_token: string;
  readonly expires_in: number;
  readonly token_type: string;
}

export const askToken = (world: PracticeWorld, form: Form): Promise<Answered> =>
  call('POST', world.etsy.tokenUrl, formBody(form), FORM);

export const codeForm = (world: PracticeWorld, code: string): Form => ({
  grant_type: 'authorization_code',
  client_id: world.etsy.keystring,
  redirect_uri: world.etsy.redirectUri,
  code,
  code_verifier: VERIFIER,
});

/** A seller with a token, and calls in their name. */
export interface EtsySeller {
  readonly world: PracticeWorld;
  readonly tokens: Tokens;
  readonly userId: number;
  readonly shopId: number;
  readonly headers: Readonly<Record<string, string>>;
  get(path: string): Promise<Answered>;
  remove(path: string): Promise<Answered>;
  form(method: 'POST' | 'PUT' | 'PATCH', path: string, form: Form): Promise<Answered>;
  json(method: 'POST' | 'PUT', path: string, body: unknown): Promise<Answered>;
  upload(path: string, form: FormData): Promise<Answered>;
}

export async function etsySeller(
  world: PracticeWorld,
  name = 'harbour_finds',
  scope = ALL_SCOPES,
): Promise<EtsySeller> {
  const code = (await consent(world, name, { scope })).searchParams.get('code') ?? '';
  const tokens = (await askToken(world, codeForm(world, code))).body as Tokens;
  const { apiUrl, keystring, sharedSecret } = world.etsy;
  const headers = { 'x-api-key': `${keystring}:${sharedSecret}`, authorization: `Bearer ${tokens.access_token}` };
  const me = (await call('GET', `${apiUrl}/users/me`, undefined, headers)).body as { user_id: number; shop_id: number };
  return {
    world,
    tokens,
    userId: me.user_id,
    shopId: me.shop_id,
    headers,
    get: (path) => call('GET', `${apiUrl}${path}`, undefined, headers),
    remove: (path) => call('DELETE', `${apiUrl}${path}`, undefined, headers),
    form: (method, path, form) => call(method, `${apiUrl}${path}`, formBody(form), { ...headers, ...FORM }),
    json: (method, path, body) => call(method, `${apiUrl}${path}`, body, headers),
    upload: (path, form) => call('POST', `${apiUrl}${path}`, form, headers),
  };
}

export const SHIPPING_PROFILE: Form = {
  title: 'Parcels in the US',
  origin_country_iso: 'US',
  origin_postal_code: '98101',
  primary_cost: 6.5,
  secondary_cost: 2,
  destination_country_iso: 'US',
  min_delivery_days: 3,
  max_delivery_days: 7,
};
export const READINESS: Form = { readiness_state: 'ready_to_ship', min_processing_time: 1, max_processing_time: 2 };
export const RETURN_POLICY: Form = { accepts_returns: true, accepts_exchanges: false, return_deadline: 30 };

/** A seller whose shop has what a listing needs. */
export interface EtsyShop extends EtsySeller {
  readonly shippingProfileId: number;
  readonly readinessId: number;
  readonly returnPolicyId: number;
  /** A complete `createDraftListing`. */
  readonly draft: Form;
}

export async function etsyShop(world: PracticeWorld, name = 'harbour_finds'): Promise<EtsyShop> {
  const seller = await etsySeller(world, name);
  const base = `/shops/${seller.shopId}`;
  const made = async (path: string, form: Form) =>
    (await seller.form('POST', `${base}/${path}`, form)).body as Record<string, number>;
  const shippingProfileId = (await made('shipping-profiles', SHIPPING_PROFILE))['shipping_profile_id'] ?? 0;
  const readinessId = (await made('readiness-state-definitions', READINESS))['readiness_state_id'] ?? 0;
  const returnPolicyId = (await made('policies/return', RETURN_POLICY))['return_policy_id'] ?? 0;
  const draft: Form = {
    quantity: 3,
    title: 'Brass candle holder, 1970s',
    description: 'Solid brass, some patina.',
    price: 24.5,
    who_made: 'someone_else',
    when_made: '1970s',
    is_supply: false,
    taxonomy_id: 923,
    shipping_profile_id: shippingProfileId,
    readiness_state_id: readinessId,
    return_policy_id: returnPolicyId,
    tags: ['brass', 'vintage decor'],
    materials: ['brass'],
  };
  return { ...seller, shippingProfileId, readinessId, returnPolicyId, draft };
}

export interface Listed {
  readonly listing_id: number;
  readonly state: string;
  readonly quantity: number;
  readonly price: { readonly amount: number; readonly divisor: number; readonly currency_code: string };
  readonly [field: string]: unknown;
}

export async function draftListing(shop: EtsyShop, changes: Form = {}): Promise<Listed> {
  const answer = await shop.form('POST', `/shops/${shop.shopId}/listings`, { ...shop.draft, ...changes });
  if (answer.status !== 201) throw new Error(`No draft: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Listed;
}

export async function imageForm(fields: Form = {}): Promise<FormData> {
  const form = new FormData();
  form.append('image', new Blob([new Uint8Array(await picture())], { type: 'image/jpeg' }), 'front.jpg');
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  return form;
}

export const addImage = async (shop: EtsyShop, listingId: number, fields: Form = {}): Promise<Answered> =>
  shop.upload(`/shops/${shop.shopId}/listings/${listingId}/images`, await imageForm(fields));

export const patch = (shop: EtsyShop, listingId: number, form: Form): Promise<Answered> =>
  shop.form('PATCH', `/shops/${shop.shopId}/listings/${listingId}`, form);

/** A listing on sale. */
export async function activeListing(shop: EtsyShop, changes: Form = {}): Promise<Listed> {
  const { listing_id: listingId } = await draftListing(shop, changes);
  await addImage(shop, listingId);
  const answer = await patch(shop, listingId, { state: 'active' });
  if (answer.status !== 200) throw new Error(`Not active: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Listed;
}

/** A practice world whose limit of calls a second no test runs into by being quick. */
export async function newWorld(): Promise<PracticeWorld> {
  const world = await practiceWorld();
  world.control.setDailyLimit('etsy', 'second', 1_000_000);
  return world;
}
