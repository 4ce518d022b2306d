import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PracticeWorld } from '../practice-world.ts';
import {
  draftListing,
  etsySeller,
  etsyShop,
  newWorld,
  READINESS,
  RETURN_POLICY,
  SHIPPING_PROFILE,
  type EtsySeller,
  type Form,
} from './etsy-world.ts';
import { itConformsToEtsy } from './conforms.ts';

let world: PracticeWorld;
let seller: EtsySeller;
let base = '';
beforeAll(async () => {
  world = await newWorld();
  seller = await etsySeller(world);
  base = `/shops/${seller.shopId}`;
});
afterAll(() => world.close());

const text = (answer: { readonly body: unknown }): string => (answer.body as { error: string }).error;

describe('shipping profiles', () => {
  it('are created with status 200 and costs as money', async () => {
    const answer = await seller.form('POST', `${base}/shipping-profiles`, SHIPPING_PROFILE);
    expect(answer).toMatchObject({
      status: 200,
      body: {
        profile_type: 'manual',
        shipping_profile_destinations: [{ primary_cost: { amount: 650, divisor: 100, currency_code: 'USD' } }],
      },
    });
  });

  it.each([
    ['no title', { title: undefined }, 'title'],
    ['no origin', { origin_country_iso: undefined }, 'origin_country_iso'],
    ['no postal code where there are some', { origin_postal_code: undefined }, 'origin_postal_code'],
    ['a country and a region', { destination_region: 'eu' }, 'not both'],
    ['neither', { destination_country_iso: undefined }, 'is required'],
    ['neither carrier nor days', { min_delivery_days: undefined, max_delivery_days: undefined }, 'are required'],
    ['one end of the days only', { max_delivery_days: undefined }, 'are required'],
    ['days the wrong way round', { min_delivery_days: 9 }, 'greater'],
    ['more than 45 days', { max_delivery_days: 46 }, 'max_delivery_days'],
    ['a mail class of another carrier', { shipping_carrier_id: 2, mail_class: 'usps_priority' }, 'belong together'],
    ['more than ten days of processing', { max_processing_time: 11 }, 'max_processing_time'],
  ])('are refused with %s', async (_what, changes: Form, words) => {
    const answer = await seller.form('POST', `${base}/shipping-profiles`, { ...SHIPPING_PROFILE, ...changes });
    expect([answer.status, text(answer)]).toEqual([400, expect.stringContaining(words)]);
  });

  it('take more destinations, change and lose them', async () => {
    const made = await seller.form('POST', `${base}/shipping-profiles`, SHIPPING_PROFILE);
    const profile = `${base}/shipping-profiles/${(made.body as { shipping_profile_id: number }).shipping_profile_id}`;
    const everywhere = { primary_cost: 20, secondary_cost: 9, min_delivery_days: 5, max_delivery_days: 30 };
    const added = await seller.form('POST', `${profile}/destinations`, everywhere);
    expect(added).toMatchObject({ status: 201, body: { destination_country_iso: '', destination_region: 'none' } });
    const path = `${profile}/destinations/${(added.body as Record<string, number>)['shipping_profile_destination_id']}`;
    expect(await seller.form('PUT', path, { primary_cost: 21 })).toMatchObject({
      status: 200,
      body: { primary_cost: { amount: 2100 }, secondary_cost: { amount: 900 }, max_delivery_days: 30 },
    });
    expect((await seller.remove(path)).status).toBe(204);
    expect((await seller.get(`${profile}/destinations`)).body).toMatchObject({ count: 1 });
    expect((await seller.remove(profile)).status).toBe(204);
    expect((await seller.get(profile)).status).toBe(404);
  });

  it('are refused as JSON: the document says form', async () => {
    expect((await seller.json('POST', `${base}/shipping-profiles`, SHIPPING_PROFILE)).status).toBe(400);
  });
});

describe('processing profiles', () => {
  it('exist once: a second one is a conflict that says where the first is', async () => {
    const path = `${base}/readiness-state-definitions`;
    const first = await seller.form('POST', path, READINESS);
    expect(first).toMatchObject({ status: 201, body: { processing_days_display_label: '1-2 days' } });
    const second = await seller.form('POST', path, { ...READINESS, processing_time_unit: 'days' });
    expect(second.status).toBe(409);
    const known = String(second.headers['content-location']).replace('/v3/application', '');
    expect((await seller.get(known)).body).toEqual(first.body);
    const other = await seller.form('POST', path, { ...READINESS, max_processing_time: 3 });
    const id = (other.body as Record<string, number>)['readiness_state_id'];
    expect((await seller.form('PUT', `${path}/${id}`, READINESS)).status).toBe(409);
    expect((await seller.form('PUT', `${path}/${id}`, { processing_time_unit: 'weeks' })).body).toMatchObject({
      min_processing_days: 5,
      max_processing_days: 15,
    });
    expect((await seller.remove(`${path}/${id}`)).status).toBe(204);
  });

  it.each([
    ['an unknown state', { readiness_state: 'soon' }],
    ['no time', { min_processing_time: undefined }],
    ['more than ten', { max_processing_time: 11 }],
    ['times the wrong way round', { min_processing_time: 5 }],
  ])('are refused with %s', async (_what, changes: Form) => {
    const answer = await seller.form('POST', `${base}/readiness-state-definitions`, { ...READINESS, ...changes });
    expect(answer.status).toBe(400);
  });
});

