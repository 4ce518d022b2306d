/** How wide a text would be. */
export type Measure = (text: string) => number;

const ellipsis = '…';

/** The longest beginning of a text that fits with an ellipsis, or all of it. Letters with their accents stay whole. */
export function cut(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text;
  const letters = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
  let fits = 0;
  let beyond = letters.length;
  while (fits + 1 < beyond) {
    const middle = Math.floor((fits + beyond) / 2);
    if (measure(letters.slice(0, middle).join('') + ellipsis) <= room) fits = middle;
    else beyond = middle;
  }
  return letters.slice(0, fits).join('').trimEnd() + ellipsis;
}

/** Breaks a text between words into at most so many lines; what is left over is cut from the last one. */
export function breakLines(text: string, lines: number, room: number, measure: Measure): string[] {
  if (text === '') return [];
  const words = text.split(' ');
  const broken: string[] = [];
  while (words.length > 0 && broken.length < lines - 1) {
    let line = words.shift() ?? '';
    while (words[0] !== undefined && measure(`${line} ${words[0]}`) <= room) line += ` ${words.shift()}`;
    if (measure(line) > room) return [...broken, cut([line, ...words].join(' '), room, measure)];
    broken.push(line);
  }
  if (words.length > 0) broken.push(cut(words.join(' '), room, measure));
  return broken;
}
