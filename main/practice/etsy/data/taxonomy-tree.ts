import type { PropertyName } from './property-facts.ts';

/** A category: its number, its name, what it adds to its parent's properties, and what is below it. */
export interface TaxonomyRow {
  readonly id: number;
  readonly name: string;
  readonly properties?: readonly PropertyName[];
  readonly children?: readonly TaxonomyRow[];
}

/** Leaves, numbered one after the other: a name alone, or a name with properties of its own. */
function leaves(from: number, ...rows: readonly (string | readonly [string, ...PropertyName[]])[]): TaxonomyRow[] {
  return rows.map((row, index) => {
    if (typeof row === 'string') return { id: from + index, name: row };
    const [name, ...properties] = row;
    return { id: from + index, name, properties };
  });
}

/**
 * A part of Etsy's seller taxonomy: enough of it for vintage, supplies, jewelry, clothing, home, toys, books and
 * electronics accessories. The top categories have Etsy's numbers, the ones below have numbers of the same ranges.
 */
export const TAXONOMY: readonly TaxonomyRow[] = [
  {
    id: 1,
    name: 'Accessories',
    properties: ['colour', 'colour2', 'occasion', 'holiday'],
    children: [
      { id: 11, name: 'Hats & Caps', children: leaves(12, 'Baseball & Trucker Caps', 'Sun Hats', 'Winter Hats') },
      { id: 29, name: 'Scarves & Wraps', properties: ['pattern'], children: leaves(30, 'Scarves', 'Shawls & Wraps') },
    ],
  },
  {
    id: 66,
    name: 'Art & Collectibles',
    properties: ['colour', 'material', 'era'],
    children: [
      {
        id: 68,
        name: 'Collectibles',
        children: leaves(69, 'Advertisements', 'Coins & Money', 'Figurines', 'Memorabilia'),
      },
      { id: 103, name: 'Photography', children: leaves(104, 'Black & White', 'Color') },
      {
        id: 119,
        name: 'Prints',
        properties: ['width', 'height', 'room'],
        children: leaves(120, 'Digital Prints', 'Giclée', 'Lithographs'),
      },
    ],
  },
  {
    id: 132,
    name: 'Bags & Purses',
    properties: ['colour', 'colour2', 'material'],
    children: leaves(133, 'Backpacks', 'Handbags', 'Wallets & Money Clips'),
  },
  {
    id: 323,
    name: 'Books, Movies & Music',
    properties: ['language'],
    children: [
      {
        id: 324,
        name: 'Books',
        properties: ['genre', 'format'],
        children: leaves(
          325,
          'Art & Photography Books',
          'Children’s Books',
          'Cookbooks',
          'Literature & Fiction',
          'Poetry',
          'Zines & Magazines',
        ),
      },
      { id: 358, name: 'Music', children: leaves(359, 'Records', 'Sheet Music', 'Cassettes') },
    ],
  },
  {
    id: 374,
    name: 'Clothing',
    properties: ['colour', 'colour2', 'occasion'],
    children: [
      {
        id: 2078,
        name: 'Gender-Neutral Adult Clothing',
        properties: ['clothingSize', 'pattern'],
        children: leaves(2079, 'Hoodies & Sweatshirts', 'Jackets & Coats', 'Sweaters', 'T-shirts', 'Jeans'),
      },
      {
        id: 482,
        name: 'Women’s Clothing',
        properties: ['clothingSize', 'pattern'],
        children: leaves(483, 'Dresses', 'Skirts', 'Blouses', 'Kimonos'),
      },
      {
        id: 429,
        name: 'Men’s Clothing',
        properties: ['clothingSize'],
        children: leaves(430, 'Shirts', 'Suits', 'Vests'),
      },
    ],
  },
  {
    id: 562,
    name: 'Craft Supplies & Tools',
    properties: ['colour', 'craft'],
    children: [
      {
        id: 6648,
        name: 'Yarn & Fiber',
        properties: ['fibre'],
        children: leaves(6649, ['Yarn', 'yarnWeight'], 'Roving', 'Thread'),
      },
      {
        id: 6590,
        name: 'Fabric & Notions',
        properties: ['fibre', 'pattern'],
        children: leaves(6591, 'Fabric', 'Ribbon & Trim', 'Buttons', 'Zippers'),
      },
      {
        id: 6228,
        name: 'Beads, Gems & Cabochons',
        properties: ['gemstone'],
        children: leaves(6229, 'Beads', 'Cabochons', 'Loose Gemstones'),
      },
      { id: 6844, name: 'Tools & Equipment', children: leaves(6845, 'Hand Tools', 'Looms', 'Sewing Machines') },
    ],
  },
  {
    id: 825,
    name: 'Electronics & Accessories',
    properties: ['colour'],
    children: [
      {
        id: 826,
        name: 'Cases',
        properties: ['device'],
        children: leaves(827, 'Phone Cases', 'Tablet & E-Reader Cases', 'Laptop Cases'),
      },
      { id: 845, name: 'Audio', children: leaves(846, 'Headphones', 'Radios', 'Speakers', 'Turntables') },
      {
        id: 860,
        name: 'Cameras',
        properties: ['era'],
        children: leaves(861, 'Film Cameras', 'Camera Straps', 'Lenses'),
      },
      { id: 875, name: 'Docking & Stands', children: leaves(876, 'Phone Stands', 'Cable Organizers') },
    ],
  },
  {
    id: 891,
    name: 'Home & Living',
    properties: ['colour', 'colour2', 'material', 'room'],
    children: [
      {
        id: 1059,
        name: 'Kitchen & Dining',
        children: leaves(1060, ['Mugs', 'capacity'], 'Plates', 'Bowls', 'Cutting Boards', 'Teapots'),
      },
      {
        id: 922,
        name: 'Home Decor',
        properties: ['width', 'height'],
        children: leaves(923, 'Candle Holders', 'Clocks', 'Mirrors', 'Picture Frames', 'Vases'),
      },
      {
        id: 961,
        name: 'Furniture',
        properties: ['era', 'width', 'height'],
        children: leaves(962, 'Chairs', 'Tables', 'Shelving'),
      },
      { id: 1001, name: 'Lighting', properties: ['era'], children: leaves(1002, 'Lamps', 'Pendant Lights') },
      {
        id: 893,
        name: 'Bedding',
        properties: ['pattern'],
        children: leaves(894, 'Blankets & Throws', 'Quilts', 'Pillows'),
      },
    ],
  },
  {
    id: 1179,
    name: 'Jewelry',
    properties: ['colour', 'metal', 'occasion'],
    children: [
      {
        id: 1229,
        name: 'Rings',
        properties: ['ringSize', 'gemstone'],
        children: leaves(1230, 'Bands', 'Signet Rings', 'Statement Rings'),
      },
      {
        id: 1218,
        name: 'Necklaces',
        properties: ['chainLength', 'gemstone'],
        children: leaves(1219, 'Chains', 'Lockets', 'Pendants'),
      },
      {
        id: 1203,
        name: 'Earrings',
        properties: ['gemstone'],
        children: leaves(1204, 'Dangle & Drop Earrings', 'Hoop Earrings', 'Stud Earrings'),
      },
      { id: 1190, name: 'Bracelets', properties: ['gemstone'], children: leaves(1191, 'Bangles', 'Charm Bracelets') },
      { id: 1245, name: 'Watches', properties: ['era'], children: leaves(1246, 'Wristwatches', 'Pocket Watches') },
    ],
  },
  {
    id: 1429,
    name: 'Shoes',
    properties: ['shoeSize', 'colour'],
    children: [
      { id: 1430, name: 'Women’s Shoes', children: leaves(1431, 'Boots', 'Sandals', 'Pumps') },
      { id: 1445, name: 'Men’s Shoes', children: leaves(1446, 'Boots', 'Loafers') },
    ],
  },
  {
    id: 1552,
    name: 'Toys & Games',
    properties: ['age', 'colour'],
    children: [
      { id: 1553, name: 'Games & Puzzles', children: leaves(1554, 'Board Games', 'Card Games', 'Puzzles') },
      {
        id: 1567,
        name: 'Toys',
        properties: ['material'],
        children: leaves(
          1568,
          'Building Toys',
          'Dolls & Action Figures',
          'Stuffed Animals & Plushies',
          'Toy Cars & Trains',
          'Wooden Toys',
        ),
      },
    ],
  },
];
