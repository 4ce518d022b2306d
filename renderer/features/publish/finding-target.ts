/**
 * How a finding can be mended from where the seller is. `editor`: in the item editor. `connect` and
 * `listings`: on those screens.
 */
export type FindingTarget =
  | { readonly kind: 'markets' }
  | { readonly kind: 'price' }
  | { readonly kind: 'condition' }
  | { readonly kind: 'editor'; readonly field: string }
  | { readonly kind: 'priceRule' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'listings' };

/** Where the field that a finding names is mended; simple ones without leaving the publish dialog. */
export function findingTarget(field: string): FindingTarget {
  if (field === 'listing') return { kind: 'listings' };
  if (field === 'account.priceRule') return { kind: 'priceRule' };
  if (field === 'account' || field.startsWith('account.')) return { kind: 'connect' };
  if (/^markets\.[a-z]+(\.(categoryId|category|aspects))?(\.|$)/.test(field)) return { kind: 'markets' };
  if (field === 'categoryId' || field === 'aspects' || field.startsWith('aspects.')) return { kind: 'markets' };
  if (field === 'price' || /^variants\.\d+\.price$/.test(field)) return { kind: 'price' };
  if (field === 'condition') return { kind: 'condition' };
  return { kind: 'editor', field };
}

/** The editor's address for a field of an item. */
export const editorAddress = (itemId: string, field: string): string =>
  `/inventory/${itemId}?field=${encodeURIComponent(field)}`;
