import { scopesIn } from '../oauth.ts';

/** The scopes of the official document's security scheme; older pages of Etsy's list more. */
export const SCOPES = [
  'address_r',
  'address_w',
  'email_r',
  'listings_d',
  'listings_r',
  'listings_w',
  'profile_r',
  'profile_w',
  'shops_r',
  'shops_w',
  'transactions_r',
  'transactions_w',
] as const;
export type Scope = (typeof SCOPES)[number];

const known: ReadonlySet<string> = new Set(SCOPES);

export const parseScopes = (text: string): string[] | undefined => scopesIn(text, known);
