import { CHOICE, MANY, MANY_OF, NUMERIC, optional, recommended, required, VARIES } from './aspects.ts';
import type { AspectFacts } from './types.ts';

/** Item specifics that several categories share, with the values eBay suggests (in part). */

const COLORS =
  'Beige|Black|Blue|Brown|Clear|Gold|Gray|Green|Ivory|Multicolor|Orange|Pink|Purple|Red|Silver|White|Yellow';
const COUNTRIES =
  'United States|Japan|Germany|United Kingdom|France|Italy|China|Canada|Mexico|Spain|Sweden|Switzerland|Unknown';
const YES_NO = 'Yes|No';

export const color = recommended('Color', COLORS, { ...MANY, ...VARIES });
export const requiredColor = required('Color', COLORS, VARIES);
export const material = recommended(
  'Material',
  'Aluminum|Brass|Ceramic|Cotton|Glass|Leather|Metal|Plastic|Porcelain|Silk|Steel|Stoneware|Wood|Wool',
  MANY,
);
export const madeIn = optional('Country of Origin', COUNTRIES);
export const vintage = optional('Vintage', YES_NO, CHOICE);
export const handmade = optional('Handmade', YES_NO, CHOICE);
export const features = optional('Features', '', MANY);
export const theme = optional('Theme', '', MANY);
export const mpn = optional('MPN');
export const upc = optional('UPC');
export const model = recommended('Model');
export const requiredModel = required('Model');
export const type = (values: string): AspectFacts => required('Type', values);
export const brand = (values: string): AspectFacts => required('Brand', `${values}|Unbranded`);
export const recommendedBrand = (values: string): AspectFacts => recommended('Brand', `${values}|Unbranded`);
export const yearMade = optional('Year Manufactured', '', NUMERIC);
export const era = optional(
  'Time Period Manufactured',
  'Pre-1900|1900-1919|1920-1939|1940-1949|1950-1959|1960-1969|1970-1979|1980-1989|1990-1999|2000-2009|2010-2019|2020-Now',
  CHOICE,
);

const CLOTHES_BRANDS =
  "adidas|Banana Republic|Burberry|Calvin Klein|Carhartt|Eddie Bauer|Gap|J.Crew|L.L.Bean|Lands' End|Levi's|Nike|Patagonia|Pendleton|Polo Ralph Lauren|The North Face|Tommy Hilfiger|Wrangler";
const SIZES = 'XS|S|M|L|XL|2XL|3XL|4XL';
const WOMENS_SIZES = '0|2|4|6|8|10|12|14|16|18|20|XS|S|M|L|XL|1X|2X';

/** What eBay asks of most garments. */
export function garment(department: 'Men' | 'Women', types: string): readonly AspectFacts[] {
  return [
    brand(CLOTHES_BRANDS),
    required('Department', department, CHOICE),
    required('Size', department === 'Men' ? SIZES : WOMENS_SIZES, VARIES),
    required(
      'Size Type',
      department === 'Men' ? 'Regular|Big & Tall|Short|Tall' : 'Regular|Petites|Plus|Tall|Juniors|Maternity',
      CHOICE,
    ),
    required('Type', types),
    requiredColor,
    recommended('Style'),
    recommended('Material', 'Cotton|Denim|Leather|Linen|Nylon|Polyester|Silk|Wool|Down', MANY),
    optional('Pattern', 'Solid|Striped|Plaid|Floral|Geometric|Animal Print'),
    optional('Sleeve Length', 'Short Sleeve|Long Sleeve|3/4 Sleeve|Sleeveless', CHOICE),
    optional('Season', 'Spring|Summer|Fall|Winter', MANY_OF),
    vintage,
    madeIn,
  ];
}

const SHOE_BRANDS =
  'adidas|ASICS|Birkenstock|Clarks|Coach|Cole Haan|Converse|Dr. Martens|Frye|Merrell|New Balance|Nike|Red Wing|Sam Edelman|Timberland|UGG|Vans';
const MENS_SHOE_SIZES = '7|7.5|8|8.5|9|9.5|10|10.5|11|11.5|12|13|14';
const WOMENS_SHOE_SIZES = '5|5.5|6|6.5|7|7.5|8|8.5|9|9.5|10|11';

/** What eBay asks of shoes. */
export function shoes(department: 'Men' | 'Women', types: string): readonly AspectFacts[] {
  return [
    brand(SHOE_BRANDS),
    required('Department', department, CHOICE),
    required('US Shoe Size', department === 'Men' ? MENS_SHOE_SIZES : WOMENS_SHOE_SIZES, VARIES),
    required('Style', types),
    requiredColor,
    recommended('Upper Material', 'Canvas|Fabric|Leather|Mesh|Rubber|Suede|Synthetic', MANY),
    recommended('Type', types),
    optional('Shoe Width', 'Narrow|Standard|Wide|Extra Wide'),
    vintage,
    madeIn,
  ];
}

/** What eBay asks of jewelry. */
export function jewelry(types: string): readonly AspectFacts[] {
  return [
    required('Type', types),
    recommendedBrand('Alex and Ani|David Yurman|Kendra Scott|Monet|Pandora|Swarovski|Tiffany & Co.|Trifari'),
    recommended('Metal', 'Gold|White Gold|Rose Gold|Sterling Silver|Platinum|Brass|Base Metal|Stainless Steel'),
    recommended('Metal Purity', '10k|14k|18k|24k|925 parts per 1000|950 parts per 1000'),
    recommended('Main Stone', 'Amethyst|Diamond|Emerald|Garnet|Onyx|Opal|Pearl|Ruby|Sapphire|Turquoise|No Stone'),
    recommended('Style', 'Band|Brooch|Chain|Charm|Cluster|Pendant|Signet|Statement'),
    color,
    handmade,
    vintage,
  ];
}

/** Home goods: nothing is demanded but the type. */
export function household(types: string, brands: string): readonly AspectFacts[] {
  return [
    required('Type', types),
    recommendedBrand(brands),
    color,
    material,
    recommended('Style', 'Art Deco|Art Nouveau|Contemporary|Farmhouse|Mid-Century Modern|Traditional|Victorian'),
    optional('Pattern'),
    theme,
    era,
    handmade,
    madeIn,
  ];
}

/** Recorded media and books share the habit of asking for a title and who made it. */
export function named(who: string, title: string): readonly AspectFacts[] {
  return [required(who, '', { maxLength: 250 }), required(title, '', { maxLength: 250 })];
}

/** Portable electronics. */
export function device(brands: string): readonly AspectFacts[] {
  return [brand(brands), requiredModel, color, features, mpn, upc, madeIn];
}

export const bookLanguage = required('Language', 'English|French|German|Italian|Japanese|Latin|Portuguese|Spanish');
