import { z } from 'zod';
import { conditionSchema } from '#shared/domain/condition.ts';
import { endModeSchema } from '#shared/domain/marketplace.ts';
import { moneySchema } from '#shared/domain/money.ts';
import type { ListingDraft } from '../marketplaces/marketplace.ts';

/** Absent in what an earlier version of the app queued. */
const termsSchema = z.record(z.string(), z.string()).default({});

const frozenDraftSchema = z.object({
  itemId: z.string(),
  sku: z.string(),
  title: z.string(),
  description: z.string(),
  condition: conditionSchema.nullable(),
  conditionNote: z.string(),
  price: moneySchema.nullable(),
  quantity: z.number().int(),
  variantCount: z.number().int(),
  categoryId: z.string().nullable(),
  aspects: z.record(z.string(), z.array(z.string())),
  terms: termsSchema,
  photos: z.array(
    z.object({
      id: z.string(),
      contentHash: z.string(),
      fileName: z.string(),
      mediaType: z.string(),
      width: z.number().int(),
      height: z.number().int(),
      size: z.number().int(),
    }),
  ),
});
export type FrozenDraft = z.infer<typeof frozenDraftSchema>;

/** What an intent is about, complete in itself: a change of the item after it was written does not reach it. */
export const payloadSchema = z.discriminatedUnion('kind', [
  /** No draft: refused before there was one. */
  z.object({ kind: z.literal('publish'), draft: frozenDraftSchema.nullable() }),
  /** No price: refused before there was one. */
  z.object({
    kind: z.literal('revise'),
    price: moneySchema.nullable(),
    quantity: z.number().int(),
    /** Policies that are to change; the others stay as they are there. */
    terms: termsSchema,
  }),
  z.object({ kind: z.literal('end'), mode: endModeSchema.default('end') }),
]);
export type IntentPayload = z.infer<typeof payloadSchema>;

/** Bytes of a photo, whatever happened to the item since: a photo's content never changes under its id. */
export type OpenPhoto = (photoId: string) => Promise<Uint8Array>;

/** The draft as JSON can keep it: photos without their bytes. */
export const freezeDraft = (draft: ListingDraft): FrozenDraft => frozenDraftSchema.parse(draft);

/** The draft as connectors take it. */
export function thawDraft(frozen: FrozenDraft, open: OpenPhoto): ListingDraft {
  return {
    ...frozen,
    photos: frozen.photos.map((photo) => ({ ...photo, bytes: () => open(photo.id) })),
  };
}
