import type { Call } from './endpoint.ts';
import { refuse } from './errors.ts';

interface PageRules {
  /** The collection's own URL, without paging parameters. */
  readonly base: string;
  readonly defaultLimit: number;
  readonly maxLimit: number;
  /** Parameters that the links must repeat. */
  readonly repeat?: Readonly<Record<string, string>>;
}

/** What a page is cut from; only the page itself is read. */
export interface Pageable<T> {
  readonly total: number;
  slice(limit: number, offset: number): readonly T[];
}

export function pageable<T>(all: readonly T[]): Pageable<T> {
  return { total: all.length, slice: (limit, offset) => all.slice(offset, offset + limit) };
}

interface PageLinks {
  readonly href: string;
  readonly limit: number;
  readonly next?: string;
  readonly prev?: string;
  readonly total: number;
}

/** Inventory items and offers: `offset` is the number of a page, from 0; `size` says how many pages there are. */
export function numberedPage<T>(
  call: Call<unknown>,
  all: Pageable<T>,
  rules: PageRules,
): PageLinks & { readonly size: number; readonly items: readonly T[] } {
  const limit = whole(call, 'limit', rules.defaultLimit);
  const page = whole(call, 'offset', 0);
  if (limit < 1 || limit > rules.maxLimit) {
    refuse(25706, { additionalInfo: `limit must be between 1 and ${rules.maxLimit}` });
  }
  const size = Math.ceil(all.total / limit);
  return {
    href: link(rules, limit, page),
    limit,
    ...(page + 1 < size ? { next: link(rules, limit, page + 1) } : {}),
    ...(page > 0 ? { prev: link(rules, limit, page - 1) } : {}),
    size,
    total: all.total,
    items: all.slice(limit, page * limit),
  };
}

/** Locations: `offset` counts records. */
export function recordPage<T>(
  call: Call<unknown>,
  all: Pageable<T>,
  rules: PageRules,
): PageLinks & { readonly offset: number; readonly items: readonly T[] } {
  const limit = whole(call, 'limit', rules.defaultLimit);
  const offset = whole(call, 'offset', 0);
  if (limit < 1 || limit > rules.maxLimit) {
    refuse(25706, { additionalInfo: `limit must be between 1 and ${rules.maxLimit}` });
  }
  return {
    href: link(rules, limit, offset),
    limit,
    offset,
    ...(offset + limit < all.total ? { next: link(rules, limit, offset + limit) } : {}),
    ...(offset > 0 ? { prev: link(rules, limit, Math.max(0, offset - limit)) } : {}),
    total: all.total,
    items: all.slice(limit, offset),
  };
}

function whole(call: Call<unknown>, name: string, otherwise: number): number {
  const text = call.query.get(name);
  if (text === null) return otherwise;
  if (!/^\d{1,9}$/.test(text)) refuse(25706, { additionalInfo: `${name} must be a whole number` });
  return Number(text);
}

function link(rules: PageRules, limit: number, offset: number): string {
  const query = new URLSearchParams({ ...rules.repeat, limit: String(limit), offset: String(offset) });
  return `${rules.base}?${query.toString()}`;
}
