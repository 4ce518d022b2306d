/**
 * Which SKUs are being written right now. eBay refuses a write to a SKU while another one is under way (500 with error
 * 25025), so clients must line them up; a practice server that let them pass would hide the mistake.
 */
export interface SkuLocks {
  /** False when another request holds the key. */
  take(key: string): boolean;
  free(key: string): void;
  /** Off: parallel writes pass, one after the other. */
  enabled: boolean;
}

export function skuLocks(): SkuLocks {
  const held = new Set<string>();
  const locks: SkuLocks = {
    enabled: true,
    take: (key) => {
      if (locks.enabled && held.has(key)) return false;
      held.add(key);
      return true;
    },
    free: (key) => void held.delete(key),
  };
  return locks;
}
