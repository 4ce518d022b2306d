import { PROPERTIES, type PropertyFacts, type PropertyName } from './data/property-facts.ts';
import { TAXONOMY, type TaxonomyRow } from './data/taxonomy-tree.ts';
import type { EtsyApi } from './endpoint.ts';
import { refuse } from './refusals.ts';

interface Node {
  readonly row: TaxonomyRow;
  /** From the top down to this one. */
  readonly path: readonly TaxonomyRow[];
}

const nodes = new Map<number, Node>();
function remember(row: TaxonomyRow, above: readonly TaxonomyRow[]): void {
  const path = [...above, row];
  nodes.set(row.id, { row, path });
  for (const child of row.children ?? []) remember(child, path);
}
for (const row of TAXONOMY) remember(row, []);

export const hasTaxonomyNode = (taxonomyId: number): boolean => nodes.has(taxonomyId);

/** The properties of a category: its own and those of the ones above it, each once. */
export function propertiesOf(taxonomyId: number): readonly PropertyFacts[] {
  const names = new Set<PropertyName>(nodes.get(taxonomyId)?.path.flatMap(({ properties = [] }) => properties));
  return [...names].map((name) => PROPERTIES[name]);
}

/** `seller-taxonomy`: the tree and the properties of a category. The key alone is enough. */
export function serveTaxonomy(api: EtsyApi): void {
  const tree = TAXONOMY.map((row) => nodeBody(row, []));
  api.add({
    method: 'GET',
    path: '/seller-taxonomy/nodes',
    handle: () => ({ status: 200, body: { count: tree.length, results: tree } }),
  });
  api.add({
    method: 'GET',
    path: '/seller-taxonomy/nodes/:taxonomy_id/properties',
    handle: ({ params }) => {
      const taxonomyId = Number(params['taxonomy_id']);
      if (!hasTaxonomyNode(taxonomyId)) refuse(404, `Could not find a taxonomy node with id = ${taxonomyId}`);
      const results = propertiesOf(taxonomyId).map(propertyBody);
      return { status: 200, body: { count: results.length, results } };
    },
  });
}

function nodeBody(row: TaxonomyRow, above: readonly number[]): Record<string, unknown> {
  const path = [...above, row.id];
  return {
    id: row.id,
    level: above.length,
    name: row.name,
    parent_id: above.at(-1) ?? null,
    children: (row.children ?? []).map((child) => nodeBody(child, path)),
    full_path_taxonomy_ids: path,
  };
}

const propertyBody = (property: PropertyFacts) => ({
  property_id: property.id,
  name: property.name,
  display_name: property.displayName,
  scales: property.scales.map(({ id, name, description }) => ({ scale_id: id, display_name: name, description })),
  is_required: property.required,
  supports_attributes: property.attributes,
  supports_variations: property.variations,
  is_multivalued: property.maxValues > 1,
  max_values_allowed: property.maxValues > 1 ? property.maxValues : null,
  possible_values: property.values.map(({ id, name, scaleId }) => ({
    value_id: id,
    name,
    scale_id: scaleId,
    equal_to: [],
  })),
  selected_values: [],
});
