import { z } from 'zod';

/** What Graph answers, as far as it is read; anything else in it is ignored. */
const text = z.string();

/** Ids are texts; some edges give numbers. */
const id = z.union([z.string(), z.number()]).transform(String);

/** One page of an edge. It goes on while there is a `next`, also after an empty page (privacy filtering makes such). */
export const listOf = <Row>(row: z.ZodType<Row>) =>
  z.object({
    data: z.array(row),
    paging: z.object({ cursors: z.object({ after: text.optional() }).optional(), next: text.optional() }).optional(),
  });
export type List<Row> = z.infer<ReturnType<typeof listOf<Row>>>;

export const tokenSchema = z.object({ access_token: text, expires_in: z.number().optional() });

export const debugSchema = z.object({
  data: z.object({
    app_id: id.optional(),
    is_valid: z.boolean(),
    /** Seconds UTC; 0 is never. */
    expires_at: z.number().default(0),
    data_access_expires_at: z.number().default(0),
    scopes: z.array(text).default([]),
    granular_scopes: z.array(z.object({ scope: text, target_ids: z.array(id).optional() })).default([]),
  }),
});
export type TokenInfo = z.infer<typeof debugSchema>['data'];

export const userSchema = z.object({ id, name: text });

export const pageSchema = z.object({
  id,
  name: text.default(''),
  category: text.optional(),
  access_token: text.optional(),
  tasks: z.array(text).optional(),
});
export type Page = z.infer<typeof pageSchema>;

export const businessSchema = z.object({ id, name: text.default(''), verification_status: text.optional() });
export type Business = z.infer<typeof businessSchema>;

export const catalogueSchema = z.object({ id, name: text.default(''), vertical: text.optional() });
export type Catalogue = z.infer<typeof catalogueSchema>;

export const adAccountSchema = z.object({
  id,
  account_id: id,
  name: text.default(''),
  account_status: z.number().optional(),
  currency: text.optional(),
});
export type AdAccount = z.infer<typeof adAccountSchema>;

export const createdSchema = z.object({ id });

/** `{success: true}`, or nothing that matters. */
export const acknowledgedSchema = z.unknown();

export const photoSchema = z.object({
  id,
  images: z.array(z.object({ source: text, width: z.number().default(0), height: z.number().default(0) })).default([]),
});

const attachmentSchema = z.object({ media_type: text.optional(), type: text.optional() });
export const postSchema = z.object({
  id,
  message: text.default(''),
  created_time: text.optional(),
  permalink_url: text.optional(),
  is_published: z.boolean().optional(),
  attachments: listOf(attachmentSchema.extend({ subattachments: listOf(attachmentSchema).optional() })).optional(),
});
export type Post = z.infer<typeof postSchema>;

const batchProblem = z.object({ message: text.default('') });
export const batchSchema = z.object({
  handles: z.array(text).default([]),
  validation_status: z
    .array(z.object({ retailer_id: id.optional(), errors: z.array(batchProblem).default([]) }))
    .default([]),
});

export const batchStatusSchema = z.object({
  data: z.array(
    z.object({
      status: text,
      errors: z.array(batchProblem).default([]),
      errors_total_count: z.number().default(0),
      ids_of_invalid_requests: z.array(id).default([]),
    }),
  ),
});

export const productSchema = z.object({
  id,
  retailer_id: id,
  name: text.optional(),
  /** For the eye: "$19.99". */
  price: text.optional(),
  currency: text.optional(),
  availability: text.optional(),
  condition: text.optional(),
  quantity_to_sell_on_facebook: z.number().int().nullish(),
});
export type Product = z.infer<typeof productSchema>;

export const errorBodySchema = z.object({
  error: z.object({
    message: text.default(''),
    code: z.number().int(),
    error_subcode: z.number().int().optional(),
    error_user_title: text.optional(),
    error_user_msg: text.optional(),
    is_transient: z.boolean().optional(),
  }),
});
export type GraphError = z.infer<typeof errorBodySchema>['error'];
