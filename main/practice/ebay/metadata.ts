import type { FastifyInstance } from 'fastify';
import type { EbayContext } from './context.ts';
import { CATEGORIES } from './data/categories.ts';
import { MARKETPLACES } from './data/marketplaces.ts';
import type { CategoryNode, ConditionDescriptorFacts } from './data/types.ts';
import { publicEndpoint } from './endpoint.ts';
import { ebayError, refuse, type EbayError } from './errors.ts';
import { marketplaceIdSchema } from './requests.ts';
import { SCOPE } from './scopes.ts';
import { findCategory } from './taxonomy.ts';

/** More categories than this are not looked at. */
const MOST_CATEGORIES = 50;

/** `get_item_condition_policies`: which conditions each category takes. Source: ebay.md section 10. */
export function serveMetadata(app: FastifyInstance, context: EbayContext): void {
  publicEndpoint(app, context, {
    method: 'GET',
    path: '/sell/metadata/v1/marketplace/:marketplaceId/get_item_condition_policies',
    api: 'metadata',
    scopes: [SCOPE.public, SCOPE.inventory],
    handle: (call) => {
      const marketplace = marketplaceIdSchema.safeParse(call.params['marketplaceId']);
      if (!marketplace.success) refuse(46001);
      const { nodes, warnings } = asked(call.query.get('filter'));
      if (nodes.length === 0 && warnings.length === 0) return { status: 204 };
      const itemConditionPolicies = nodes.map((node) => shownPolicy(node, MARKETPLACES[marketplace.data].treeId));
      return { status: 200, body: { itemConditionPolicies, ...(warnings.length === 0 ? {} : { warnings }) } };
    },
  });
}

/** A wrong filter is a warning, not an error: eBay answers 200 with what it could make of it. */
function asked(filter: string | null): {
  readonly nodes: readonly CategoryNode[];
  readonly warnings: readonly EbayError[];
} {
  if (filter === null) return { nodes: CATEGORIES.filter((node) => node.leaf), warnings: [] };
  const list = /^categoryIds:\{([\d|]+)\}$/.exec(filter)?.[1];
  if (list === undefined) return { nodes: [], warnings: [ebayError(46002)] };
  const ids = list.split('|').filter((id) => id !== '');
  const warnings: EbayError[] = ids.length > MOST_CATEGORIES ? [ebayError(46004)] : [];
  const nodes = ids.slice(0, MOST_CATEGORIES).flatMap((id) => {
    const node = findCategory(id);
    if (node !== undefined) return [node];
    warnings.push(ebayError(46003, { categoryId: id }));
    return [];
  });
  return { nodes: nodes.filter((node) => node.leaf), warnings };
}

function shownPolicy(node: CategoryNode, categoryTreeId: string): Record<string, unknown> {
  return {
    categoryTreeId,
    categoryId: node.id,
    itemConditionRequired: node.conditions.required,
    ...(node.conditions.conditions.length === 0
      ? {}
      : {
          itemConditions: node.conditions.conditions.map((condition) => ({
            conditionId: condition.id,
            conditionDescription: condition.name,
            ...(condition.descriptors.length === 0
              ? {}
              : { conditionDescriptors: condition.descriptors.map(shownDescriptor) }),
          })),
        }),
  };
}

function shownDescriptor(descriptor: ConditionDescriptorFacts): Record<string, unknown> {
  return {
    conditionDescriptorId: descriptor.id,
    conditionDescriptorName: descriptor.name,
    conditionDescriptorConstraint: {
      usage: descriptor.required ? 'REQUIRED' : 'OPTIONAL',
      mode: descriptor.mode,
      cardinality: 'SINGLE',
      ...(descriptor.mode === 'FREE_TEXT' ? { maxLength: 30 } : {}),
    },
    ...(descriptor.values.length === 0
      ? {}
      : {
          conditionDescriptorValues: descriptor.values.map((value) => ({
            conditionDescriptorValueId: value.id,
            conditionDescriptorValueName: value.name,
          })),
        }),
  };
}
