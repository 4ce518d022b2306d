/** Names of the account's choices, as they are stored. */
export const settingKeys = {
  place: 'place',
  /** Set on an account that has no endpoint: it stays one by hand, whatever keys are entered later. */
  byHand: 'byHand',
} as const;
