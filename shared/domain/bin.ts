/** How long the recycle bin keeps an item. */
export const recycleBinDays = 90;

const day = 86_400_000;

/** Items that were deleted before this moment are deleted for good. */
export const recycleBinCutoff = (now: number): number => now - recycleBinDays * day;

/** Days until an item is deleted for good, begun ones whole; never below zero. A clock that is behind adds none. */
export const daysLeftInBin = (deletedAt: number, now: number): number =>
  Math.min(recycleBinDays, Math.max(0, Math.ceil((deletedAt - recycleBinCutoff(now)) / day)));
