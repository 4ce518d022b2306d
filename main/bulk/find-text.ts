import { createContext, Script } from 'node:vm';
import { validationError } from '#shared/errors.ts';

/** What is looked for. */
export interface Pattern {
  readonly find: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

/** One place where it was found. `groups` are what the parentheses of a regular expression took in. */
export interface Match {
  readonly from: number;
  readonly text: string;
  readonly groups: readonly (string | null)[];
}

/** More than anyone replaces in one text; a pattern that matches everywhere ends here. */
const matchesPerText = 10_000;
/**
 * A regular expression can take longer than the universe is old. The engine ends it at this limit, so that the app is
 * never frozen for longer. Milliseconds.
 */
const limitMs = 40;

const search = new Script(`
  JSON.stringify(JSON.parse(texts).map((text) => {
    const found = [];
    for (const match of text.matchAll(new RegExp(source, flags))) {
      found.push([match.index, ...match]);
      if (found.length >= limit) break;
    }
    return found;
  }));
`);

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const wordEdge = '[\\p{L}\\p{N}_]';

/** Finds a pattern in texts. Throws `validation` for a regular expression that is none, or that takes too long. */
export function createFinder(pattern: Pattern): (texts: readonly string[]) => readonly (readonly Match[])[] {
  const bare = pattern.regex ? pattern.find : escaped(pattern.find);
  const source = pattern.wholeWord ? `(?<!${wordEdge})(?:${bare})(?!${wordEdge})` : bare;
  const flags = pattern.matchCase ? 'gu' : 'giu';
  try {
    // oxlint-disable-next-line no-new -- only to see whether it can be read
    new RegExp(source, flags);
  } catch (error) {
    throw validationError({
      path: 'operation.find',
      reason: 'bad_pattern',
      message: `This is no regular expression: ${error instanceof Error ? error.message : String(error)}`,
    });
  }
  // Plain words are found in a time that grows with the text alone; only what the seller wrote as a pattern needs guarding.
  if (!pattern.regex) return (texts) => texts.map((text) => matchesOf(text, new RegExp(source, flags)));
  const context = createContext({ source, flags, limit: matchesPerText, texts: '[]' });
  return (texts) => {
    const together = searched(context, texts);
    if (together) return together;
    // Too much text at once, or one text on which the pattern takes too long: by itself each says which.
    return texts.map((text) => {
      const [found] = searched(context, [text]) ?? searched(context, [text]) ?? [];
      if (found === undefined) throw tooSlow();
      return found;
    });
  };
}

function matchesOf(text: string, pattern: RegExp): readonly Match[] {
  const found: Match[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push({ from: match.index, text: match[0], groups: [] });
    if (found.length >= matchesPerText) break;
  }
  return found;
}

/** `undefined` when the limit ended it. */
function searched(
  context: Record<string, unknown>,
  texts: readonly string[],
): readonly (readonly Match[])[] | undefined {
  context['texts'] = JSON.stringify(texts);
  try {
    const found = JSON.parse(search.runInContext(context, { timeout: limitMs }) as string) as Found[][];
    return found.map((matches) => matches.map(([from, text, ...groups]) => ({ from, text, groups })));
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT')
      return undefined;
    throw error;
  }
}

type Found = [from: number, text: string, ...groups: (string | null)[]];

const tooSlow = () =>
  validationError({
    path: 'operation.find',
    reason: 'pattern_too_slow',
    message: 'This regular expression takes too long. Nested repetitions such as (a+)+ are the usual cause.',
  });

/** The text with each match replaced, and where the new parts stand in it. `undefined` when it would be longer than `limit`. */
export function replaceMatches(
  text: string,
  matches: readonly Match[],
  options: { readonly replacement: string; readonly regex: boolean; readonly limit: number },
): { readonly text: string; readonly marks: [number, number][] } | undefined {
  const marks: [number, number][] = [];
  let result = '';
  let read = 0;
  for (const match of matches) {
    result += text.slice(read, match.from);
    const put = options.regex ? expanded(options.replacement, match) : options.replacement;
    marks.push([result.length, result.length + put.length]);
    result += put;
    read = match.from + match.text.length;
    // In UTF-16 units, of which a character has two at most.
    if (result.length > options.limit * 2) return undefined;
  }
  return { text: result + text.slice(read), marks };
}

/** `$1` to `$99` are groups, `$&` is the whole match, `$$` a dollar sign. */
const expanded = (replacement: string, match: Match): string =>
  replacement.replace(/\$(\$|&|\d{1,2})/g, (written, sign: string) => {
    if (sign === '$') return '$';
    if (sign === '&') return match.text;
    const number = Number(sign);
    if (number >= 1 && number <= match.groups.length) return match.groups[number - 1] ?? '';
    // $12 with fewer than twelve groups is the first one and a 2.
    const first = Number(sign[0]);
    return sign.length === 2 && first >= 1 && first <= match.groups.length
      ? `${match.groups[first - 1] ?? ''}${sign[1]}`
      : written;
  });
