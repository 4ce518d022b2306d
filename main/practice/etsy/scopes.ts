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

/** Space-separated scopes, without repeats; undefined when one of them does not exist or none is there. */
export function parseScopes(text: string): readonly string[] | undefined {
  const scopes = [...new Set(text.split(/\s+/).filter((scope) => scope !== ''))];
  return scopes.length > 0 && scopes.every((scope) => known.has(scope)) ? scopes : undefined;
}
