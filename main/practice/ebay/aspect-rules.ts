import type { AspectFacts, CategoryNode } from './data/types.ts';
import { ebayError, type EbayError } from './errors.ts';
import type { Item } from './state.ts';

/** Item specifics against what the category asks. */
export function aspectErrors(category: CategoryNode, item: Item): readonly EbayError[] {
  return category.aspects.flatMap((aspect) => {
    const values = givenValues(aspect.name, item);
    if (values.length === 0) return aspect.required ? [missing(aspect.name)] : [];
    return valuesFit(aspect, values) ? [] : [ebayError(25032, { field: aspect.name })];
  });
}

/** Product fields stand in for the aspects of the same meaning. */
function givenValues(name: string, item: Item): readonly string[] {
  const product = item.body.product ?? {};
  const given = (product.aspects?.[name] ?? []).filter((value) => value.trim() !== '');
  if (given.length > 0) return given;
  const single = name === 'Brand' ? product.brand : name === 'MPN' ? product.mpn : undefined;
  if (single !== undefined) return [single];
  return (
    (name === 'ISBN' ? product.isbn : name === 'UPC' ? product.upc : name === 'EAN' ? product.ean : undefined) ?? []
  );
}

/** eBay's listing engine numbers its parameters: 0 is the short text, 1 the long one, 2 the aspect. */
function missing(name: string): EbayError {
  const short = `The item specific ${name} is missing.`;
  const long = `${short} Add ${name} to this listing, enter a valid value, and then try again.`;
  return {
    ...ebayError(25002, { additionalInfo: long }),
    parameters: [
      { name: '0', value: short },
      { name: '1', value: long },
      { name: '2', value: name },
    ],
  };
}

function valuesFit(aspect: AspectFacts, values: readonly string[]): boolean {
  if (aspect.cardinality === 'SINGLE' && values.length > 1) return false;
  return values.every((value) => {
    if (value.length > aspect.maxLength) return false;
    if (aspect.mode === 'SELECTION_ONLY' && !aspect.values.includes(value)) return false;
    return aspect.dataType !== 'NUMBER' || /^\d+([.,]\d+)?$/.test(value);
  });
}
