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

/** Choices that an item may have otherwise than the account. Who made it, and when, is asked of each item anyway. */
export const itemKeys = [
  settingKeys.shipping,
  settingKeys.processing,
  settingKeys.returns,
  settingKeys.section,
  settingKeys.renewal,
] as const;

/** The value of the renewal that costs a fee every four months. */
export const AUTOMATIC = 'automatic';
export const MANUAL = 'manual';

/** The value of a choice that says "nothing of this". */
export const NONE = 'none';
