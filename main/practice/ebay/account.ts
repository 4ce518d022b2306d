import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import { freshId, type EbayContext } from './context.ts';
import { sellerEndpoint, type Call, type SellerCall } from './endpoint.ts';
import { EbayRefusal, ebayError, refuse } from './errors.ts';
import { checkPolicy } from './policy-rules.ts';
import {
  fulfillmentPolicySchema,
  marketplaceIdSchema,
  paymentPolicySchema,
  programSchema,
  returnPolicySchema,
} from './requests.ts';
import { SCOPE } from './scopes.ts';
import { POLICY_PROGRAM, PROGRAMS } from './sellers.ts';
import { policySchema, type Policy, type PolicyKind } from './state.ts';

const BASE = '/sell/account/v1';
const READ = [SCOPE.account, SCOPE.accountReadonly];
const WRITE = [SCOPE.account];

interface KindFacts {
  readonly kind: PolicyKind;
  readonly path: string;
  readonly idField: string;
  readonly listField: string;
  readonly schema: z.ZodType<Policy['body']>;
}

const KINDS: readonly KindFacts[] = [
  {
    kind: 'fulfillment',
    path: 'fulfillment_policy',
    idField: 'fulfillmentPolicyId',
    listField: 'fulfillmentPolicies',
    schema: fulfillmentPolicySchema,
  },
  {
    kind: 'payment',
    path: 'payment_policy',
    idField: 'paymentPolicyId',
    listField: 'paymentPolicies',
    schema: paymentPolicySchema,
  },
  {
    kind: 'return',
    path: 'return_policy',
    idField: 'returnPolicyId',
    listField: 'returnPolicies',
    schema: returnPolicySchema,
  },
];

/** The Account API: business policies of three kinds, programs, selling limit. Source: ebay.md section 9. */
export function serveAccount(app: FastifyInstance, context: EbayContext): void {
  for (const facts of KINDS) servePolicies(app, context, facts);
  servePrograms(app, context);
  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/privilege`,
    api: 'account',
    scopes: READ,
    handle: ({ seller }) => ({
      status: 200,
      body: { sellerRegistrationCompleted: true, sellingLimit: seller.sellingLimit },
    }),
  });
}

function servePolicies(app: FastifyInstance, context: EbayContext, facts: KindFacts): void {
  const collectionPath = `${BASE}/${facts.path}`;
  const itemPath = `${collectionPath}/:policyId`;

  sellerEndpoint(app, context, {
    method: 'GET',
    path: collectionPath,
    api: 'account',
    scopes: READ,
    handle: (call) => {
      demandProgram(call);
      const marketplaceId = marketplaceOf(call);
      const policies = ownPolicies(call, facts.kind).filter((policy) => policy.body.marketplaceId === marketplaceId);
      const href = `${context.urls().api}${collectionPath}?marketplace_id=${marketplaceId}`;
      return {
        status: 200,
        body: {
          href,
          offset: 0,
          limit: 200,
          total: policies.length,
          [facts.listField]: policies.map((policy) => shown(policy, facts)),
        },
      };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${collectionPath}/get_by_policy_name`,
    api: 'account',
    scopes: READ,
    handle: (call) => {
      demandProgram(call);
      const marketplaceId = marketplaceOf(call);
      const name = call.query.get('name');
      if (name === null || name === '') refuse(20401, { fieldName: 'name' });
      const found = ownPolicies(call, facts.kind).find(
        (policy) => policy.body.marketplaceId === marketplaceId && policy.body.name === name,
      );
      if (found === undefined) refuse(20404, { fieldName: 'name' }, 400);
      return { status: 200, body: shown(found, facts) };
    },
  });

  sellerEndpoint(app, context, {
    method: 'GET',
    path: itemPath,
    api: 'account',
    scopes: READ,
    handle: (call) => {
      demandProgram(call);
      return { status: 200, body: shown(ownPolicy(call, facts), facts) };
    },
  });

  const create = (call: SellerCall<Policy['body']>) => {
    demandProgram(call);
    checkPolicy(facts.kind, call.body);
    refuseDuplicate(call, facts, undefined);
    const policyId = freshId(
      context,
      12,
      (id) => context.state.policies.get(`${call.seller.userId}/${id}`) !== undefined,
    );
    const policy = keep(call, facts, policyId);
    return {
      status: 201,
      headers: { location: `${context.urls().api}${collectionPath}/${policyId}` },
      body: { ...shown(policy, facts), warnings: [] },
    };
  };
  // The document gives the fulfilment policy's path a trailing slash and the others none; eBay takes both for each.
  for (const path of [collectionPath, `${collectionPath}/`]) {
    sellerEndpoint(app, context, {
      method: 'POST',
      path,
      api: 'account',
      scopes: WRITE,
      body: facts.schema,
      handle: create,
    });
  }

  sellerEndpoint(app, context, {
    method: 'PUT',
    path: itemPath,
    api: 'account',
    scopes: WRITE,
    body: facts.schema,
    handle: (call) => {
      demandProgram(call);
      const before = ownPolicy(call, facts);
      checkPolicy(facts.kind, call.body);
      refuseDuplicate(call, facts, before.policyId);
      return { status: 200, body: { ...shown(keep(call, facts, before.policyId), facts), warnings: [] } };
    },
  });

  sellerEndpoint(app, context, {
    method: 'DELETE',
    path: itemPath,
    api: 'account',
    scopes: WRITE,
    handle: (call) => {
      demandProgram(call);
      const policy = ownPolicy(call, facts);
      const used = context.state.offers
        .startingWith(`${call.seller.userId}/`)
        .some((offer) => offer.status === 'PUBLISHED' && usesPolicy(offer.body.listingPolicies, policy.policyId));
      if (used) refuse(20409, { additionalInfo: 'The policy is used by active listings.' });
      context.state.policies.delete(`${call.seller.userId}/${policy.policyId}`);
      return { status: 204 };
    },
  });
}

