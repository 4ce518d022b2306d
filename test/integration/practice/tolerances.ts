/**
 * Where the practice server, or a correct client, knowingly differs from eBay's official documents, each with its reason.
 * Everything else that differs is a finding.
 */

/** Fields whose type the document has wrong: `Schema.field` in a document, replaced by the type that goes over the wire. */
export const CORRECTED_FIELDS: readonly {
  readonly document: string;
  readonly schema: string;
  readonly field: string;
  readonly type: object;
  readonly reason: string;
}[] = [
  {
    document: 'sell_inventory_v1',
    schema: 'Product',
    field: 'aspects',
    type: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    reason: 'Documented as a string; it is a map of a name to its values.',
  },
];

/** Fields that are sent and that the document does not know: `Schema.field`. */
export const EXTRA_FIELDS: readonly {
  readonly document: string;
  readonly schema: string;
  readonly field: string;
  readonly reason: string;
}[] = [
  {
    document: 'sell_fulfillment_v1',
    schema: 'Order',
    field: 'legacyOrderId',
    reason: 'The live service sends it; the document lost it in an earlier version.',
  },
];

/** Answers of the gateway in front of every API, which the documents of the APIs leave out. */
export const GATEWAY_STATUSES: readonly { readonly status: number; readonly reason: string }[] = [
  { status: 401, reason: 'Token missing, unknown or expired.' },
  { status: 403, reason: 'Scope missing.' },
  { status: 404, reason: 'Not found; some operations document 400 only, the live service answers 404 too.' },
  { status: 415, reason: 'Content-Type is not JSON.' },
  { status: 429, reason: 'Rate limit.' },
  { status: 500, reason: 'Internal error.' },
];

/** Answers whose shape the document leaves out, and the status whose shape they have. */
export const SAME_SHAPE: Readonly<Record<number, { readonly as: number; readonly reason: string }>> = {
  207: { as: 200, reason: 'Multi-Status of the bulk calls is documented without a body; its rows are those of 200.' },
};

/** Operations that exist although no public document has them. */
export const UNDOCUMENTED: readonly { readonly host: string; readonly path: RegExp; readonly reason: string }[] = [
  {
    host: 'apim',
    path: /^\/commerce\/media\/v1_beta\/image\/[^/]+$/,
    reason: 'Image upload is newer than the newest public copy of the Media document.',
  },
  { host: 'api', path: /^\/identity\/v1\/oauth2\/token$/, reason: 'The token endpoint has no OpenAPI document.' },
  { host: 'auth', path: /^/, reason: 'The consent page is a page for people.' },
  { host: 'web', path: /^/, reason: 'Listing pages and pictures are no API.' },
];
