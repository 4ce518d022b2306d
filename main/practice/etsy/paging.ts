import { z } from 'zod';
import { whole } from './form.ts';

/** Etsy's limit and offset. The document gives the limit's bounds, the page on URL syntax the offset's end. */
export const MAX_LIMIT = 100;
export const MAX_OFFSET = 12_000;
const DEFAULT_LIMIT = 25;

export const pageSchema = z.object({
  limit: whole(1, MAX_LIMIT).default(DEFAULT_LIMIT),
  offset: whole(0, MAX_OFFSET).default(0),
});

export interface Page {
  readonly limit: number;
  readonly offset: number;
}
export const queryPage = ({ limit, offset }: Page): Page => ({ limit, offset });

export const pageOf = <T>(all: readonly T[], { limit, offset }: Page): readonly T[] =>
  all.slice(offset, offset + limit);

const DIRECTIONS = ['asc', 'ascending', 'desc', 'descending', 'up', 'down'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const directions = DIRECTIONS;

/** 1 for rising, -1 for falling. */
export const signOf = (direction: Direction): 1 | -1 => (['asc', 'ascending', 'up'].includes(direction) ? 1 : -1);
