import { z } from 'zod';
import type { Aspect, CategoryRequirements, CategorySuggestion } from '#shared/domain/taxonomy.ts';
import { AppError } from '#shared/errors.ts';
import type { Session } from '../marketplace.ts';
import { aspectsSchema, conditionPoliciesSchema, suggestionsSchema, treeSchema, subtreeSchema } from './answers.ts';
import { conditionName, conditionWord, fitCondition } from './conditions.ts';
import { conditions as ourConditions } from '#shared/domain/condition.ts';
import { urlOn } from './hosts.ts';
import type { Site } from './sites.ts';

/** A further question that a condition brings along: grader and grade of a trading card. */
const descriptorSchema = z.object({
  id: z.string(),
  name: z.string(),
  required: z.boolean(),
  free: z.boolean(),
  maxLength: z.number().nullable(),
  values: z.array(z.object({ id: z.string(), name: z.string() })),
});
export type Descriptor = z.infer<typeof descriptorSchema>;

const aspectRuleSchema = z.object({
  name: z.string(),
  required: z.boolean(),
  recommended: z.boolean(),
  select: z.boolean(),
  multiple: z.boolean(),
  maxLength: z.number().nullable(),
  dataType: z.enum(['string', 'number', 'date']),
  values: z.array(z.string()),
});

const rulesSchema = z.object({
  aspects: z.array(aspectRuleSchema),
  conditionRequired: z.boolean(),
  conditions: z.array(z.object({ id: z.string(), label: z.string(), descriptors: z.array(descriptorSchema) })),
});
/** What a leaf category demands, in eBay's own ids. */
export type CategoryRules = z.infer<typeof rulesSchema>;

const cachedTreeSchema = z.object({ id: z.string(), version: z.string() });
type Tree = z.infer<typeof cachedTreeSchema>;

export interface Taxonomy {
  suggest(query: string): Promise<readonly CategorySuggestion[]>;
  /** Throws `remote_rejected` with eBay's code 62005 (unknown), 62008 or 62009 (not a leaf). */
  rules(categoryId: string): Promise<CategoryRules>;
  version(): Promise<string>;
  /** `undefined` when there is no such category in the present tree, or it has others below it. */
  leaf(categoryId: string): Promise<CategorySuggestion | undefined>;
}

/** The category is not in the tree. */
const UNKNOWN_CATEGORY = '62005';

/** The tree changes a few times a year; which version is current is asked once a day. */
const TREE_FRESH_MS = 24 * 3_600_000;
/** Condition policies carry no version: asked again after a week. */
const RULES_FRESH_MS = 7 * 24 * 3_600_000;

