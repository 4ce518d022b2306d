import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlDescription, plainDescription } from '#shared/domain/description-text.ts';
import { parseFormatted } from '#shared/domain/formatted-text.ts';

const formatted = ['**Rare** lens, _mint_:', '- glass clean', '• caps', '', '1. pay', '2) wait', 'Thanks'].join('\n');

describe('a description as HTML', () => {
  it.each([
    ['plain text', 'plain text'],
    ['a < b & c', 'a &lt; b &amp; c'],
    ['one\ntwo\r\nthree', 'one<br>\ntwo<br>\nthree'],
    ['size 5 > 4', 'size 5 &gt; 4'],
    ['<p>kept\nas it is</p>', '<p>kept\nas it is</p>'],
    ['Tom &amp; Jerry', 'Tom &amp; Jerry'],
    ['a<b and c>d', 'a&lt;b and c&gt;d'],
    [
      formatted,
      [
        '<p><b>Rare</b> lens, <i>mint</i>:</p>',
        '<ul>\n<li>glass clean</li>\n<li>caps</li>\n</ul>',
        '<ol>\n<li>pay</li>\n<li>wait</li>\n</ol>',
        '<p>Thanks</p>',
      ].join('\n'),
    ],
    ['**5 < 6** & _a_', '<p><b>5 &lt; 6</b> &amp; <i>a</i></p>'],
  ])('%j is shown as %j', (text, html) => {
    expect(htmlDescription(text)).toBe(html);
  });
});

describe('a description as plain text', () => {
  it.each([
    ['Two lines\r\nof text', 'Two lines\nof text'],
    ['a < b & c > d, <3', 'a < b & c > d, <3'],
    ['seals <new> &amp; fine', 'seals <new> &amp; fine'],
    ['<p>First</p><p>Second &amp; third</p>', 'First\nSecond & third'],
    ['One<br>Two<br/>\nThree', 'One\nTwo\nThree'],
    ['<ul><li>red</li><li>blue</li></ul>', '• red\n• blue'],
    ['<b>Bold</b> &#8364;5 &#x20AC;6 &unknown;', 'Bold €5 €6 &unknown;'],
    ['<p>x</p><script>alert(1)</script><style>p{}</style><!-- hidden -->', 'x'],
    ['a\n\n\n\n\nb', 'a\n\nb'],
    [formatted, 'Rare lens, mint:\n- glass clean\n• caps\n\n1. pay\n2) wait\nThanks'],
  ])('%j becomes %j', (html, plain) => {
    expect(plainDescription(html)).toBe(plain);
  });
});

describe('a description of hundreds of kilobytes that came with an import', () => {
  it.each([
    ['spaces', `<p>x</p>${' '.repeat(60_000)}y`],
    ['tabs', `<p>x</p>${'\t'.repeat(60_000)}y`],
    ['tags without an end', `<p>x</p>${'<br '.repeat(25_000)}`],
  ])('is read in one go: %s', (_, html) => {
    const start = performance.now();
    plainDescription(html);
    // Seconds where each of them is tried from its every character; otherwise a few milliseconds.
    expect(performance.now() - start).toBeLessThan(1_000);
  });
});

describe('formatting', () => {
  it.each([
    'size_10_x and snake_case_',
    '3 * 4 ** 5',
    '*** L@@K ***',
    '1950. A good year',
    'a**b**c',
    '** not bold **',
    '#1 seller',
    '-10% today',
    '__init__',
  ])('leaves %j as it is', (text) => {
    expect(parseFormatted(text)).toEqual([{ kind: 'paragraph', lines: [[{ kind: 'text', text }]] }]);
    expect(plainDescription(text)).toBe(text);
  });

  it('nests italic in bold', () => {
    expect(htmlDescription('**very _rare_ find**')).toBe('<p><b>very <i>rare</i> find</b></p>');
  });

  it('loses no character but the marks, and never lets a tag through', () => {
    const piece = fc.constantFrom('**', '_', '*', '- ', '1. ', '2. ', '\n', ' ', 'a', 'é', '<b>', '&');
    const property = fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = pieces.join('');
      const letters = (value: string) => value.replaceAll(/[^aé]/g, '');
      expect(letters(plainDescription(text))).toBe(letters(text));
      if (!text.includes('<'))
        expect(letters(htmlDescription(text).replaceAll(/<[^>]*>|&\w+;/g, ''))).toBe(letters(text));
    });
    fc.assert(property);
  });

  it('takes half a million lines or marks in one go', () => {
    for (const text of ['\n'.repeat(400_000), '** _'.repeat(100_000), '- a\n'.repeat(100_000), '1. a\n'.repeat(80_000)])
      expect(typeof htmlDescription(`x${text}`)).toBe('string');
  });
});
