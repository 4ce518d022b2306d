/** The keys under which an account's choices are stored. */
export const settingKeys = {
  site: 'marketplaceId',
  fulfillment: 'fulfillmentPolicyId',
  payment: 'paymentPolicyId',
  return: 'returnPolicyId',
  location: 'merchantLocationKey',
} as const;
