/**
 * Names under which the field of a finding may be found in the editor: the exact one first, then what it lies in.
 * `price` means the first variant's, since an item of one form has its price there.
 */
export function fieldCandidates(field: string): readonly string[] {
  const variantField = /^(sku|price|cost|quantity|options)$/.test(field) ? [`variants.0.${field}`] : [];
  const parts = field.split('.');
  const outer = parts.map((_, index) => parts.slice(0, parts.length - index).join('.'));
  return [...variantField, ...outer];
}
