import { refuse, refuseParameter } from './errors.ts';
import type { Parameters } from './parameters.ts';

const DEFAULT_LIMIT = 25;
const MOST = 100;

/** One page of an edge. */
export interface Paged<T> {
  readonly rows: readonly T[];
  readonly paging?: {
    readonly cursors: { readonly before: string; readonly after: string };
    readonly next?: string;
    readonly previous?: string;
  };
}

/**
 * Cursor paging over everything there is. A cursor names a row; when that row has gone meanwhile, its place counts.
 * `link` builds the URL of a neighbouring page from its cursor parameters.
 */
export function paged<T>(
  all: readonly T[],
  idOf: (row: T) => string,
  asked: Parameters,
  link: (cursor: Readonly<Record<string, string>>) => string,
): Paged<T> {
  const limit = asked.whole('limit') ?? DEFAULT_LIMIT;
  if (limit < 1) refuseParameter('Param limit must be a positive integer');
  const size = Math.min(limit, MOST);
  const after = asked.text('after');
  const before = asked.text('before');
  const end = before === undefined ? undefined : placeOf(all, idOf, before);
  const from =
    end !== undefined ? Math.max(0, end.index - size) : after === undefined ? 0 : nextOf(placeOf(all, idOf, after));
  const rows = all.slice(from, end === undefined ? from + size : end.index);
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return { rows };
  const cursors = { before: cursorOf(idOf(first), from), after: cursorOf(idOf(last), from + rows.length - 1) };
  return {
    rows,
    paging: {
      cursors,
      ...(from + rows.length < all.length ? { next: link({ after: cursors.after }) } : {}),
      ...(from > 0 ? { previous: link({ before: cursors.before }) } : {}),
    },
  };
}

function cursorOf(id: string, index: number): string {
  return Buffer.from(`${index}:${id}`).toString('base64url');
}

interface Place {
  readonly index: number;
  readonly found: boolean;
}

function nextOf(place: Place): number {
  return place.found ? place.index + 1 : place.index;
}

function placeOf<T>(all: readonly T[], idOf: (row: T) => string, cursor: string): Place {
  const [, index, id] = /^(\d+):(.+)$/s.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (index === undefined) refuse({ code: 100, subcode: 1349193, message: '(#100) Invalid cursors values' });
  const at = all.findIndex((row) => idOf(row) === id);
  return at >= 0 ? { index: at, found: true } : { index: Math.min(Number(index), all.length), found: false };
}
