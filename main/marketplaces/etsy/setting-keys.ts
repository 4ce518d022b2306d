/** The keys under which an account's choices are stored. */
export const settingKeys = {
  shop: 'shopId',
  shipping: 'shippingProfileId',
  processing: 'readinessStateId',
  returns: 'returnPolicyId',
  section: 'shopSectionId',
  whoMade: 'whoMade',
  whenMade: 'whenMade',
  renewal: 'renewal',
} as const;

/** The value of a choice that says "nothing of this". */
export const NONE = 'none';
