import { z } from 'zod';
import { freshId, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { id, orNull, whole, yesNo } from './form.ts';
import { refuse } from './refusals.ts';
import type { ReturnPolicy } from './shop-state.ts';

const BASE = '/shops/:shop_id/policies/return';
const ONE = `${BASE}/:return_policy_id`;
const DEADLINES: readonly number[] = [7, 14, 21, 30, 45, 60, 90];

const form = z.object({
  accepts_returns: yesNo(),
  accepts_exchanges: yesNo(),
  return_deadline: orNull(whole()).optional(),
});

/** Return policies. One that listings use cannot be deleted; two can be merged. */
export function serveReturnPolicies({ context, ...api }: EtsyApi): void {
  const { returnPolicies } = context.state;
  const of = (shopId: string | undefined, policyId: string | number | undefined): ReturnPolicy =>
    returnPolicies.get(`${shopId}/${policyId}`) ?? refuse(404, 'Return policy not found');

  api.add({
    method: 'GET',
    path: BASE,
    handle: ({ params }) => {
      const all = returnPolicies.startingWith(`${params['shop_id']}/`);
      return { status: 200, body: { count: all.length, results: all.map(policyBody) } };
    },
  });
  api.add({
    method: 'POST',
    path: BASE,
    scopes: ['shops_w'],
    form,
    handle: ({ params, body }) => {
      const shopId = Number(params['shop_id']);
      const policyId = freshId(context, 10, (taken) => returnPolicies.get(`${shopId}/${taken}`) !== undefined);
      return { status: 200, body: policyBody(keep(context, { shopId, policyId, ...terms(body) })) };
    },
  });
  api.add({
    method: 'POST',
    path: `${BASE}/consolidate`,
    scopes: ['shops_w'],
    form: z.object({ source_return_policy_id: id(), destination_return_policy_id: id() }),
    handle: ({ params, body }) => {
      const source = of(params['shop_id'], body.source_return_policy_id);
      const destination = of(params['shop_id'], body.destination_return_policy_id);
      for (const { listingId } of users(context, source)) {
        const listing = context.state.listings.get(String(listingId));
        if (listing === undefined) continue;
        const key = `${listing.shopId}/${listingId}`;
        const row = context.state.listingRows.get(key);
        context.state.listings.put(String(listingId), { ...listing, returnPolicyId: destination.policyId });
        if (row !== undefined) context.state.listingRows.put(key, { ...row, returnPolicyId: destination.policyId });
      }
      returnPolicies.delete(`${source.shopId}/${source.policyId}`);
      return { status: 200, body: policyBody(destination) };
    },
  });
  api.add({
    method: 'GET',
    path: ONE,
    handle: ({ params }) => ({ status: 200, body: policyBody(of(params['shop_id'], params['return_policy_id'])) }),
  });
  api.add({
    method: 'PUT',
    path: ONE,
    scopes: ['shops_w'],
    form,
    handle: ({ params, body }) => {
      const known = of(params['shop_id'], params['return_policy_id']);
      return { status: 200, body: policyBody(keep(context, { ...known, ...terms(body) })) };
    },
  });
  api.add({
    method: 'DELETE',
    path: ONE,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const policy = of(params['shop_id'], params['return_policy_id']);
      if (users(context, policy).length > 0) refuse(400, 'The return policy is used by listings');
      returnPolicies.delete(`${policy.shopId}/${policy.policyId}`);
      return { status: 204 };
    },
  });
}

function terms(body: z.infer<typeof form>): Omit<ReturnPolicy, 'policyId' | 'shopId'> {
  const takesBack = body.accepts_returns || body.accepts_exchanges;
  const deadline = body.return_deadline ?? null;
  if (takesBack && deadline === null) refuse(400, 'return_deadline is required when returns or exchanges are accepted');
  if (deadline !== null && !DEADLINES.includes(deadline)) {
    refuse(400, `return_deadline must be one of ${DEADLINES.join(', ')}`);
  }
  return {
    acceptsReturns: body.accepts_returns,
    acceptsExchanges: body.accepts_exchanges,
    deadline: takesBack ? deadline : null,
  };
}

/** Two policies with the same terms are one policy at Etsy; changing one into the other is a conflict. */
function keep(context: EtsyContext, policy: ReturnPolicy): ReturnPolicy {
  const { returnPolicies } = context.state;
  const twin = returnPolicies
    .startingWith(`${policy.shopId}/`)
    .find(
      (known) =>
        known.policyId !== policy.policyId &&
        known.acceptsReturns === policy.acceptsReturns &&
        known.acceptsExchanges === policy.acceptsExchanges &&
        known.deadline === policy.deadline,
    );
  const key = `${policy.shopId}/${policy.policyId}`;
  if (twin === undefined) return returnPolicies.put(key, policy);
  return returnPolicies.get(key) === undefined ? twin : refuse(409, 'A return policy with these terms exists already');
}

const users = (context: EtsyContext, { shopId, policyId }: ReturnPolicy) =>
  context.state.listingRows.startingWith(`${shopId}/`).filter((row) => row.returnPolicyId === policyId);

const policyBody = ({ policyId, shopId, acceptsReturns, acceptsExchanges, deadline }: ReturnPolicy) => ({
  return_policy_id: policyId,
  shop_id: shopId,
  accepts_returns: acceptsReturns,
  accepts_exchanges: acceptsExchanges,
  return_deadline: deadline,
});
