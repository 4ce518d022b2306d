import type { FastifyInstance } from 'fastify';
import type { EbayContext } from './context.ts';
import { CATEGORIES } from './data/categories.ts';
import { MARKETPLACES } from './data/marketplaces.ts';
import type { AspectFacts, CategoryNode } from './data/types.ts';
import { publicEndpoint, type Call } from './endpoint.ts';
import { refuse } from './errors.ts';
import { marketplaceIdSchema } from './requests.ts';
import { SCOPE } from './scopes.ts';
import { suggestCategories } from './suggestions.ts';

const BASE = '/commerce/taxonomy/v1';
/** The root of eBay's US tree and the version this subset was taken from. */
const ROOT_ID = '0';
const TREE_VERSION = '134';
const TREE_IDS: ReadonlySet<string> = new Set(Object.values(MARKETPLACES).map((facts) => facts.treeId));

const BY_ID: ReadonlyMap<string, CategoryNode> = new Map(CATEGORIES.map((node) => [node.id, node]));

export function findCategory(id: string | undefined): CategoryNode | undefined {
  return id === undefined ? undefined : BY_ID.get(id);
}

/** From the category's parent up to the top. */
function ancestors(node: CategoryNode): readonly CategoryNode[] {
  const parent = findCategory(node.parentId);
  return parent === undefined ? [] : [parent, ...ancestors(parent)];
}

/** The Taxonomy API over a part of eBay's US tree; the other trees show the same part. Source: ebay.md section 10. */
export function serveTaxonomy(app: FastifyInstance, context: EbayContext): void {
  const shared = { method: 'GET', api: 'taxonomy', scopes: [SCOPE.public] } as const;

  publicEndpoint(app, context, {
    ...shared,
    path: `${BASE}/get_default_category_tree_id`,
    handle: (call) => {
      const given = call.query.get('marketplace_id');
      if (given === null || given === '') refuse(62002);
      const marketplace = marketplaceIdSchema.safeParse(given);
      if (!marketplace.success) refuse(62003);
      const categoryTreeId = MARKETPLACES[marketplace.data].treeId;
      return { status: 200, body: { categoryTreeId, categoryTreeVersion: TREE_VERSION } };
    },
  });

  publicEndpoint(app, context, {
    ...shared,
    path: `${BASE}/category_tree/:treeId`,
    handle: (call) => {
      const treeId = treeOf(call);
      const applicable = Object.entries(MARKETPLACES).filter(([, facts]) => facts.treeId === treeId);
      return {
        status: 200,
        body: {
          categoryTreeId: treeId,
          categoryTreeVersion: TREE_VERSION,
          applicableMarketplaceIds: applicable.map(([id]) => id),
          rootCategoryNode: {
            category: { categoryId: ROOT_ID, categoryName: 'Root' },
            categoryTreeNodeLevel: 0,
            childCategoryTreeNodes: childrenOf(ROOT_ID).map((child) => subtree(context, treeId, child)),
          },
        },
      };
    },
  });

  publicEndpoint(app, context, {
    ...shared,
    path: `${BASE}/category_tree/:treeId/get_category_subtree`,
    handle: (call) => {
      const treeId = treeOf(call);
      const node = categoryOf(call);
      const body = {
        categorySubtreeNode: subtree(context, treeId, node),
        categoryTreeId: treeId,
        categoryTreeVersion: TREE_VERSION,
      };
      return { status: 200, body };
    },
  });

  publicEndpoint(app, context, {
    ...shared,
    path: `${BASE}/category_tree/:treeId/get_category_suggestions`,
    handle: (call) => {
      const treeId = treeOf(call);
      const words = call.query.get('q')?.trim() ?? '';
      if (words === '') refuse(62007);
      const found = suggestCategories(words);
      if (found.length === 0) return { status: 204 };
      const categorySuggestions = found.map((node) => ({
        category: { categoryId: node.id, categoryName: node.name },
        categoryTreeNodeLevel: node.level,
        categoryTreeNodeAncestors: ancestors(node).map((ancestor) => ({
          categoryId: ancestor.id,
          categoryName: ancestor.name,
          categoryTreeNodeLevel: ancestor.level,
          categorySubtreeNodeHref: subtreeHref(context, treeId, ancestor.id),
        })),
        relevancy: 'HIGH',
      }));
      return { status: 200, body: { categorySuggestions, categoryTreeId: treeId, categoryTreeVersion: TREE_VERSION } };
    },
  });

  publicEndpoint(app, context, {
    ...shared,
    path: `${BASE}/category_tree/:treeId/get_item_aspects_for_category`,
    handle: (call) => {
      treeOf(call);
      const node = categoryOf(call);
      if (!node.leaf) refuse(62009);
      return node.aspects.length === 0
        ? { status: 204 }
        : { status: 200, body: { aspects: node.aspects.map(shownAspect) } };
    },
  });
}

function treeOf(call: Call<undefined>): string {
  const treeId = call.params['treeId'] ?? '';
  if (!TREE_IDS.has(treeId)) refuse(62004, {}, 404);
  return treeId;
}

function categoryOf(call: Call<undefined>): CategoryNode {
  const id = call.query.get('category_id');
  if (id === null || id === '') refuse(62006);
  if (id === ROOT_ID) refuse(62008);
  const node = findCategory(id);
  if (node === undefined) refuse(62005);
  return node;
}

function childrenOf(id: string): readonly CategoryNode[] {
  return CATEGORIES.filter((node) => node.parentId === id);
}

function subtreeHref(context: EbayContext, treeId: string, id: string): string {
  return `${context.urls().api}${BASE}/category_tree/${treeId}/get_category_subtree?category_id=${id}`;
}

function subtree(context: EbayContext, treeId: string, node: CategoryNode): Record<string, unknown> {
  return {
    category: { categoryId: node.id, categoryName: node.name },
    parentCategoryTreeNodeHref: subtreeHref(context, treeId, node.parentId ?? ROOT_ID),
    categoryTreeNodeLevel: node.level,
    ...(node.leaf
      ? { leafCategoryTreeNode: true }
      : { childCategoryTreeNodes: childrenOf(node.id).map((child) => subtree(context, treeId, child)) }),
  };
}

function shownAspect(aspect: AspectFacts): Record<string, unknown> {
  return {
    localizedAspectName: aspect.name,
    aspectConstraint: {
      aspectDataType: aspect.dataType,
      itemToAspectCardinality: aspect.cardinality,
      aspectMode: aspect.mode,
      aspectRequired: aspect.required,
      aspectUsage: aspect.usage,
      aspectEnabledForVariations: aspect.variations,
      aspectApplicableTo: ['ITEM'],
      aspectMaxLength: aspect.maxLength,
      ...(aspect.dataType === 'NUMBER' ? { aspectFormat: 'double' } : {}),
    },
    ...(aspect.values.length === 0 ? {} : { aspectValues: aspect.values.map((value) => ({ localizedValue: value })) }),
  };
}
