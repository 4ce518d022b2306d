import { createHash } from 'node:crypto';
import { z } from 'zod';
import { categorySuggestionSchema, type CategorySuggestion } from '#shared/domain/taxonomy.ts';
import type { Session } from '../marketplace.ts';
import { propertiesSchema, taxonomySchema, type TaxonomyNode } from './answers.ts';
import { searchCategories } from './category-search.ts';
import { apiUrl, keyHeader } from './hosts.ts';
import { attributeRule, attributeRuleSchema, type AttributeRule } from './attributes.ts';

const treeSchema = z.object({
  version: z.string(),
  nodes: z.array(categorySuggestionSchema.extend({ leaf: z.boolean() })),
});
type Tree = z.infer<typeof treeSchema>;

export interface Taxonomy {
  suggest(query: string): Promise<readonly CategorySuggestion[]>;
  /** The attributes of a category; `undefined` when the present tree has no such category. */
  attributes(categoryId: string): Promise<readonly AttributeRule[] | undefined>;
  version(): Promise<string>;
  category(categoryId: string): Promise<CategorySuggestion | undefined>;
}

/** The tree has no version and changes a few times a year: asked for again once a day, told apart by a hash. */
const TREE_FRESH_MS = 24 * 3_600_000;
const ATTRIBUTES_FRESH_MS = 7 * 24 * 3_600_000;

/** Category questions, answered from one download of the whole tree and one for each category's attributes. */
export function createTaxonomy({ world, http, cache }: Session): Taxonomy {
  /** What is remembered is asked for once, however many items need it at the same time. */
  const memory = new Map<string, { readonly value: Promise<unknown>; readonly at: number }>();

  const remembered = <Value>(
    key: string,
    schema: z.ZodType<Value>,
    freshMs: number,
    ask: () => Promise<Value>,
  ): Promise<Value> => {
    const now = world.clock.now();
    const known = memory.get(key);
    // The value under a key always has the type of the key's schema.
    if (known !== undefined && now - known.at < freshMs) return known.value as Promise<Value>;
    const stored = cache.get(key);
    const parsed = stored === undefined ? undefined : schema.safeParse(json(stored.text));
    if (stored !== undefined && parsed?.success === true && now - stored.storedAt < freshMs) {
      memory.set(key, { value: Promise.resolve(parsed.data), at: stored.storedAt });
      return Promise.resolve(parsed.data);
    }
    const value = ask().then((fresh) => {
      cache.put(key, JSON.stringify(fresh));
      return fresh;
    });
    memory.set(key, { value, at: now });
    value.catch(() => memory.delete(key));
    return value;
  };

  const get = async <Answer>(path: string, answer: z.ZodType<Answer>): Promise<Answer> => {
    const url = apiUrl(world.hosts, `/seller-taxonomy/nodes${path}`);
    return (await http.send({ method: 'GET', url, headers: keyHeader(world), repeatable: true, answer })).body;
  };

  const tree = (): Promise<Tree> =>
    remembered('tree', treeSchema, TREE_FRESH_MS, async () => {
      const nodes = (await get('', taxonomySchema)).results.flatMap((node) => flat(node, []));
      const hash = createHash('sha256').update(JSON.stringify(nodes));
      return { version: hash.digest('hex').slice(0, 16), nodes };
    });

  const nodeOf = async (categoryId: string) => (await tree()).nodes.find(({ id }) => id === categoryId);

  return {
    suggest: async (query) => {
      const { nodes } = await tree();
      return searchCategories(
        nodes.filter(({ leaf }) => leaf).map(({ id, name, path }) => ({ id, name, path })),
        query,
      );
    },
    attributes: async (categoryId) => {
      if ((await nodeOf(categoryId)) === undefined) return undefined;
      return remembered(`attributes:${categoryId}`, z.array(attributeRuleSchema), ATTRIBUTES_FRESH_MS, async () => {
        const { results } = await get(`/${encodeURIComponent(categoryId)}/properties`, propertiesSchema);
        return results.filter((property) => property.supports_attributes === true).map(attributeRule);
      });
    },
    version: async () => (await tree()).version,
    // Etsy takes listings on every level of the tree; only the search prefers the lowest.
    category: async (categoryId) => {
      const node = await nodeOf(categoryId);
      return node === undefined ? undefined : { id: node.id, name: node.name, path: node.path };
    },
  };
}

function flat({ id, name, children }: TaxonomyNode, path: string[]): Tree['nodes'] {
  const below = children ?? [];
  return [
    { id: String(id), name, path, leaf: below.length === 0 },
    ...below.flatMap((child) => flat(child, [...path, name])),
  ];
}

const json = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
