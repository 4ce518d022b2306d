/**
 * What an OfferUp post takes, as far as anybody knows: OfferUp publishes none of these numbers. The texts are from general
 * knowledge, the file size is the contract's own. They stand here alone so that they are easily corrected.
 */
export const limits = {
  title: 100,
  description: 5_000,
  photos: 12,
  photoBytes: 10 * 1024 * 1024,
  /** The contract's `external_id`. */
  sku: 64,
  /** Decimals of the coordinates that are sent: two are about a kilometre, because a home's exact place is nobody's business. */
  placeDecimals: 2,
} as const;

/** JPEG, PNG and WebP: what the contract's photo upload takes. */
export const photoTypes: ReadonlySet<string> = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** Pages of the site itself that the seller is led to. */
export const pages = { post: '/post', item: '/item/detail/' } as const;
