import { parseDecimal, toDecimal, type Money } from '#shared/domain/money.ts';
import type { ListingDraft } from '../marketplace.ts';
import { plainDescription } from '#shared/domain/description-text.ts';
import { conditionOf } from './conditions.ts';

/**
 * The text of a post is all that a Page post says of an item, so it is written to be read back: title, lines of facts, an
 * empty line, the description, an empty line, and last the SKU, by which the app finds its own posts again.
 */
const SOLD = 'SOLD';
const PRICE = /^Price: (\d+(?:\.\d+)?) ([A-Z]{3})$/;
const AVAILABLE = /^Available: (\d+)$/;
const REFERENCE = /^Ref\. (.+)$/;

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
const priceLine = (price: Money): string => `Price: ${toDecimal(price)} ${price.currency}`;
const availableLine = (quantity: number): string => `Available: ${quantity}`;
/** Facebook folds runs of white space. */
export const referenceOf = (sku: string): string => oneLine(sku);

export const postTitle = (draft: Pick<ListingDraft, 'title'>): string => oneLine(draft.title);

export function postText(draft: ListingDraft): string {
  const note = oneLine(draft.conditionNote);
  const condition = draft.condition === null ? '' : conditionOf(draft.condition).label;
  const said = [condition, note].filter((part) => part !== '').join('. ');
  const facts = [
    postTitle(draft),
    ...(draft.price === null ? [] : [priceLine(draft.price)]),
    ...(said === '' ? [] : [`Condition: ${said}`]),
    availableLine(draft.quantity),
  ];
  const description = plainDescription(draft.description);
  return [facts.join('\n'), ...(description === '' ? [] : [description]), `Ref. ${referenceOf(draft.sku)}`].join(
    '\n\n',
  );
}

/** What a post says; `null` where it does not say it. */
export interface PostFacts {
  readonly sold: boolean;
  readonly title: string;
  readonly price: Money | null;
  readonly quantity: number | null;
  readonly reference: string | null;
}

export function readPost(message: string): PostFacts {
  const lines = message.replaceAll('\r', '').trim().split('\n');
  const sold = isSold(lines);
  const [title = '', ...rest] = sold ? lines.slice(1) : lines;
  const end = rest.indexOf('');
  const facts = end === -1 ? rest : rest.slice(0, end);
  const price = facts.map((line) => PRICE.exec(line)).find((match) => match !== null);
  const available = facts.map((line) => AVAILABLE.exec(line)).find((match) => match !== null);
  return {
    sold,
    title,
    price: price == null ? null : (parseDecimal(price[1] ?? '', price[2] ?? '') ?? null),
    quantity: available == null ? null : Number(available[1]),
    reference: REFERENCE.exec(lines.at(-1) ?? '')?.[1] ?? null,
  };
}

/** The mark stands above title and price: an item may well be called so itself. */
const isSold = (lines: readonly string[]): boolean => lines[0] === SOLD && PRICE.test(lines[2] ?? '');

/** The same post at another price and stock. `undefined`: its price line is gone, because somebody rewrote it. */
export function repriced(message: string, price: Money, quantity: number): string | undefined {
  const lines = message.trim().split('\n');
  const end = lines.indexOf('');
  const facts = end === -1 ? lines : lines.slice(0, end);
  const at = facts.findIndex((line, index) => index > 0 && PRICE.test(line));
  if (at === -1) return undefined;
  const changed = facts.map((line, index) => {
    if (index === at) return priceLine(price);
    return index > at && AVAILABLE.test(line) ? availableLine(quantity) : line;
  });
  return [...changed, ...lines.slice(facts.length)].join('\n');
}

export function markedSold(message: string): string {
  const text = message.trim();
  return isSold(text.split('\n')) ? text : `${SOLD}\n${text}`;
}
