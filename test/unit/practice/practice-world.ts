import { createHash, randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { FormData, request } from 'undici';
import { startPractice, type PracticeOptions, type RunningPractice } from '#main/practice/practice.ts';
import { manualClock, type ManualClock } from '#test/support/clocks.ts';

/** What a call came back with; `body` is JSON where it was JSON. */
export interface Answered {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: unknown;
}

export interface PracticeWorld extends RunningPractice {
  readonly clock: ManualClock;
}

/** Starts practice marketplaces with a clock that stands still. */
export async function practiceWorld(options: Partial<PracticeOptions> = {}): Promise<PracticeWorld> {
  const clock = manualClock(Date.UTC(2026, 8, 15, 12));
  const running = await startPractice({
    stateFile: ':memory:',
    clock,
    random: { bytes: (length) => randomBytes(length) },
    ...options,
  });
  return { ...running, clock };
}

/** One request over real HTTP. Objects go out as JSON. */
export async function call(
  method: string,
  url: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answered> {
  const raw = body === undefined || typeof body === 'string' || body instanceof FormData;
  const type = raw ? {} : { 'content-type': 'application/json' };
  const sent = raw ? (body ?? null) : JSON.stringify(body);
  const answer = await request(url, {
    reset: true,
    method: method as 'GET',
    headers: { ...type, ...headers },
    body: sent,
  });
  const text = await answer.body.text();
  const json = String(answer.headers['content-type'] ?? '').includes('json') && text !== '';
  return { status: answer.statusCode, headers: answer.headers, body: json ? (JSON.parse(text) as unknown) : text };
}

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const SCOPES = ['', '/sell.inventory', '/sell.account', '/sell.fulfillment', '/commerce.identity.readonly'];
export const ALL_SCOPES = SCOPES.map((name) => `https://api.ebay.com/oauth/api_scope${name}`).join(' ');

export function basic(practice: RunningPractice, secret = practice.ebay.clientSecret): Record<string, string> {
  return { authorization: `Basic ${Buffer.from(`${practice.ebay.clientId}:${secret}`).toString('base64')}` };
}

export function authorizeUrl(practice: RunningPractice, changes: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    client_id: practice.ebay.clientId,
    redirect_uri: practice.ebay.ruName,
    response_type: 'code',
    scope: ALL_SCOPES,
    state: 'state-1',
    ...changes,
  });
  return `${practice.ebay.authUrl}/oauth2/authorize?${query.toString()}`;
}

/** Opens the consent page and presses a button; returns where the browser is sent. */
export async function consent(
  practice: RunningPractice,
  answer: {
    readonly seller?: string;
    readonly other?: string;
    readonly decision?: string;
    readonly scope?: string;
  } = {},
): Promise<URL> {
  const { seller = 'harbour_finds', other = '', decision = 'agree', scope = ALL_SCOPES } = answer;
  const page = await call('GET', authorizeUrl(practice, { scope }));
  const ticket = /name="ticket" value="([^"]+)"/.exec(String(page.body))?.[1] ?? '';
  const form = new URLSearchParams({ ticket, seller, other, decision }).toString();
  const redirect = await call('POST', `${practice.ebay.authUrl}/oauth2/authorize/decision`, form, FORM);
  return new URL(String(redirect.headers['location']));
}

export function token(
  practice: RunningPractice,
  form: Readonly<Record<string, string>>,
  headers = basic(practice),
): Promise<Answered> {
  const url = `${practice.ebay.apiUrl}/identity/v1/oauth2/token`;
  return call('POST', url, new URLSearchParams(form).toString(), { ...FORM, ...headers });
}

