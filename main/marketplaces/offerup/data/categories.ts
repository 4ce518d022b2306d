interface Category {
  /** As the site shows it; also what is sent, because OfferUp's own numbers are not public. */
  readonly name: string;
  /** Further words under which sellers look for it. */
  readonly words: string;
}

/** Edition of this list; a change of it lets stored choices be looked at again. */
export const edition = '2026-10';

/** The categories seen on the site. There is no public list of them, so this is a fixed one. */
export const categories: readonly Category[] = [
  { name: 'Electronics and media', words: 'camera phone computer laptop tv audio video game console film book music' },
  { name: 'Home and garden', words: 'furniture chair table lamp kitchen tools plant bed sofa decor appliance house' },
  { name: 'Clothing, shoes and accessories', words: 'jacket coat dress shirt bag watch jewelry jewellery sneakers' },
  { name: 'Baby and kids', words: 'stroller crib toddler child maternity' },
  { name: 'Vehicles', words: 'car truck motorcycle bike boat trailer parts tires wheels' },
  { name: 'Toys, games and hobbies', words: 'lego puzzle board craft instrument guitar model trains' },
  { name: 'Sports and outdoors', words: 'bicycle fitness camping fishing golf ski hiking' },
  { name: 'Collectibles and art', words: 'antique vintage coin stamp painting card memorabilia' },
  { name: 'Pet supplies', words: 'dog cat aquarium cage' },
  { name: 'Health and beauty', words: 'makeup perfume skin hair care' },
  { name: 'Wedding', words: 'bridal gown decorations' },
  { name: 'Business equipment', words: 'office industrial restaurant printer shop' },
  { name: 'Tickets', words: 'concert event show' },
  { name: 'General', words: 'other anything else' },
];