describe('return policies', () => {
  const path = () => `${base}/policies/return`;

  it.each([
    ['no deadline', { return_deadline: undefined }],
    ['a deadline that Etsy does not offer', { return_deadline: 10 }],
    ['no word on exchanges', { accepts_exchanges: undefined }],
  ])('are refused with %s', async (_what, changes: Form) => {
    expect((await seller.form('POST', path(), { ...RETURN_POLICY, ...changes })).status).toBe(400);
  });

  it('cannot be deleted while a listing uses them, and can be merged', async () => {
    const shop = await etsyShop(world, 'attic_and_co');
    const listing = await draftListing(shop);
    const policies = `/shops/${shop.shopId}/policies/return`;
    expect((await shop.remove(`${policies}/${shop.returnPolicyId}`)).status).toBe(400);
    const other = await shop.form('POST', policies, { accepts_returns: false, accepts_exchanges: false });
    const otherId = (other.body as Record<string, number>)['return_policy_id'] ?? 0;
    expect(other.body).toMatchObject({ return_deadline: null });
    const merged = await shop.form('POST', `${policies}/consolidate`, {
      source_return_policy_id: shop.returnPolicyId,
      destination_return_policy_id: otherId,
    });
    expect(merged.status).toBe(200);
    expect((await shop.get(`/listings/${listing.listing_id}`)).body).toMatchObject({ return_policy_id: otherId });
    expect((await shop.get(`${policies}/${otherId}/listings`)).body).toMatchObject({ count: 1 });
    expect((await shop.get(policies)).body).toMatchObject({ count: 1 });
  });
});

describe('sections and carriers', () => {
  it('are created, renamed and removed', async () => {
    const made = await seller.form('POST', `${base}/sections`, { title: 'Candles' });
    const path = `${base}/sections/${(made.body as Record<string, number>)['shop_section_id']}`;
    expect((await seller.form('PUT', path, { title: 'Lights' })).body).toMatchObject({ title: 'Lights', rank: 0 });
    expect((await seller.get(`${base}/sections`)).body).toMatchObject({ count: 1 });
    expect((await seller.remove(path)).status).toBe(204);
    expect((await seller.get(path)).status).toBe(404);
  });

  it('depend on where a parcel starts', async () => {
    expect((await seller.get('/shipping-carriers?origin_country_iso=DE')).body).toMatchObject({
      results: [{ name: 'Deutsche Post DHL' }],
    });
    expect((await seller.get('/shipping-carriers')).status).toBe(400);
  });
});

interface Node {
  readonly id: number;
  readonly name: string;
  readonly parent_id: number | null;
  readonly children: readonly Node[];
  readonly full_path_taxonomy_ids: readonly number[];
}

describe('the seller taxonomy', () => {
  it('is a tree with no number twice and at least forty leaves, each with properties', async () => {
    const { results } = (await seller.get('/seller-taxonomy/nodes')).body as { results: readonly Node[] };
    const all = (nodes: readonly Node[]): Node[] => nodes.flatMap((node) => [node, ...all(node.children)]);
    const nodes = all(results);
    expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
    const leaves = nodes.filter(({ children }) => children.length === 0);
    expect(leaves.length).toBeGreaterThanOrEqual(40);
    for (const { id, full_path_taxonomy_ids: path, parent_id: parent } of leaves) {
      expect([path.at(-1), path.at(-2)]).toEqual([id, parent]);
    }
    const counts = [];
    for (const { id } of leaves.slice(0, 10)) {
      counts.push(((await seller.get(`/seller-taxonomy/nodes/${id}/properties`)).body as { count: number }).count);
    }
    expect(Math.min(...counts)).toBeGreaterThan(0);
    expect((await seller.get('/seller-taxonomy/nodes/999999/properties')).status).toBe(404);
  });

  it('has scales, required properties and properties for variations', async () => {
    const { results } = (await seller.get('/seller-taxonomy/nodes/1431/properties')).body as {
      results: readonly Record<string, unknown>[];
    };
    expect(results).toContainEqual(
      expect.objectContaining({
        display_name: 'Shoe size',
        is_required: true,
        supports_variations: true,
        scales: expect.arrayContaining([expect.objectContaining({ display_name: 'EU' })]),
      }),
    );
  });
});

itConformsToEtsy(() => world);
