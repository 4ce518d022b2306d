import { z } from 'zod';
import {
  accountHealthSchema,
  accountSchema,
  auditRowSchema,
  keyFieldSchema,
  marketplaceInfoSchema,
  setupFieldSchema,
} from '../domain/account.ts';
import { findingSchema } from '../domain/finding.ts';
import { idSchema } from '../domain/ids.ts';
import { environmentSchema, marketplaceIdSchema } from '../domain/marketplace.ts';
import { moneySchema } from '../domain/money.ts';
import { feeSchema, priceRuleSchema } from '../domain/pricing.ts';
import { categoryRequirementsSchema, categorySuggestionSchema } from '../domain/taxonomy.ts';
import { request } from './define.ts';

const keyTarget = z.object({ marketplace: marketplaceIdSchema, environment: environmentSchema });
const keyValues = z.record(z.string().max(64), z.string().max(2_000));
const byId = z.object({ id: idSchema });

/** What is needed to create sensible publishing settings at a marketplace where the seller has none. */
export const setupDefaultsSchema = z.object({
  country: z.string().regex(/^[A-Z]{2}$/),
  postalCode: z.string().trim().min(1).max(16),
  city: z.string().trim().max(128),
  state: z.string().trim().max(128),
  /** Null means free shipping. */
  shippingCost: moneySchema.nullable(),
  handlingDays: z.number().int().min(0).max(30),
  returnDays: z.union([z.literal(0), z.literal(30), z.literal(60)]),
});
export type SetupDefaults = z.infer<typeof setupDefaultsSchema>;

export const accountRequests = {
  'marketplaces.list': request(z.void(), z.array(marketplaceInfoSchema)),
  'keys.get': request(keyTarget, z.array(keyFieldSchema)),
  /** Judges the form of the values while they are entered; sends nothing. */
  'keys.check': request(keyTarget.extend({ values: keyValues }), z.array(findingSchema)),
  /** Checks the form of each value and then the pair at the marketplace; stored only when nothing is wrong. */
  'keys.save': request(
    keyTarget.extend({ values: keyValues }),
    z.object({ saved: z.boolean(), findings: z.array(findingSchema) }),
  ),
  'keys.remove': request(keyTarget, z.void()),
  'accounts.list': request(z.void(), z.array(accountSchema)),
  /** Opens the consent window and answers when the seller is through with it. One attempt at a time. */
  'accounts.connect': request(keyTarget, accountSchema),
  'accounts.cancelConnect': request(z.void(), z.void()),
  'accounts.reconnect': request(byId, accountSchema),
  'accounts.rename': request(byId.extend({ label: z.string().trim().min(1).max(80) }), accountSchema),
  /** Asks the marketplace who we are and checks the setup. */
  'accounts.verify': request(byId, accountSchema),
  'accounts.disconnect': request(byId, z.void()),
  /** A paused account sends nothing and asks nothing; its work waits. */
  'accounts.pause': request(byId.extend({ paused: z.boolean() }), accountSchema),
  'accounts.setPriceRule': request(byId.extend({ rule: priceRuleSchema }), accountSchema),
  /** What a rule makes of a price, before it is stored. No price: the rule takes it all, or asks for more than can be left. */
  'accounts.tryPriceRule': request(
    byId.extend({ rule: priceRuleSchema, price: moneySchema }),
    z.object({ price: moneySchema.nullable(), fees: z.array(feeSchema), net: moneySchema.nullable() }),
  ),
  'accounts.health': request(z.void(), z.array(accountHealthSchema)),
  /** Newest first. */
  'audit.list': request(
    z.object({
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
      accountId: idSchema.optional(),
    }),
    z.object({ rows: z.array(auditRowSchema), total: z.number().int() }),
  ),
  'setup.get': request(byId, z.array(setupFieldSchema)),
  'setup.choose': request(byId.extend({ values: z.record(z.string(), z.string().max(128)) }), accountSchema),
  'setup.createDefaults': request(byId.extend({ defaults: setupDefaultsSchema }), z.array(setupFieldSchema)),
  'taxonomy.suggest': request(
    z.object({ accountId: idSchema, query: z.string().trim().min(1).max(350) }),
    z.array(categorySuggestionSchema),
  ),
  'taxonomy.requirements': request(
    z.object({ accountId: idSchema, categoryId: z.string().min(1).max(64) }),
    categoryRequirementsSchema,
  ),
};
