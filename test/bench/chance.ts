/** Something rare, counted: how often it was seen, in how many tries. */
export interface Counted {
  readonly seen: number;
  readonly of: number;
}

/** How unlikely a difference must be before it is no longer taken for chance. */
const level = 0.05;

/**
 * Whether `ours` shows a rare thing no more often than `control`, but for chance: as many of the sightings of both fall to ours
 * by lot alone in at least one of twenty draws (conditional binomial test). One sighting against none says nothing, and a page
 * held against itself would be found worse in every other run.
 */
export function isNoWorse(ours: Counted, control: Counted): boolean {
  const sightings = ours.seen + control.seen;
  const share = ours.of / (ours.of + control.of);
  let chance = 0;
  for (let seen = ours.seen; seen <= sightings; seen += 1)
    chance += ways(sightings, seen) * share ** seen * (1 - share) ** (sightings - seen);
  return chance >= level;
}

/** In how many ways `chosen` can be taken out of `all`. */
function ways(all: number, chosen: number): number {
  let count = 1;
  for (let taken = 0; taken < chosen; taken += 1) count *= (all - taken) / (taken + 1);
  return count;
}
