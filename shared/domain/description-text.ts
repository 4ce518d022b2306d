import { isFormatted, parseFormatted, withoutMarks, type Block, type Inline } from './formatted-text.ts';

/**
 * How a description leaves the app: as the HTML that a marketplace allows, or as plain text. It comes as the seller typed it
 * (shared/domain/formatted-text.ts), or as HTML that came with an import.
 */

const TAGS =
  'a|abbr|article|b|big|blockquote|body|br|center|code|col|colgroup|dd|div|dl|dt|em|embed|font|footer|form|frame|h[1-6]|head|header|hr|html|i|iframe|img|input|li|link|main|meta|object|ol|p|pre|s|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|title|tr|u|ul|video';
const ATTRIBUTES = String.raw`(?:\s+[\w:-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))*`;
/** A tag of HTML as it is written: "a<b and c>d" has none. */
const TAGGED = new RegExp(String.raw`</?(?:${TAGS})${ATTRIBUTES}\s*/?>`, 'i');
/** A page that shows HTML resolves these, so a text with one was meant as HTML there. */
const REFERENCE = /&(?:amp|lt|gt|nbsp|quot|#\d+);/i;

/** Whether a description is HTML already. */
export const isMarkup = (text: string): boolean => TAGGED.test(text);

/** HTML as it is; formatting as paragraphs and lists; anything else escaped and with its line breaks. */
export function htmlDescription(text: string): string {
  const trimmed = text.trim();
  if (isMarkup(trimmed) || REFERENCE.test(trimmed)) return trimmed;
  const blocks = parseFormatted(trimmed);
  if (isFormatted(blocks)) return blocks.map(blockHtml).join('\n');
  return escaped(trimmed).replaceAll(/\r\n?|\n/g, '<br>\n');
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function blockHtml(block: Block): string {
  if (block.kind === 'paragraph') return `<p>${block.lines.map(inlineHtml).join('<br>\n')}</p>`;
  const tag = block.kind === 'bullets' ? 'ul' : 'ol';
  return `<${tag}>\n${block.items.map((item) => `<li>${inlineHtml(item)}</li>`).join('\n')}\n</${tag}>`;
}

const inlineHtml = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      if (part.kind === 'text') return escaped(part.text);
      const tag = part.kind === 'bold' ? 'b' : 'i';
      return `<${tag}>${inlineHtml(part.parts)}</${tag}>`;
    })
    .join('');

const BLOCK_END = /<(?:br|hr)\b[^<>]*>|<\/(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre|section)>/gi;
const ITEM_START = /<li\b[^<>]*>/gi;
const UNSEEN = /<(script|style)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
/** A tag as HTML writes it: "a < b" and "<3" are none. */
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** No markup, line breaks where the markup had them, no runs of empty lines. */
export function plainDescription(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const bare = isMarkup(lines) ? withoutMarkup(lines) : withoutMarks(lines);
  return bare
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

/** Each run of spaces is looked at once: patterns that try a run from each of its characters stand still for minutes on a long one. */
const withoutMarkup = (html: string): string =>
  html
    .replaceAll(UNSEEN, '')
    // In HTML the line breaks of the source are spaces.
    .replaceAll(/\s+/g, (space) => (space.includes('\n') ? ' ' : space))
    .replaceAll(ITEM_START, '• ')
    .replaceAll(BLOCK_END, '\n')
    .replaceAll(TAG, '')
    .replaceAll(/[ \t\n]+/g, (space) => (space.includes('\n') ? space.replaceAll(/[ \t]/g, '') : space))
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    });
