/**
 * What practice OfferUp takes at most. OfferUp publishes none of these numbers: they are this project's own choice, and a
 * real endpoint may set others.
 */
export const bounds = {
  title: 100,
  description: 5_000,
  photos: 12,
  photoBytes: 10 * 1024 * 1024,
  /** In cents: a million dollars. */
  price: 100_000_000,
  externalId: 64,
  pageSize: 100,
  callsPerMinute: 300,
  callsPerDay: 100_000,
} as const;

/** The states of an article, as the endpoint's contract words them. */
export const CONDITIONS: ReadonlySet<string> = new Set([
  'new',
  'open_box',
  'reconditioned',
  'used',
  'for_parts',
  'other',
]);
