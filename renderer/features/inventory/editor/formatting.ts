/** A text with its selection, as a text box holds it. */
export interface Edit {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts marks around the selection, or takes them off when they are there. Blanks at its ends stay outside. */
export function withMarks({ text, start, end }: Edit, mark: '**' | '_'): Edit {
  const selected = text.slice(start, end);
  const lead = selected.length - selected.trimStart().length;
  const from = selected.trim() === '' ? start : start + lead;
  const to = selected.trim() === '' ? start : from + selected.trim().length;
  const { length } = mark;
  if (text.slice(from - length, from) === mark && text.slice(to, to + length) === mark) {
    const bare = text.slice(0, from - length) + text.slice(from, to) + text.slice(to + length);
    return { text: bare, start: from - length, end: to - length };
  }
  const marked = text.slice(0, from) + mark + text.slice(from, to) + mark + text.slice(to);
  return { text: marked, start: from + length, end: to + length };
}

const mark = /^\s*(?:[-•]|\d{1,3}[.)])\s+/u;

/** Makes list lines of the lines that the selection touches, or plain lines again when all of them are such. */
export function withLineMarks({ text, start, end }: Edit, kind: 'bullets' | 'numbers'): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', Math.max(start, end - 1));
  const to = next === -1 ? text.length : next;
  const lines = text.slice(from, to).split('\n');
  const wanted = (index: number): string => (kind === 'bullets' ? '- ' : `${index + 1}. `);
  const all = lines.every((line, index) => line.startsWith(wanted(index)));
  const made = lines
    .map((line, index) => (all ? line.replace(mark, '') : wanted(index) + line.replace(mark, '')))
    .join('\n');
  return { text: text.slice(0, from) + made + text.slice(to), start: from, end: from + made.length };
}

/** Puts a block where the cursor is, on lines of its own. */
export function withBlock({ text, start, end }: Edit, block: string): Edit {
  const before = text.slice(0, start).trimEnd();
  const after = text.slice(end).trimStart();
  const head = before === '' ? block : `${before}\n\n${block}`;
  return { text: after === '' ? head : `${head}\n\n${after}`, start: head.length, end: head.length };
}
