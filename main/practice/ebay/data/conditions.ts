import type { EbayCondition } from '../requests.ts';
import type { ConditionDescriptorFacts, ConditionFacts, ConditionPolicy } from './types.ts';

/** The numeric id behind each value of the Inventory API's enumeration. Source: ebay.md section 10. */
export const CONDITION_IDS: Readonly<Record<EbayCondition, string>> = {
  NEW: '1000',
  NEW_OTHER: '1500',
  NEW_WITH_DEFECTS: '1750',
  CERTIFIED_REFURBISHED: '2000',
  EXCELLENT_REFURBISHED: '2010',
  VERY_GOOD_REFURBISHED: '2020',
  GOOD_REFURBISHED: '2030',
  SELLER_REFURBISHED: '2500',
  LIKE_NEW: '2750',
  PRE_OWNED_EXCELLENT: '2990',
  USED_EXCELLENT: '3000',
  PRE_OWNED_FAIR: '3010',
  USED_VERY_GOOD: '4000',
  USED_GOOD: '5000',
  USED_ACCEPTABLE: '6000',
  FOR_PARTS_OR_NOT_WORKING: '7000',
};

const condition = (
  id: string,
  name: string,
  descriptors: readonly ConditionDescriptorFacts[] = [],
): ConditionFacts => ({
  id,
  name,
  descriptors,
});
const policy = (required: boolean, ...conditions: readonly ConditionFacts[]): ConditionPolicy => ({
  required,
  conditions,
});

const NEW = condition('1000', 'New');
const BRAND_NEW = condition('1000', 'Brand New');
const OPEN_BOX = condition('1500', 'Open box');
const USED = condition('3000', 'Used');
const FOR_PARTS = condition('7000', 'For parts or not working');
const REFURBISHED = [
  condition('2000', 'Certified - Refurbished'),
  condition('2010', 'Excellent - Refurbished'),
  condition('2020', 'Very Good - Refurbished'),
  condition('2030', 'Good - Refurbished'),
];

const GRADER: ConditionDescriptorFacts = {
  id: '27501',
  name: 'Professional Grader',
  required: true,
  mode: 'SELECTION_ONLY',
  values: [
    { id: '275010', name: 'Professional Sports Authenticator (PSA)' },
    { id: '275011', name: 'Beckett Collectors Club Grading (BCCG)' },
    { id: '275012', name: 'Beckett Vintage Grading (BVG)' },
    { id: '275013', name: 'Beckett Grading Services (BGS)' },
    { id: '275014', name: 'Certified Sports Guaranty (CSG)' },
    { id: '275015', name: 'Certified Guaranty Company (CGC)' },
    { id: '275016', name: 'Sportscard Guaranty Corporation (SGC)' },
  ],
};
const GRADE: ConditionDescriptorFacts = {
  id: '27502',
  name: 'Grade',
  required: true,
  mode: 'SELECTION_ONLY',
  values: [
    '10',
    '9.5',
    '9',
    '8.5',
    '8',
    '7.5',
    '7',
    '6.5',
    '6',
    '5.5',
    '5',
    '4.5',
    '4',
    '3.5',
    '3',
    '2.5',
    '2',
    '1.5',
    '1',
  ].map((name, index) => ({ id: String(275020 + index), name })),
};
const CERTIFICATION: ConditionDescriptorFacts = {
  id: '27503',
  name: 'Certification Number',
  required: false,
  mode: 'FREE_TEXT',
  values: [],
};
const CARD_CONDITION: ConditionDescriptorFacts = {
  id: '40001',
  name: 'Card Condition',
  required: true,
  mode: 'SELECTION_ONLY',
  values: [
    { id: '400010', name: 'Near mint or better' },
    { id: '400011', name: 'Excellent' },
    { id: '400012', name: 'Very good' },
    { id: '400013', name: 'Poor' },
  ],
};

/** The condition policies of the US tree that the categories here refer to. */
export const CONDITION_POLICIES = {
  /** Collectibles, art: a condition may be left out. */
  optional: policy(false, NEW, USED),
  /** Stamps, coins: the condition is told by item specifics. */
  none: policy(false),
  general: policy(true, NEW, OPEN_BOX, USED, FOR_PARTS),
  household: policy(true, NEW, condition('1500', 'New other (see details)'), USED),
  toys: policy(true, NEW, OPEN_BOX, USED),
  electronics: policy(true, NEW, OPEN_BOX, ...REFURBISHED, USED, FOR_PARTS),
  cameras: policy(true, NEW, OPEN_BOX, condition('2500', 'Seller refurbished'), USED, FOR_PARTS),
  media: policy(
    true,
    BRAND_NEW,
    condition('2750', 'Like New'),
    condition('4000', 'Very Good'),
    condition('5000', 'Good'),
    condition('6000', 'Acceptable'),
  ),
  apparel: policy(
    true,
    condition('1000', 'New with tags'),
    condition('1500', 'New without tags'),
    condition('1750', 'New with defects'),
    condition('2990', 'Pre-owned - Excellent'),
    condition('3000', 'Pre-owned - Good'),
    condition('3010', 'Pre-owned - Fair'),
  ),
  shoes: policy(
    true,
    condition('1000', 'New with box'),
    condition('1500', 'New without box'),
    condition('1750', 'New with imperfections'),
    condition('2990', 'Pre-owned - Excellent'),
    condition('3000', 'Pre-owned - Good'),
    condition('3010', 'Pre-owned - Fair'),
  ),
  jewelry: policy(
    true,
    condition('1000', 'New with tags'),
    condition('1500', 'New without tags'),
    condition('1750', 'New with defects'),
    condition('3000', 'Pre-owned'),
  ),
  watches: policy(
    true,
    condition('1000', 'New with tags'),
    condition('1500', 'New without tags'),
    condition('1750', 'New with defects'),
    condition('2500', 'Seller refurbished'),
    condition('3000', 'Pre-owned'),
    condition('7000', 'For parts or not working'),
  ),
  tradingCards: policy(
    true,
    condition('2750', 'Graded', [GRADER, GRADE, CERTIFICATION]),
    condition('4000', 'Ungraded', [CARD_CONDITION]),
  ),
} as const satisfies Record<string, ConditionPolicy>;

export type ConditionPolicyName = keyof typeof CONDITION_POLICIES;
