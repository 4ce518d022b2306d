/** Which names a consent page takes, and how it says so to who typed another one. */
export interface NameRule {
  readonly called: string;
  readonly pattern: RegExp;
  /** The pattern in words, as HTML. */
  readonly words: string;
}

/** eBay's rule for user names; the other practice marketplaces but Facebook have taken it over. */
export const USER_NAMES: NameRule = {
  called: 'user name',
  pattern: /^[a-z0-9][a-z0-9._-]{4,62}$/i,
  words: '5 to 63 letters, digits, dots, hyphens or underscores.',
};
