const BLOCK_END = /<(?:br|hr)\b[^>]*>|<\/(?:p|div|li|ul|ol|tr|table|h[1-6]|blockquote|pre|section)>/gi;
const ITEM_START = /<li\b[^>]*>/gi;
const UNSEEN = /<(script|style)\b[\s\S]*?<\/\1\s*>|<!--[\s\S]*?-->/gi;
/** A tag as HTML writes it: "a < b" and "<3" are none. */
const TAG = /<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi;
const MARKUP = /<\/?(?:p|br|b|i|u|ul|ol|li|div|span|h[1-6]|strong|em|table|tr|td|a|font|hr|center|img)\b[^<>]*>/i;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

/** A description as a post can show it: no markup, line breaks where the markup had them, no runs of empty lines. */
export function plainText(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n');
  const bare = MARKUP.test(lines) ? withoutMarkup(lines) : lines;
  return bare
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
}

const withoutMarkup = (html: string): string =>
  html
    .replaceAll(UNSEEN, '')
    // In HTML the line breaks of the source are spaces.
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll(ITEM_START, '• ')
    .replaceAll(BLOCK_END, '\n')
    .replaceAll(TAG, '')
    .replaceAll(/[ \t]*\n[ \t]*/g, '\n')
    .replaceAll(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(\w+));/gi, (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      const point = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return point > 0 && point <= 0x10_ff_ff ? String.fromCodePoint(point) : whole;
    });