function usesPolicy(policies: Readonly<Record<string, unknown>> | undefined, policyId: string): boolean {
  return policies !== undefined && Object.values(policies).includes(policyId);
}

function servePrograms(app: FastifyInstance, context: EbayContext): void {
  sellerEndpoint(app, context, {
    method: 'GET',
    path: `${BASE}/program/get_opted_in_programs`,
    api: 'account',
    scopes: READ,
    handle: ({ seller }) => ({
      status: 200,
      body: { programs: seller.programs.map((programType) => ({ programType })) },
    }),
  });
  for (const direction of ['opt_in', 'opt_out'] as const) {
    sellerEndpoint(app, context, {
      method: 'POST',
      path: `${BASE}/program/${direction}`,
      api: 'account',
      scopes: WRITE,
      body: programSchema,
      handle: ({ seller, body }) => {
        const programType = body.programType;
        if (programType === undefined || programType === '') refuse(20401, { fieldName: 'programType' });
        if (!PROGRAMS.includes(programType)) refuse(20404, { fieldName: 'programType' });
        const joined = seller.programs.includes(programType);
        if (direction === 'opt_in' && joined) {
          throw new EbayRefusal(409, [
            { ...ebayError(25803, { fieldName: 'programType' }), domain: 'API_ACCOUNT', category: 'BUSINESS' },
          ]);
        }
        if (direction === 'opt_out' && !joined) refuse(25804, { additionalInfo: 'The seller is not opted in.' });
        const programs = joined
          ? seller.programs.filter((name) => name !== programType)
          : [...seller.programs, programType];
        context.state.sellers.put(seller.userId, { ...seller, programs });
        return { status: 200, body: {} };
      },
    });
  }
}

/** Without the program eBay refuses every policy call in these words. */
function demandProgram(call: SellerCall<unknown>): void {
  if (!call.seller.programs.includes(POLICY_PROGRAM)) {
    refuse(20403, { additionalInfo: 'User is not eligible for Business Policy.' });
  }
}

function marketplaceOf(call: Call<unknown>): string {
  const given = call.query.get('marketplace_id');
  if (given === null || given === '') refuse(20401, { fieldName: 'marketplaceId' });
  if (!marketplaceIdSchema.safeParse(given).success) refuse(20403, { fieldName: 'marketplaceId' });
  return given;
}

function ownPolicies(call: SellerCall<unknown>, kind: PolicyKind): readonly Policy[] {
  return call.context.state.policies.startingWith(`${call.seller.userId}/`).filter((policy) => policy.kind === kind);
}

function ownPolicy(call: SellerCall<unknown>, facts: KindFacts): Policy {
  const id = call.params['policyId'] ?? '';
  if (!/^\d{1,19}$/.test(id)) refuse(20403, { fieldName: facts.idField });
  const found = call.context.state.policies.get(`${call.seller.userId}/${id}`);
  if (found === undefined || found.kind !== facts.kind) refuse(20404, { fieldName: facts.idField });
  return found;
}

/** Names are unique per seller, marketplace and kind. eBay names the policy that is in the way. */
function refuseDuplicate(call: SellerCall<Policy['body']>, facts: KindFacts, itself: string | undefined): void {
  const other = ownPolicies(call, facts.kind).find(
    (policy) =>
      policy.policyId !== itself &&
      policy.body.marketplaceId === call.body.marketplaceId &&
      policy.body.name?.toLowerCase() === call.body.name?.toLowerCase(),
  );
  if (other === undefined) return;
  refuse(20400, { additionalInfo: 'Duplicate policy name.', duplicatePolicyId: other.policyId });
}

function keep(call: SellerCall<Policy['body']>, facts: KindFacts, policyId: string): Policy {
  const body = { categoryTypes: [{ name: 'ALL_EXCLUDING_MOTORS_VEHICLES' as const, default: false }], ...call.body };
  const policy = policySchema.parse({ owner: call.seller.userId, policyId, kind: facts.kind, body });
  return call.context.state.policies.put(`${call.seller.userId}/${policyId}`, policy);
}

function shown(policy: Policy, facts: KindFacts): Record<string, unknown> {
  return { ...policy.body, [facts.idField]: policy.policyId };
}
