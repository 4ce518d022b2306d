/** A value that a property can have; `scaleId` where the value is a size on a scale. */
export interface PropertyFactValue {
  readonly id: number;
  readonly name: string;
  readonly scaleId: number | null;
}

/** What Etsy knows of a property of a category. */
export interface PropertyFacts {
  readonly id: number;
  readonly name: string;
  readonly displayName: string;
  readonly scales: readonly { readonly id: number; readonly name: string; readonly description: string }[];
  readonly required: boolean;
  /** Usable in listing properties. */
  readonly attributes: boolean;
  /** Usable in the inventory. */
  readonly variations: boolean;
  readonly maxValues: number;
  readonly values: readonly PropertyFactValue[];
}

/** The two properties that a seller names. Source: Etsy's listings tutorial. */
export const CUSTOM_PROPERTIES: readonly number[] = [513, 514];

interface Traits {
  readonly required?: true;
  readonly variations?: true;
  readonly attributes?: false;
  readonly maxValues?: number;
  readonly name?: string;
}

const values = (from: number, names: string, scaleId: number | null = null): PropertyFactValue[] =>
  names.split('|').map((name, index) => ({ id: from + index, name, scaleId }));

const property = (
  id: number,
  displayName: string,
  known: readonly PropertyFactValue[],
  traits: Traits = {},
  scales: PropertyFacts['scales'] = [],
): PropertyFacts => ({
  id,
  name: traits.name ?? displayName,
  displayName,
  scales,
  required: traits.required ?? false,
  attributes: traits.attributes ?? true,
  variations: traits.variations ?? false,
  maxValues: traits.maxValues ?? 1,
  values: known,
});

const COLOURS = values(1, 'Black|Blue|Green|Grey|Orange|Pink|Purple|Red|White|Yellow|Brown');
const MORE_COLOURS = values(1213, 'Beige|Bronze|Clear|Copper|Gold|Rainbow|Rose gold|Silver');

const LETTERS = 'XXS|XS|S|M|L|XL|2X|3X|4X';
const onScale = (from: number, scaleId: number, names: string): PropertyFactValue[] => values(from, names, scaleId);

const inches = { id: 5, name: 'Inches', description: 'Length in inches' };
const centimetres = { id: 6, name: 'Centimeters', description: 'Length in centimetres' };

