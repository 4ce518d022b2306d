/**
 * The simple formatting of a description: `**bold**`, `_italic_`, lines that begin with `- ` or `• `, lines numbered from
 * `1.`, and empty lines between paragraphs. It is kept as the text itself, so that it survives CSV, search and a marketplace
 * that takes no formatting, and a description written before there was any reads as it did: underscores inside words and
 * asterisks that stand alone are what they are. Smaller than Markdown on purpose: a seller's "#1" or "3 * 4" is no markup.
 */

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bold' | 'italic'; readonly parts: readonly Inline[] };

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'bullets' | 'numbers'; readonly items: readonly (readonly Inline[])[] };

/** Blocks in their order. Never fails: what is no formatting is text. */
export function parseFormatted(text: string): readonly Block[] {
  const lines = text.replaceAll(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  let at = 0;
  while (at < lines.length) {
    const list = listAt(lines, at);
    if (list) {
      blocks.push({
        kind: list.kind,
        items: lines.slice(at, list.end).map((line) => inline(line.replace(marks[list.kind], ''))),
      });
      at = list.end;
      continue;
    }
    const start = at;
    while (at < lines.length && !isBlank(lines[at]) && !listAt(lines, at)) at += 1;
    if (at > start)
      blocks.push({ kind: 'paragraph', lines: lines.slice(start, at).map((line) => inline(line.trimEnd())) });
    else at += 1;
  }
  return blocks;
}

const isBlank = (line: string | undefined): boolean => line === undefined || line.trim() === '';

const marks = { bullets: /^\s*[-•]\s+(?=\S)/u, numbers: /^\s*(\d{1,3})[.)]\s+(?=\S)/u } as const;

/** The list that begins at a line. One of numbers counts up from one and has a second line: "1950. A good year" is a sentence. */
function listAt(
  lines: readonly string[],
  start: number,
): { readonly kind: keyof typeof marks; readonly end: number } | undefined {
  let end = start;
  while (end < lines.length && marks.bullets.test(lines[end] ?? '')) end += 1;
  if (end > start) return { kind: 'bullets', end };
  while (end < lines.length && Number(marks.numbers.exec(lines[end] ?? '')?.[1]) === end - start + 1) end += 1;
  return end > start + 1 ? { kind: 'numbers', end } : undefined;
}

/** Marks hug what they mark, and stand where a word could begin and end. */
const marked =
  /(?<![\p{L}\p{N}*])\*\*(?=\S)([^*]*(?:\*(?!\*)[^*]*)*)(?<=\S)\*\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*)(?<=[^\s_])_(?![\p{L}\p{N}_])/gu;

function inline(text: string): readonly Inline[] {
  const parts: Inline[] = [];
  let end = 0;
  for (const match of text.matchAll(marked)) {
    const [whole, bold, italic] = match;
    if (match.index > end) parts.push({ kind: 'text', text: text.slice(end, match.index) });
    parts.push(
      bold === undefined ? { kind: 'italic', parts: inline(italic ?? '') } : { kind: 'bold', parts: inline(bold) },
    );
    end = match.index + whole.length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}

/** Whether anything of the text is formatting; without it a marketplace gets the text as it was typed. */
export const isFormatted = (blocks: readonly Block[]): boolean =>
  blocks.some((block) => block.kind !== 'paragraph' || block.lines.flat().some((part) => part.kind !== 'text'));

/** The text without its marks; list lines keep their dash or number. For a marketplace that takes no formatting. */
export const withoutMarks = (text: string): string =>
  text
    .split('\n')
    .map((line) => plain(inline(line)))
    .join('\n');

const plain = (parts: readonly Inline[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : plain(part.parts))).join('');
