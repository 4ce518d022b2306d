import type { GridColumn } from '#shared/domain/grid-column.ts';
import type { Reader } from '../store/connection.ts';
import { beforeIn, indexed, mend, sortKey, sortNumbers, walkSql } from './grid-order.ts';
import type { Refreshed } from './grid-current.ts';
import type { Picture } from './grid-picture.ts';

/** More changed texts than this are cheaper walked anew (10 ms) than compared one by one. */
const comparedAtMost = 60;
/** More changed numbers than this part of all are cheaper sorted anew. */
const mendedPart = 8;

interface Kept {
  order: Uint32Array;
  changed: Set<number>;
}

/** The orders of the grid, made when first asked for and mended after changes. */
export interface Orders {
  /** To be told after each refresh of the picture. */
  follow(touched: Refreshed['touched']): void;
  /** Numbers of a place, ascending by the column. */
  of(picture: Picture, sort: GridColumn, place: number): Uint32Array;
}

export function createOrders(reader: Reader): Orders {
  const kept = new Map<string, Kept>();

  const make = (picture: Picture, sort: GridColumn, place: number): Uint32Array => {
    if (indexed[sort] !== undefined) return Uint32Array.from(reader.column<number>(walkSql(sort), { place }));
    const numbers = new Uint32Array(picture.end);
    let count = 0;
    for (let number = 0; number < picture.end; number += 1) {
      if (picture.columns.place[number] !== place) continue;
      numbers[count] = number;
      count += 1;
    }
    return sortNumbers(numbers.subarray(0, count), sortKey(picture, sort));
  };

  return {
    follow: (touched) => {
      if (touched === 'everything') kept.clear();
      else for (const { changed } of kept.values()) for (const number of touched) changed.add(number);
    },
    of: (picture, sort, place) => {
      const name = `${place} ${sort}`;
      const known = kept.get(name);
      if (known === undefined) {
        const order = make(picture, sort, place);
        kept.set(name, { order, changed: new Set() });
        return order;
      }
      const { changed } = known;
      if (changed.size === 0) return known.order;
      const many = sort === 'title' || sort === 'sku' ? comparedAtMost : picture.end / mendedPart;
      if (changed.size > many) known.order = make(picture, sort, place);
      else {
        const present = [...changed].filter((number) => picture.columns.place[number] === place);
        known.order = mend(known.order, changed, present, beforeIn(reader, picture, sort));
      }
      known.changed = new Set();
      return known.order;
    },
  };
}