export interface SignedIn {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Calls with the token and, on writes, Content-Language. Paths that start with `/` go to the api host. */
  api(method: string, path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Answered>;
}

/** Signs a seller in the long way: consent page, code, token. */
export async function signIn(
  practice: RunningPractice,
  seller = 'harbour_finds',
  scope = ALL_SCOPES,
): Promise<SignedIn> {
  const back = await consent(practice, { seller, scope });
  const answer = await token(practice, {
    grant_type: 'authorization_code',
    code: back.searchParams.get('code') ?? '',
    redirect_uri: practice.ebay.ruName,
  });
  const tokens = answer.body as { access_token: string; refresh_token: string };
  return {
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    api: (method, path, body, headers = {}) =>
      call(method, path.startsWith('/') ? `${practice.ebay.apiUrl}${path}` : path, body, {
        authorization: `Bearer ${tokens.access_token}`,
        ...(method === 'GET' || method === 'DELETE' ? {} : { 'content-language': 'en-US' }),
        ...headers,
      }),
  };
}

/** eBay's error ids in an answer. */
export function errorIds(answer: Answered): readonly number[] {
  return ((answer.body as { errors?: { errorId: number }[] }).errors ?? []).map((error) => error.errorId);
}

/** A picture of one colour, made from the text so that two are never equal. */
export async function picture(width = 800, height = 600, seed = 'picture'): Promise<Buffer> {
  const [r = 0, g = 0, b = 0] = createHash('sha256').update(seed).digest();
  return sharp({ create: { width, height, channels: 3, background: { r, g, b } } })
    .jpeg()
    .toBuffer();
}

export async function upload(
  practice: RunningPractice,
  seller: SignedIn,
  bytes?: Uint8Array,
  part = 'image',
): Promise<Answered> {
  const form = new FormData();
  form.append(part, new Blob([new Uint8Array(bytes ?? (await picture()))], { type: 'image/jpeg' }), 'photo.jpg');
  const url = `${practice.ebay.apimUrl}/commerce/media/v1_beta/image/create_image_from_file`;
  return call('POST', url, form, { authorization: `Bearer ${seller.accessToken}` });
}

export interface Shop extends SignedIn {
  readonly practice: PracticeWorld;
  readonly imageUrl: string;
  readonly listingPolicies: { fulfillmentPolicyId: string; paymentPolicyId: string; returnPolicyId: string };
}

export const FULFILLMENT_POLICY = {
  name: 'Standard shipping',
  marketplaceId: 'EBAY_US',
  categoryTypes: [{ name: 'ALL_EXCLUDING_MOTORS_VEHICLES' }],
  handlingTime: { value: 1, unit: 'DAY' },
  shippingOptions: [
    {
      optionType: 'DOMESTIC',
      costType: 'FLAT_RATE',
      shippingServices: [
        {
          sortOrder: 1,
          shippingCarrierCode: 'USPS',
          shippingServiceCode: 'USPSPriority',
          shippingCost: { value: '7.50', currency: 'USD' },
        },
      ],
    },
  ],
};
export const PAYMENT_POLICY = {
  name: 'Pay at once',
  marketplaceId: 'EBAY_US',
  categoryTypes: [{ name: 'ALL_EXCLUDING_MOTORS_VEHICLES' }],
  immediatePay: true,
};
export const RETURN_POLICY = {
  name: '30 days',
  marketplaceId: 'EBAY_US',
  categoryTypes: [{ name: 'ALL_EXCLUDING_MOTORS_VEHICLES' }],
  returnsAccepted: true,
  returnPeriod: { value: 30, unit: 'DAY' },
  returnShippingCostPayer: 'BUYER',
};
export const LOCATION = { location: { address: { country: 'US', postalCode: '98368' } }, name: 'Home' };

/** A signed-in seller with policies, a location and one uploaded picture: ready to list. */
export async function openShop(practice: PracticeWorld, username = 'harbour_finds'): Promise<Shop> {
  const seller = await signIn(practice, username);
  const account = '/sell/account/v1';
  const [fulfillment, payment, returns] = await Promise.all([
    seller.api('POST', `${account}/fulfillment_policy/`, FULFILLMENT_POLICY),
    seller.api('POST', `${account}/payment_policy`, PAYMENT_POLICY),
    seller.api('POST', `${account}/return_policy`, RETURN_POLICY),
    seller.api('POST', '/sell/inventory/v1/location/home', LOCATION),
  ]);
  const image = await upload(practice, seller);
  return {
    ...seller,
    practice,
    imageUrl: (image.body as { imageUrl: string }).imageUrl,
    listingPolicies: {
      fulfillmentPolicyId: (fulfillment.body as { fulfillmentPolicyId: string }).fulfillmentPolicyId,
      paymentPolicyId: (payment.body as { paymentPolicyId: string }).paymentPolicyId,
      returnPolicyId: (returns.body as { returnPolicyId: string }).returnPolicyId,
    },
  };
}

/** A film camera that can be listed as it is. */
export function itemBody(shop: Shop, quantity = 2) {
  return {
    availability: { shipToLocationAvailability: { quantity } },
    condition: 'USED_EXCELLENT',
    product: {
      title: 'Nikon F3 35mm film camera body',
      description: 'Meter and shutter work. Light brassing.',
      aspects: { Brand: ['Nikon'], Type: ['SLR'], Model: ['F3'] },
      imageUrls: [shop.imageUrl],
    },
  };
}

export function offerBody(shop: Shop, sku: string) {
  return {
    sku,
    marketplaceId: 'EBAY_US',
    format: 'FIXED_PRICE',
    availableQuantity: 2,
    categoryId: '15230',
    merchantLocationKey: 'home',
    listingDescription: '<p>A working Nikon F3.</p>',
    listingDuration: 'GTC',
    listingPolicies: { ...shop.listingPolicies },
    pricingSummary: { price: { value: '199.00', currency: 'USD' } },
  };
}

export const itemPath = (sku: string): string => `/sell/inventory/v1/inventory_item/${sku}`;
export const OFFER = '/sell/inventory/v1/offer';

/** Stores item and offer, not yet published; returns the offer's id. */
export async function prepareOffer(shop: Shop, sku: string): Promise<string> {
  await shop.api('PUT', itemPath(sku), itemBody(shop));
  const created = await shop.api('POST', OFFER, offerBody(shop, sku));
  return (created.body as { offerId: string }).offerId;
}

/** Puts a listing on; returns both ids. */
export async function list(shop: Shop, sku: string): Promise<{ readonly offerId: string; readonly listingId: string }> {
  const offerId = await prepareOffer(shop, sku);
  const published = await shop.api('POST', `${OFFER}/${offerId}/publish`);
  return { offerId, listingId: (published.body as { listingId: string }).listingId };
}
