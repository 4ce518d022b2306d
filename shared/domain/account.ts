import { z } from 'zod';
import { appErrorDataSchema } from '../errors.ts';
import { idSchema, timeSchema } from './ids.ts';
import { capabilitiesSchema, environmentSchema, marketplaceIdSchema } from './marketplace.ts';
import { priceRuleSchema } from './pricing.ts';

/**
 * `connected`: the last call was accepted. `sign_in_needed`: the marketplace refuses the stored consent.
 * `setup_needed`: signed in, but policies or location are not chosen yet.
 */
export const accountStateSchema = z.enum(['connected', 'setup_needed', 'sign_in_needed']);
export type AccountState = z.infer<typeof accountStateSchema>;

export const accountSchema = z.object({
  id: idSchema,
  marketplace: marketplaceIdSchema,
  environment: environmentSchema,
  label: z.string(),
  /** The user name at the marketplace. */
  remoteName: z.string(),
  state: accountStateSchema,
  scopes: z.array(z.string()),
  connectedAt: timeSchema,
  verifiedAt: timeSchema.nullable(),
  /** When the consent runs out and the seller has to sign in again. */
  consentExpiresAt: timeSchema.nullable(),
  lastError: appErrorDataSchema.nullable(),
  /** How its prices follow from the items'. */
  priceRule: priceRuleSchema,
  /** Rests by the seller's wish: nothing is sent and nothing asked until it goes on. */
  paused: z.boolean(),
  /** There is no API behind it: the seller posts by hand with a prepared copy. */
  byHand: z.boolean(),
});
export type Account = z.infer<typeof accountSchema>;

/** One quota of an account as far as it is known. `learned`: the marketplace named the limit itself. */
export const budgetSchema = z.object({
  /** Catalogue key below `budget.`. */
  name: z.string(),
  limit: z.number().int(),
  used: z.number().int(),
  /** When it is whole again; `null` while nothing of it is used. */
  resetsAt: timeSchema.nullable(),
  learned: z.boolean(),
});
export type Budget = z.infer<typeof budgetSchema>;

/** How an account has been doing since the app started. What is not known is null, never zero. */
export const accountHealthSchema = z.object({
  accountId: idSchema,
  /** When the access token runs out; it is replaced before that without the seller. */
  tokenExpiresAt: timeSchema.nullable(),
  lastCallAt: timeSchema.nullable(),
  lastCallFailed: z.boolean().nullable(),
  /** Of the last 200 attempts at most. */
  calls: z.number().int(),
  failures: z.number().int(),
  budgets: z.array(budgetSchema),
});
export type AccountHealth = z.infer<typeof accountHealthSchema>;

/** One line of what happened to accounts, keys and listings. Secrets were taken out before it was written. */
export const auditRowSchema = z.object({
  id: idSchema,
  at: timeSchema,
  /** Catalogue key below `audit.`. */
  event: z.string(),
  marketplace: marketplaceIdSchema.nullable(),
  environment: environmentSchema.nullable(),
  accountId: idSchema.nullable(),
  /** As it is called today, also when it is disconnected. */
  accountLabel: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type AuditRow = z.infer<typeof auditRowSchema>;

/** One field of a marketplace's key form. The stored value of a secret never leaves main: only whether there is one. */
export const keyFieldSchema = z.object({
  key: z.string(),
  /** Catalogue key below `keys.`. */
  label: z.string(),
  secret: z.boolean(),
  required: z.boolean(),
  value: z.string().nullable(),
  /** A value that works, offered where the seller has entered none. */
  suggested: z.string().nullable(),
  stored: z.boolean(),
});
export type KeyField = z.infer<typeof keyFieldSchema>;

export const marketplaceInfoSchema = z.object({
  id: marketplaceIdSchema,
  name: z.string(),
  capabilities: capabilitiesSchema,
  environments: z.array(environmentSchema),
  /** Where the seller registers for keys. */
  keysUrl: z.string(),
  /** Where the seller takes the app's permission back at the marketplace itself. */
  permissionsUrl: z.string(),
  /** Disconnecting takes the permission back there as well. */
  revokes: z.boolean(),
});
export type MarketplaceInfo = z.infer<typeof marketplaceInfoSchema>;

/** One thing an account needs before it can publish: a policy, a page, a place. */
export const setupFieldSchema = z.object({
  key: z.string(),
  /** Catalogue key below `setup.`. */
  label: z.string(),
  /** `choice`: one of `options`. `place`: `"<latitude>,<longitude>"` in degrees, with the options as suggestions. */
  input: z.enum(['choice', 'place']),
  /** The account can publish without it. */
  optional: z.boolean(),
  /** An item may have another one than the account. */
  perItem: z.boolean(),
  options: z.array(z.object({ value: z.string(), label: z.string(), detail: z.string() })),
  selected: z.string().nullable(),
});
export type SetupField = z.infer<typeof setupFieldSchema>;
