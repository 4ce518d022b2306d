/** Texts of the activity log. */
export const activity = {
  title: 'Activity log',
  loading: 'Loading the activity log',
  back: 'Back to connections',
  count_one: '{{count, number}} entry',
  count_other: '{{count, number}} entries',
  column: { at: 'When', what: 'What', account: 'Account', detail: 'Details' },
  empty: {
    title: 'Nothing has happened yet',
    text: 'Every sign-in, key change and setting of an account is noted here, without secrets.',
  },
  event: {
    account_connected: 'Account connected',
    account_reconnected: 'Signed in again',
    account_disconnected: 'Account disconnected',
    account_renamed: 'Account renamed',
    account_verified: 'Account checked',
    account_sign_in_needed: 'Sign-in no longer accepted',
    account_setup_chosen: 'Publishing setup changed',
    account_paused: 'Account paused',
    account_resumed: 'Account let go on',
    account_price_rule: 'Price rule changed',
    connect_failed: 'Sign-in failed',
    token_refreshed: 'Access renewed',
    keys_saved: 'Keys saved',
    keys_removed: 'Keys removed',
  },
} as const;
