import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { EBAY_TOLERANCES, ETSY_TOLERANCES, type Tolerances } from './tolerances.ts';

/** The official documents of one marketplace: where they lie and how they are read. */
export interface DocumentSet {
  readonly marketplace: string;
  readonly folder: string;
  /** The short name of a file's document; undefined for files that are not used. */
  readonly nameOf: (file: string) => string | undefined;
  /** The practice server's host that plays a documented server. */
  readonly hostOf: (server: URL) => string;
  /** Whether the documents are exact enough about query parameters to judge their values. */
  readonly judgesQuery: boolean;
  readonly errorBody: z.ZodType;
  readonly tolerances: Tolerances;
}

/** Beside the checkout, or where the environment variable says. */
const folder = (variable: string, name: string): string =>
  process.env[variable] ?? fileURLToPath(new URL(`../../../../shared/specs/${name}`, import.meta.url));

/** The documents of the APIs that Crossdock talks to. */
const USED_OF_EBAY: ReadonlySet<string> = new Set([
  'sell_inventory_v1',
  'sell_account_v1',
  'sell_fulfillment_v1',
  'sell_metadata_v1',
  'commerce_identity_v1',
  'commerce_media_v1_beta',
  'commerce_taxonomy_v1',
  'developer_analytics_v1_beta',
]);

/** eBay's documents give errors no schema of their own on 4xx; this is the one they share (`Error`, `ErrorParameter`). */
const ebayError = z.strictObject({
  errors: z
    .array(
      z.strictObject({
        errorId: z.int(),
        domain: z.string(),
        subdomain: z.string().optional(),
        category: z.enum(['REQUEST', 'BUSINESS', 'APPLICATION']),
        message: z.string().min(1),
        longMessage: z.string().optional(),
        inputRefIds: z.array(z.string()).optional(),
        outputRefIds: z.array(z.string()).optional(),
        parameters: z.array(z.strictObject({ name: z.string(), value: z.string() })).optional(),
      }),
    )
    .min(1),
});

export const EBAY_DOCUMENTS: DocumentSet = {
  marketplace: 'ebay',
  folder: folder('CROSSDOCK_SPECS', 'ebay'),
  nameOf: (file) => {
    const name = file.replace(/_oas3\.(json|yaml)$/, '');
    return USED_OF_EBAY.has(name) ? name : undefined;
  },
  hostOf: (server) => server.hostname.split('.')[0] ?? '',
  judgesQuery: false,
  errorBody: ebayError,
  tolerances: EBAY_TOLERANCES,
};

export const ETSY_DOCUMENTS: DocumentSet = {
  marketplace: 'etsy',
  folder: folder('CROSSDOCK_ETSY_SPECS', 'etsy'),
  nameOf: (file) => (/^etsy_open_api.*\.json$/.test(file) ? 'etsy' : undefined),
  hostOf: () => 'api',
  judgesQuery: true,
  // Of token troubles the live service tells more than the document's ErrorSchema has.
  errorBody: z.strictObject({ error: z.string().min(1), error_description: z.string().optional() }),
  tolerances: ETSY_TOLERANCES,
};
