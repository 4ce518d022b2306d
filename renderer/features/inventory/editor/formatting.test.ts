import { describe, expect, it } from 'vitest';
import { withBlock, withLineMarks, withMarks, type Edit } from './formatting.ts';

/** `a [b] c` is the text `a b c` with b selected; `a | c` has only a cursor. */
function edit(drawn: string): Edit {
  const start = drawn.search(/[[|]/);
  const text = drawn.replace(/[[\]|]/g, '');
  return { text, start, end: drawn.includes(']') ? drawn.indexOf(']') - 1 : start };
}
const drawn = ({ text, start, end }: Edit): string =>
  start === end
    ? `${text.slice(0, start)}|${text.slice(start)}`
    : `${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`;

describe('marking a selection', () => {
  it.each([
    ['a [b] c', 'a **[b]** c'],
    ['a **[b]** c', 'a [b] c'],
    ['a [ b ]c', 'a  **[b]** c'],
    ['a | c', 'a **|** c'],
    ['a **|** c', 'a | c'],
  ])('%s becomes %s', (before, after) => {
    expect(drawn(withMarks(edit(before), '**'))).toBe(after);
  });
});

describe('marking lines', () => {
  it.each([
    ['bullets', 'x\n[a\nb]\ny', 'x\n[- a\n- b]\ny'],
    ['bullets', '[- a\n- b]', '[a\nb]'],
    ['numbers', '[a\n- b]', '[1. a\n2. b]'],
    ['bullets', '[1. a\n2. b]', '[- a\n- b]'],
    ['bullets', 'a|', '[- a]'],
  ] as const)('%s: %j becomes %j', (kind, before, after) => {
    expect(drawn(withLineMarks(edit(before), kind))).toBe(after);
  });
});

describe('a text block', () => {
  it.each([
    ['|', 'Ships fast.|'],
    ['Lens.|', 'Lens.\n\nShips fast.|'],
    ['Lens. | More.', 'Lens.\n\nShips fast.|\n\nMore.'],
  ])('goes into %j', (before, after) => {
    expect(drawn(withBlock(edit(before), 'Ships fast.'))).toBe(after);
  });
});