/** Properties by the short names that the categories of `taxonomy-tree.ts` use. Ids are of Etsy's kind. */
export const PROPERTIES = {
  colour: property(200, 'Primary color', [...COLOURS, ...MORE_COLOURS], { variations: true, name: 'Primary color' }),
  colour2: property(52_047_899_002, 'Secondary color', [...COLOURS, ...MORE_COLOURS]),
  occasion: property(
    46_803_063_641,
    'Occasion',
    values(19, 'Anniversary|Baby shower|Birthday|Engagement|Graduation|Wedding'),
  ),
  holiday: property(
    46_803_063_659,
    'Holiday',
    values(35, 'Christmas|Easter|Halloween|Hanukkah|Thanksgiving|Valentine’s Day'),
  ),
  material: property(
    148_789_511_893,
    'Materials',
    values(2450, 'Brass|Ceramic|Cotton|Glass|Gold|Leather|Linen|Paper|Plastic|Porcelain|Silver|Steel|Stone|Wood|Wool'),
    { maxValues: 5 },
  ),
  clothingSize: property(
    62_809_790_395,
    'Size',
    [
      ...onScale(2001, 301, LETTERS),
      ...onScale(2021, 19, '0|2|4|6|8|10|12|14|16|18|20'),
      ...onScale(2041, 20, '32|34|36|38|40|42|44|46|48'),
    ],
    { variations: true, required: true },
    [
      { id: 301, name: 'Alpha', description: 'Letter sizes' },
      { id: 19, name: 'US/Canada', description: 'Numeric sizes of the United States and Canada' },
      { id: 20, name: 'EU', description: 'Numeric sizes of continental Europe' },
    ],
  ),
  shoeSize: property(
    55_571_649_037,
    'Shoe size',
    [...onScale(2101, 17, '5|6|7|8|9|10|11|12|13'), ...onScale(2121, 18, '36|37|38|39|40|41|42|43|44|45')],
    { variations: true, required: true },
    [
      { id: 17, name: 'US/Canada', description: 'Sizes of the United States and Canada' },
      { id: 18, name: 'EU', description: 'Sizes of continental Europe' },
    ],
  ),
  ringSize: property(
    55_571_649_100,
    'Ring size',
    [...onScale(2201, 13, '4|4.5|5|5.5|6|6.5|7|7.5|8|8.5|9|10'), ...onScale(2231, 14, '46|48|50|52|54|56|58|60')],
    { variations: true },
    [
      { id: 13, name: 'US', description: 'Ring sizes of the United States' },
      { id: 14, name: 'EU', description: 'Circumference in millimetres' },
    ],
  ),
  chainLength: property(47_626_760_008, 'Length', onScale(2301, 5, '14|16|18|20|22|24|30'), { variations: true }, [
    inches,
    centimetres,
  ]),
  width: property(47_626_759_898, 'Width', [], { variations: true }, [inches, centimetres]),
  height: property(47_626_759_760, 'Height', [], {}, [inches, centimetres]),
  gemstone: property(
    47_626_759_834,
    'Gemstone',
    values(2401, 'Agate|Amber|Amethyst|Garnet|Jade|Moonstone|Opal|Pearl|Turquoise|None'),
  ),
  metal: property(
    57_268_442_375,
    'Material',
    values(2421, 'Brass|Copper|Gold|Rose gold|Silver|Stainless steel|Titanium'),
    { variations: true },
  ),
  era: property(62_809_790_533, 'Decade style', values(2501, 'Art Deco|Mid-Century|Victorian|1960s|1970s|1980s|1990s')),
  craft: property(
    46_803_063_700,
    'Craft type',
    values(2521, 'Crochet|Jewelry making|Knitting|Paper craft|Quilting|Sewing|Weaving'),
    {
      maxValues: 5,
    },
  ),
  fibre: property(62_809_790_601, 'Fiber type', values(2541, 'Acrylic|Alpaca|Cotton|Linen|Merino|Mohair|Silk|Wool'), {
    variations: true,
  }),
  yarnWeight: property(62_809_790_602, 'Yarn weight', values(2561, 'Lace|Fingering|Sport|DK|Worsted|Bulky'), {
    required: true,
  }),
  room: property(62_809_790_701, 'Room', values(2581, 'Bathroom|Bedroom|Dining room|Kitchen|Living room|Office'), {
    maxValues: 5,
  }),
  capacity: property(62_809_790_702, 'Capacity', onScale(2601, 9, '8|10|11|12|15|16|20'), { variations: true }, [
    { id: 9, name: 'Fluid ounces', description: 'Volume in US fluid ounces' },
  ]),
  age: property(
    62_809_790_801,
    'Age',
    values(2621, '0-12 months|1-2 years|3-4 years|5-8 years|9-12 years|Teen|Adult'),
    {
      maxValues: 3,
    },
  ),
  language: property(62_809_790_901, 'Language', values(2641, 'English|French|German|Italian|Japanese|Spanish')),
  genre: property(62_809_790_902, 'Genre', values(2661, 'Art|Children|Cooking|Fiction|History|Poetry|Science|Travel'), {
    maxValues: 2,
  }),
  format: property(62_809_790_903, 'Format', values(2681, 'Hardcover|Paperback|Leather bound'), { required: true }),
  device: property(515, 'Device', values(2701, 'iPhone 15|iPhone 16|iPhone 17|Galaxy S25|Pixel 10|iPad|Kindle'), {
    variations: true,
    required: true,
  }),
  pattern: property(
    62_809_790_503,
    'Pattern',
    values(2721, 'Abstract|Animal print|Floral|Geometric|Plaid|Polka dot|Solid|Striped'),
  ),
} as const satisfies Readonly<Record<string, PropertyFacts>>;

export type PropertyName = keyof typeof PROPERTIES;
