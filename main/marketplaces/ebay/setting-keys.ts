/** The keys under which an account's choices are stored. */
export const settingKeys = {
  site: 'marketplaceId',
  fulfillment: 'fulfillmentPolicyId',
  payment: 'paymentPolicyId',
  return: 'returnPolicyId',
  location: 'merchantLocationKey',
} as const;

/** Choices that an item may have otherwise than the account: each offer names its own. */
export const itemKeys = [
  settingKeys.fulfillment,
  settingKeys.payment,
  settingKeys.return,
  settingKeys.location,
] as const;
