/** Runs what concerns one SKU one after the other: eBay refuses parallel writes to it with error 25025. */
export interface SkuLanes {
  run<Result>(sku: string, work: () => Promise<Result>): Promise<Result>;
}

export function createSkuLanes(): SkuLanes {
  const tails = new Map<string, Promise<unknown>>();
  return {
    run: (sku, work) => {
      const before = tails.get(sku) ?? Promise.resolve();
      const result = before.then(work, work);
      const tail = result
        .catch(() => undefined)
        .finally(() => {
          if (tails.get(sku) === tail) tails.delete(sku);
        });
      tails.set(sku, tail);
      return result;
    },
  };
}
