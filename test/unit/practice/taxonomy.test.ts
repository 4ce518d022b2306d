import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CATEGORIES } from '#main/practice/ebay/data/categories.ts';
import { suggestCategories } from '#main/practice/ebay/suggestions.ts';
import { errorIds, practiceWorld, signIn, type PracticeWorld, type SignedIn } from './practice-world.ts';
import { itConforms } from './conforms.ts';

const TREE = '/commerce/taxonomy/v1/category_tree/0';
const CONDITIONS = '/sell/metadata/v1/marketplace/EBAY_US/get_item_condition_policies';
let practice: PracticeWorld;
let seller: SignedIn;

beforeAll(async () => {
  practice = await practiceWorld();
  seller = await signIn(practice);
});
afterAll(() => practice.close());

describe('the category data', () => {
  it('has at least 40 leaves, no id twice, and a parent for each', () => {
    const ids = new Set(CATEGORIES.map((node) => node.id));
    expect(ids.size).toBe(CATEGORIES.length);
    expect(CATEGORIES.filter((node) => node.leaf).length).toBeGreaterThanOrEqual(40);
    expect(CATEGORIES.filter((node) => node.parentId !== '0' && !ids.has(node.parentId ?? ''))).toEqual([]);
    const parents = new Set(CATEGORIES.map((node) => node.parentId));
    expect(CATEGORIES.filter((node) => node.leaf === parents.has(node.id))).toEqual([]);
  });

  it('repeats no aspect within a category and offers no value twice', () => {
    const faulty = CATEGORIES.filter((node) => {
      const names = node.aspects.map((aspect) => aspect.name);
      const doubled = node.aspects.some((aspect) => new Set(aspect.values).size < aspect.values.length);
      const closedEmpty = node.aspects.some((aspect) => aspect.mode === 'SELECTION_ONLY' && aspect.values.length === 0);
      return new Set(names).size < names.length || doubled || closedEmpty;
    });
    expect(faulty.map((node) => node.name)).toEqual([]);
  });
});

describe('suggestions', () => {
  it.each([
    ['nikon f3 film camera', '15230'],
    ['canon ae-1 program 35mm slr', '15230'],
    ['levi 501 jeans', '11483'],
    ['LEGO Star Wars X-Wing 4502', '19006'],
    ['miles davis kind of blue vinyl lp', '176985'],
    ['charizard pokémon card', '183454'],
    ['seiko diver watch', '31387'],
    ['brass banker lamp', '112581'],
    ['first edition hemingway book', '261186'],
    ['singer featherweight sewing machine', '3118'],
    ['nintendo switch console', '139971'],
    ['zelda ocarina of time n64 game', '139973'],
    ['morgan silver dollar', '39464'],
    ['coach crossbody purse', '169291'],
    ['patchwork quilts', '175749'],
    ['stanley hand plane', '13874'],
    ['fender telecaster electric guitar', '33034'],
  ])('%s → %s', (words, id) => {
    expect(suggestCategories(words)[0]?.id).toBe(id);
  });

  it('are an empty 204 for words that mean nothing', async () => {
    expect(await seller.api('GET', `${TREE}/get_category_suggestions?q=zzzz`)).toMatchObject({ status: 204, body: '' });
  });
});

describe('the Taxonomy API', () => {
  it('shows the tree, a part of it and the aspects of a leaf', async () => {
    const tree = (await seller.api('GET', TREE)).body as { rootCategoryNode: { childCategoryTreeNodes: unknown[] } };
    expect(tree.rootCategoryNode.childCategoryTreeNodes.length).toBe(
      CATEGORIES.filter((node) => node.parentId === '0').length,
    );
    const part = await seller.api('GET', `${TREE}/get_category_subtree?category_id=625`);
    expect(part.body).toMatchObject({ categorySubtreeNode: { category: { categoryName: 'Cameras & Photo' } } });
    const aspects = await seller.api('GET', `${TREE}/get_item_aspects_for_category?category_id=15230`);
    expect(aspects.body).toMatchObject({
      aspects: [
        { localizedAspectName: 'Brand', aspectConstraint: { aspectRequired: true } },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    });
  });

  it.each([
    ['no marketplace', '/commerce/taxonomy/v1/get_default_category_tree_id', 400, 62002],
    ['an unknown marketplace', '/commerce/taxonomy/v1/get_default_category_tree_id?marketplace_id=X', 400, 62003],
    ['an unknown tree', '/commerce/taxonomy/v1/category_tree/99', 404, 62004],
    ['an unknown category', `${TREE}/get_category_subtree?category_id=9`, 400, 62005],
    ['no category', `${TREE}/get_item_aspects_for_category`, 400, 62006],
    ['no words', `${TREE}/get_category_suggestions?q=`, 400, 62007],
    ['the root', `${TREE}/get_item_aspects_for_category?category_id=0`, 400, 62008],
    ['a category that is not a leaf', `${TREE}/get_item_aspects_for_category?category_id=625`, 400, 62009],
  ])('refuses %s', async (_what, path, status, id) => {
    const answer = await seller.api('GET', path);
    expect([answer.status, errorIds(answer)]).toEqual([status, [id]]);
  });
});

describe('condition policies', () => {
  const policies = (filter: string) => seller.api('GET', `${CONDITIONS}?filter=${encodeURIComponent(filter)}`);

  it('are told per category, with descriptors for cards', async () => {
    const { body } = await policies('categoryIds:{15230|261328|675}');
    expect(body).toMatchObject({
      itemConditionPolicies: [
        { categoryId: '15230', itemConditionRequired: true },
        {
          categoryId: '261328',
          itemConditions: [
            { conditionId: '2750', conditionDescriptors: [{ conditionDescriptorName: 'Professional Grader' }, {}, {}] },
            {},
          ],
        },
        { categoryId: '675', itemConditionRequired: false },
      ],
    });
  });

  it('warn about what they could not use', async () => {
    expect((await policies('categories:1')).body).toMatchObject({ warnings: [{ errorId: 46002 }] });
    expect((await policies('categoryIds:{9}')).body).toMatchObject({ warnings: [{ errorId: 46003 }] });
    const many = Array.from({ length: 51 }, () => '15230').join('|');
    expect((await policies(`categoryIds:{${many}}`)).body).toMatchObject({ warnings: [{ errorId: 46004 }] });
    expect(await policies('categoryIds:{625}')).toMatchObject({ status: 204 });
    expect(errorIds(await seller.api('GET', CONDITIONS.replace('EBAY_US', 'MARS')))).toEqual([46001]);
  });
});

itConforms(() => practice);