/** Category questions, remembered in memory and on disk by the version of the tree. */
export function createTaxonomy({ world, http, cache }: Session, site: Site): Taxonomy {
  const memory = new Map<string, { readonly rules: Promise<CategoryRules>; readonly storedAt: number }>();
  let tree: { readonly value: Promise<Tree>; readonly at: number } | null = null;

  const get = async <Answer>(
    path: string,
    query: Record<string, string>,
    answer: z.ZodType<Answer>,
  ): Promise<Answer> => {
    const url = urlOn(world.hosts, 'api', path, query);
    // Accept-Encoding is the transport's; aspect lists are big and come compressed.
    return (await http.send({ method: 'GET', url, repeatable: true, answer })).body;
  };

  const currentTree = (): Promise<Tree> => {
    const now = world.clock.now();
    if (tree !== null && now - tree.at < TREE_FRESH_MS) return tree.value;
    const key = `tree:${site.id}`;
    const stored = cache.get(key);
    if (stored !== undefined && now - stored.storedAt < TREE_FRESH_MS) {
      const parsed = cachedTreeSchema.safeParse(json(stored.text));
      if (parsed.success) {
        tree = { value: Promise.resolve(parsed.data), at: stored.storedAt };
        return tree.value;
      }
    }
    const value = get(
      '/commerce/taxonomy/v1/get_default_category_tree_id',
      { marketplace_id: site.id },
      treeSchema,
    ).then(({ categoryTreeId, categoryTreeVersion }) => {
      const fresh = { id: categoryTreeId, version: categoryTreeVersion };
      cache.put(key, JSON.stringify(fresh));
      return fresh;
    });
    tree = { value, at: now };
    value.catch(() => {
      tree = null;
    });
    return value;
  };

  const fetchRules = async (treeId: string, categoryId: string): Promise<CategoryRules> => {
    const [aspects, policies] = await Promise.all([
      get(
        `/commerce/taxonomy/v1/category_tree/${encodeURIComponent(treeId)}/get_item_aspects_for_category`,
        { category_id: categoryId },
        aspectsSchema,
      ),
      get(
        `/sell/metadata/v1/marketplace/${site.id}/get_item_condition_policies`,
        { filter: `categoryIds:{${categoryId}}` },
        conditionPoliciesSchema,
      ),
    ]);
    const policy = policies?.itemConditionPolicies.find((entry) => entry.categoryId === categoryId);
    return {
      aspects: (aspects?.aspects ?? []).map(aspectRule),
      conditionRequired: policy?.itemConditionRequired ?? false,
      conditions: (policy?.itemConditions ?? []).map((condition) => ({
        id: condition.conditionId,
        label: condition.conditionDescription ?? conditionName(condition.conditionId),
        descriptors: (condition.conditionDescriptors ?? []).map((descriptor) => ({
          id: descriptor.conditionDescriptorId,
          name: descriptor.conditionDescriptorName,
          required: descriptor.conditionDescriptorConstraint?.usage === 'REQUIRED',
          free: descriptor.conditionDescriptorConstraint?.mode === 'FREE_TEXT',
          maxLength: descriptor.conditionDescriptorConstraint?.maxLength ?? null,
          values: (descriptor.conditionDescriptorValues ?? []).map((value) => ({
            id: value.conditionDescriptorValueId,
            name: value.conditionDescriptorValueName,
          })),
        })),
      })),
    };
  };

  return {
    suggest: async (query) => {
      const { id } = await currentTree();
      const found = await get(
        `/commerce/taxonomy/v1/category_tree/${encodeURIComponent(id)}/get_category_suggestions`,
        { q: query },
        suggestionsSchema,
      );
      return (found?.categorySuggestions ?? []).map(({ category, categoryTreeNodeAncestors: ancestors = [] }) => ({
        id: category.categoryId,
        name: category.categoryName,
        // eBay lists the nearest first; levels say so where they are given.
        path: ancestors
          .toSorted((a, b) => (a.categoryTreeNodeLevel ?? 0) - (b.categoryTreeNodeLevel ?? 0))
          .map((ancestor) => ancestor.categoryName),
      }));
    },
    rules: async (categoryId) => {
      const current = await currentTree();
      const key = `rules:${site.id}:${current.version}:${categoryId}`;
      const now = world.clock.now();
      const remembered = memory.get(key);
      if (remembered !== undefined && now - remembered.storedAt < RULES_FRESH_MS) return remembered.rules;
      const stored = cache.get(key);
      const parsed = stored === undefined ? undefined : rulesSchema.safeParse(json(stored.text));
      if (stored !== undefined && parsed?.success === true && now - stored.storedAt < RULES_FRESH_MS) {
        memory.set(key, { rules: Promise.resolve(parsed.data), storedAt: stored.storedAt });
        return parsed.data;
      }
      const rules = fetchRules(current.id, categoryId).then((fresh) => {
        cache.put(key, JSON.stringify(fresh));
        return fresh;
      });
      memory.set(key, { rules, storedAt: now });
      rules.catch(() => memory.delete(key));
      return rules;
    },
    version: async () => {
      const { id, version } = await currentTree();
      return `${id}:${version}`;
    },
    leaf: async (categoryId) => {
      const { id } = await currentTree();
      try {
        const { categorySubtreeNode: node } = await get(
          `/commerce/taxonomy/v1/category_tree/${encodeURIComponent(id)}/get_category_subtree`,
          { category_id: categoryId },
          subtreeSchema,
        );
        const leaf = node.leafCategoryTreeNode ?? (node.childCategoryTreeNodes ?? []).length === 0;
        return leaf ? { id: categoryId, name: node.category.categoryName, path: [] } : undefined;
      } catch (error) {
        if (error instanceof AppError && (error.data.remote?.codes ?? []).includes(UNKNOWN_CATEGORY)) return undefined;
        throw error;
      }
    },
  };
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

type AnsweredAspect = NonNullable<z.infer<typeof aspectsSchema>>['aspects'][number];

function aspectRule({
  localizedAspectName,
  aspectConstraint: rule = {},
  aspectValues = [],
}: AnsweredAspect): CategoryRules['aspects'][number] {
  return {
    name: localizedAspectName,
    required: rule.aspectRequired ?? false,
    recommended: rule.aspectUsage === 'RECOMMENDED',
    select: rule.aspectMode === 'SELECTION_ONLY',
    multiple: rule.itemToAspectCardinality === 'MULTI',
    maxLength: rule.aspectMaxLength ?? null,
    dataType: rule.aspectDataType === 'NUMBER' ? 'number' : rule.aspectDataType === 'DATE' ? 'date' : 'string',
    values: aspectValues.map((value) => value.localizedValue),
  };
}

/** The rules as the forms show them. Questions that come with a condition are shown among the attributes. */
export function shownRequirements(categoryId: string, rules: CategoryRules): CategoryRequirements {
  const allowed = rules.conditions.map(({ id }) => id);
  const seen = new Set(rules.aspects.map((aspect) => aspect.name));
  const descriptors = rules.conditions
    .flatMap((condition) => condition.descriptors)
    .filter((descriptor) => !seen.has(descriptor.name) && seen.add(descriptor.name));
  return {
    categoryId,
    aspects: [
      ...rules.aspects.map(({ select, ...aspect }): Aspect => ({ ...aspect, mode: select ? 'select' : 'text' })),
      ...descriptors.map((descriptor): Aspect => ({
        name: descriptor.name,
        // Required only under the condition that asks for it, which preflight knows.
        required: false,
        recommended: descriptor.required,
        mode: descriptor.free ? 'text' : 'select',
        multiple: false,
        maxLength: descriptor.maxLength,
        dataType: 'string',
        values: descriptor.values.map((value) => value.name),
      })),
    ],
    conditionRequired: rules.conditionRequired,
    // One row for each grade of ours that can be said here, so that the form offers exactly what will pass.
    conditions: ourConditions.flatMap((ours) => {
      const fit = fitCondition(ours, allowed);
      const condition = rules.conditions.find(({ id }) => id === fit?.id);
      const remote = fit === undefined ? undefined : conditionWord(fit.id);
      return condition === undefined || remote === undefined ? [] : [{ remote, label: condition.label, ours }];
    }),
  };
}
