import { z } from 'zod';
import { itemTermsSchema, type ItemTerms } from '#shared/domain/item.ts';

/**
 * How our own files write what a cell cannot say plainly, so that reading them gives exactly what was written:
 * - a text that begins with an apostrophe gets one more, and so does an empty text where blank would mean "not set";
 * - for spreadsheets, so does a text that would be taken for a formula;
 * - reading takes one apostrophe off.
 */
export const clearMarker = '[clear]';

/** What spreadsheets take for the beginning of a formula (OWASP, "CSV Injection"). */
const formula = /^[=+\-@\t\r]/;

/** `guard` neutralises formulas. */
export const toCell = (text: string, guard: boolean): string =>
  text.startsWith("'") || text.trim() === clearMarker || (guard && formula.test(text)) ? `'${text}` : text;

/** For texts whose absence differs from their being empty. */
export const toSetCell = (text: string, guard: boolean): string => (text === '' ? "'" : toCell(text, guard));

export const fromCell = (cell: string): string => (cell.startsWith("'") ? cell.slice(1) : cell);

const textsSchema = z.array(z.string());
const optionsSchema = z.record(z.string(), z.string());
const aspectsSchema = z.record(z.string(), z.array(z.string()));

/** Whether texts can be joined and parted again without a loss. */
const isPlain = (texts: readonly string[], separators: RegExp): boolean =>
  texts.length > 0 &&
  new Set(texts).size === texts.length &&
  !/^[[{']/.test(texts[0] ?? '') &&
  texts.every((text) => text !== '' && text === text.trim() && !separators.test(text));

/** `red, blue`; as JSON where a text would not survive that. */
export const listCell = (texts: readonly string[], separator: ', ' | '|'): string => {
  if (texts.length === 0) return '';
  return isPlain(texts, /[,;|\r\n]/) ? texts.join(separator) : JSON.stringify(texts);
};

/** Takes JSON, else what commas, semicolons, bars or lines part. */
export function parseList(cell: string, separators: RegExp = /[,;|\r\n]/): readonly string[] {
  const json = cell.trimStart().startsWith('[') ? parsed(textsSchema, cell) : undefined;
  return (
    json ??
    cell
      .split(separators)
      .map((text) => text.trim())
      .filter((text) => text !== '')
  );
}

/** Values of one attribute as `Self-Timer|Hot Shoe`; `undefined` where only JSON could say them. */
export const valuesCell = (values: readonly string[]): string | undefined =>
  isPlain(values, /[|\r\n]/) ? values.join('|') : undefined;

/** `[Size=M;Colour=Blue]`, as eBay writes it; as JSON where that would not survive. */
export function optionsCell(options: Readonly<Record<string, string>>): string {
  const entries = Object.entries(options);
  if (entries.length === 0) return '';
  const plain = entries.every(([name, value]) =>
    [name, value].every((text) => text !== '' && text === text.trim() && !/[=;|,[\]{}\r\n]/.test(text)),
  );
  return plain ? `[${entries.map(([name, value]) => `${name}=${value}`).join(';')}]` : JSON.stringify(options);
}

/** `[Size=M;Colour=Blue]`, `Size=M, Colour=Blue`, `Size=M|Colour=Blue`, JSON. `undefined` when it is none of them. */
export function parseOptions(cell: string): Readonly<Record<string, string>> | undefined {
  if (cell.startsWith('{')) return parsed(optionsSchema, cell);
  const entries: [string, string][] = [];
  for (const part of cell.replace(/^\[(.*)\]$/s, '$1').split(/[;|]|,(?=[^,;|=]+=)/)) {
    const [name = '', ...value] = part.split('=');
    const [key, content] = [name.trim(), value.join('=').trim()];
    if (key === '' || content === '') return undefined;
    entries.push([key, content]);
  }
  return Object.fromEntries(entries);
}

/** All attributes of a marketplace in one cell, as JSON. */
export const parseAspects = (cell: string): Readonly<Record<string, readonly string[]>> | undefined =>
  parsed(aspectsSchema, cell);

/** An item's own policies at a marketplace, as JSON. */
export const parseTerms = (cell: string): ItemTerms | undefined => parsed(itemTermsSchema, cell);

function parsed<Value>(schema: z.ZodType<Value>, text: string): Value | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
