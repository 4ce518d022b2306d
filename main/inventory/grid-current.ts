import type { Store } from '../store/connection.ts';
import { createPicture, type Picture } from './grid-picture.ts';
import { among, between, readInto } from './grid-reading.ts';
import { watchItems } from './grid-watch.ts';

/**
 * Items read at once while the picture is loaded in the background: 2,000 take about 8 ms, so that nothing the seller does
 * meanwhile waits for more than that.
 */
const slice = 2_000;
/** Re-reading more than this costs more than reading all. */
const rereadAtMost = 30_000;

/** What a query learns of the picture it is about to use. */
export interface Refreshed {
  readonly picture: Picture;
  /** Numbers whose facts were read again since the last query; `everything` after a load. */
  readonly touched: readonly number[] | 'everything';
}

export interface CurrentPicture {
  /** True to the database at this moment. The first call loads what is not loaded yet: 0.4 s for 100,000 items. */
  get(): Refreshed;
  /** Loads one slice ahead of the first query. `false` when nothing is left to load. */
  loadSome(): boolean;
}

/** Keeps the picture true: what was touched since the last query is read again before the next one. */
export function createCurrentPicture(store: Store): CurrentPicture {
  const takeTouched = watchItems(store);
  let picture = createPicture();
  /** The number up to which it is loaded; `undefined` when it is whole. */
  let loaded: number | undefined = 0;

  /** Answers whether there is more. */
  const loadSlice = (): boolean => {
    if (loaded === undefined) return false;
    const last = store.column<number>(
      'SELECT max(number) FROM (SELECT number FROM item WHERE number > @loaded ORDER BY number LIMIT @slice)',
      { loaded, slice },
    )[0];
    if (typeof last === 'number') readInto(picture, store, between(loaded + 1, last));
    loaded = typeof last === 'number' ? last : undefined;
    return loaded !== undefined;
  };

  const loadRest = (): void => {
    while (loadSlice());
  };

  return {
    loadSome: loadSlice,
    get: () => {
      const first = loaded !== undefined;
      loadRest();
      const touched = takeTouched();
      if (touched.kind === 'everything' || touched.numbers.length > rereadAtMost) {
        picture = createPicture();
        loaded = 0;
        loadRest();
        return { picture, touched: 'everything' };
      }
      const { numbers } = touched;
      if (numbers.length > 0) {
        for (const number of numbers) picture.drop(number);
        readInto(picture, store, among(numbers));
      }
      return { picture, touched: first ? 'everything' : numbers };
    },
  };
}
