import { z } from 'zod';
import { appErrorDataSchema } from '../errors.ts';

export const requestEnvelopeSchema = z.strictObject({ name: z.string().max(64), input: z.unknown() });
export type RequestEnvelope = z.infer<typeof requestEnvelopeSchema>;

export const responseEnvelopeSchema = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), error: appErrorDataSchema }),
]);
export type ResponseEnvelope = z.infer<typeof responseEnvelopeSchema>;

/** `sequence` counts all events of one main process from 1. */
export const eventEnvelopeSchema = z.object({
  sequence: z.number().int().positive(),
  name: z.string(),
  payload: z.unknown(),
});
export type EventEnvelope = z.infer<typeof eventEnvelopeSchema>;

/** The page's side of the border; Electron's preload is one implementation. */
export interface Bridge {
  request(envelope: RequestEnvelope): Promise<unknown>;
  /** Returns its own unsubscribe. */
  onEvent(listener: (envelope: unknown) => void): () => void;
}
