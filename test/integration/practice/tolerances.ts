/** A difference between a marketplace's official documents and what goes over the wire, with its reason. */
interface Reasoned {
  readonly reason: string;
}

/**
 * Where the practice servers, or a correct client, knowingly differ from the official documents. Everything else that
 * differs is a finding.
 */
export interface Tolerances {
  /** Fields whose type the document has wrong, with the type that goes over the wire. */
  readonly correctedFields: readonly (Reasoned & {
    readonly document: string;
    readonly schema: string;
    readonly field: string;
    readonly type: object;
  })[];
  /** Fields that are sent and that the document does not know. */
  readonly extraFields: readonly (Reasoned & {
    readonly document: string;
    readonly schema: string;
    readonly field: string;
  })[];
  /** Answers that the documents of the operations leave out. */
  readonly gatewayStatuses: readonly (Reasoned & { readonly status: number })[];
  /** Answers whose shape the document leaves out, and the status whose shape they have. */
  readonly sameShape: Readonly<Record<number, Reasoned & { readonly as: number }>>;
  /** Operations that exist although no public document has them. */
  readonly undocumented: readonly (Reasoned & { readonly host: string; readonly path: RegExp })[];
}

export const EBAY_TOLERANCES: Tolerances = {
  correctedFields: [
    {
      document: 'sell_inventory_v1',
      schema: 'Product',
      field: 'aspects',
      type: { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
      reason: 'Documented as a string; it is a map of a name to its values.',
    },
  ],
  extraFields: [
    {
      document: 'sell_fulfillment_v1',
      schema: 'Order',
      field: 'legacyOrderId',
      reason: 'The live service sends it; the document lost it in an earlier version.',
    },
  ],
  gatewayStatuses: [
    { status: 401, reason: 'Token missing, unknown or expired.' },
    { status: 403, reason: 'Scope missing.' },
    { status: 404, reason: 'Not found; some operations document 400 only, the live service answers 404 too.' },
    { status: 415, reason: 'Content-Type is not JSON.' },
    { status: 429, reason: 'Rate limit.' },
    { status: 500, reason: 'Internal error.' },
  ],
  sameShape: {
    207: { as: 200, reason: 'Multi-Status of the bulk calls is documented without a body; its rows are those of 200.' },
  },
  undocumented: [
    {
      host: 'apim',
      path: /^\/commerce\/media\/v1_beta\/image\/[^/]+$/,
      reason: 'Image upload is newer than the newest public copy of the Media document.',
    },
    { host: 'api', path: /^\/identity\/v1\/oauth2\/token$/, reason: 'The token endpoint has no OpenAPI document.' },
    { host: 'auth', path: /^/, reason: 'The consent page is a page for people.' },
    { host: 'web', path: /^/, reason: 'Listing pages and pictures are no API.' },
  ],
};

export const ETSY_TOLERANCES: Tolerances = {
  correctedFields: [],
  extraFields: [
    {
      document: 'etsy',
      schema: 'Scopes',
      field: 'scopes',
      reason: 'Documented as an object without any field; the list of scopes has to stand somewhere.',
    },
  ],
  gatewayStatuses: [
    { status: 400, reason: 'Bad parameters; a few operations leave it out.' },
    { status: 401, reason: 'Key or token missing, unknown or expired; calls with a key alone leave it out.' },
    { status: 403, reason: 'Key without its secret, scope or ownership missing.' },
    { status: 404, reason: 'Not found; a few operations leave it out.' },
    { status: 429, reason: 'Rate limit; described on a page of its own.' },
    { status: 500, reason: 'Internal error.' },
  ],
  sameShape: {},
  undocumented: [
    { host: 'api', path: /^\/v3\/public\/oauth\/token$/, reason: 'The token endpoint has no path in the document.' },
    { host: 'auth', path: /^/, reason: 'The consent page is a page for people.' },
    { host: 'web', path: /^/, reason: 'Listing pages and pictures are no API.' },
  ],
};
