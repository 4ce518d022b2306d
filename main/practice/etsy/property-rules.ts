import { CUSTOM_PROPERTIES, type PropertyFacts } from './data/property-facts.ts';
import type { PropertyValue } from './listing-state.ts';
import { refuse } from './refusals.ts';
import { propertiesOf } from './taxonomy.ts';

interface SentValue {
  readonly property_id: number;
  readonly value_ids: readonly number[];
  readonly values: readonly string[];
  readonly scale_id?: number | null | undefined;
  readonly property_name?: string | undefined;
}

const PARENTHESES = /[()]/;

/**
 * A property value as it is stored, checked against what the category knows. `use` is where it is written: the inventory
 * takes properties that support variations and the seller's own two, listing properties those that support attributes.
 */
export function propertyValue(taxonomyId: number, sent: SentValue, use: 'variation' | 'attribute'): PropertyValue {
  const { property_id: propertyId, value_ids: valueIds, values } = sent;
  for (const text of [sent.property_name ?? '', ...values]) {
    if (PARENTHESES.test(text)) refuse(400, `Parentheses are not allowed in property names and values: "${text}"`);
  }
  if (values.length === 0 && valueIds.length === 0) refuse(400, "Property values can't be empty");
  if (values.some((value) => value.trim() === '')) refuse(400, "Property values can't be empty");
  if (use === 'variation' && CUSTOM_PROPERTIES.includes(propertyId)) return customValue(sent);
  const property = propertiesOf(taxonomyId).find((candidate) => candidate.id === propertyId);
  const usable = use === 'variation' ? property?.variations : property?.attributes;
  if (property === undefined || usable !== true) {
    refuse(400, `Property ${propertyId} is not available for taxonomy_id ${taxonomyId}`);
  }
  const scale = scaleOf(property, sent.scale_id ?? null);
  const most = use === 'variation' ? 1 : property.maxValues;
  if (values.length > most || valueIds.length > most) {
    refuse(400, `Property ${propertyId} takes at most ${most} value${most === 1 ? '' : 's'}`);
  }
  checkKnown(property, valueIds, scale?.id ?? null);
  return {
    propertyId,
    name: property.displayName,
    scaleId: scale?.id ?? null,
    scaleName: scale?.name ?? null,
    valueIds: idsOf(property, valueIds, values),
    values: values.length > 0 ? [...values] : valueIds.map((id) => nameOf(property, id)),
  };
}

/** Properties 513 and 514 carry a name of the seller's own and values that Etsy numbers when it stores them. */
function customValue({ property_id: propertyId, property_name: name, values, value_ids: valueIds }: SentValue) {
  if (name === undefined || name.trim() === '') refuse(400, `property_name is required for property ${propertyId}`);
  if (values.length !== 1) refuse(400, "Property values can't be empty");
  const ids = valueIds.length > 0 ? [...valueIds] : values.map(customValueId);
  return { propertyId, name, scaleId: null, scaleName: null, valueIds: ids, values: [...values] };
}

function scaleOf(property: PropertyFacts, scaleId: number | null) {
  if (scaleId === null) return undefined;
  const scale = property.scales.find(({ id }) => id === scaleId);
  return scale ?? refuse(400, `Scale ${scaleId} does not belong to property ${property.id}`);
}

function checkKnown(property: PropertyFacts, valueIds: readonly number[], scaleId: number | null): void {
  for (const id of valueIds) {
    const value = property.values.find((candidate) => candidate.id === id);
    // Ids that Etsy gave to the seller's own values come back in a later write.
    if (value === undefined && id < CUSTOM_VALUE_FROM)
      refuse(400, `Value ${id} does not belong to property ${property.id}`);
    if (value !== undefined && scaleId !== null && value.scaleId !== null && value.scaleId !== scaleId) {
      refuse(400, `Value ${id} is not on scale ${scaleId}`);
    }
  }
}

const nameOf = (property: PropertyFacts, id: number): string =>
  property.values.find((value) => value.id === id)?.name ?? String(id);

/** A value without an id gets the known one of its name, or one made from the name. */
function idsOf(property: PropertyFacts, valueIds: readonly number[], values: readonly string[]): number[] {
  if (valueIds.length > 0) return [...valueIds];
  return values.map(
    (value) =>
      property.values.find(({ name }) => name.toLowerCase() === value.toLowerCase())?.id ?? customValueId(value),
  );
}

const CUSTOM_VALUE_FROM = 50_000_000_000;

/** The same text is the same value in every product of a listing, so its id is made from the text. */
function customValueId(value: string): number {
  let hash = 0;
  for (const sign of value.toLowerCase()) hash = (hash * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_000_000;
  return CUSTOM_VALUE_FROM + hash;
}
