import { z } from 'zod';

/** The closed set of failures a caller can branch on. Match these, never a message text. */
export const errorCodeSchema = z.enum([
  'validation',
  'not_found',
  'conflict',
  'auth_required',
  'rate_limited',
  'remote_rejected',
  'network',
  'cancelled',
  'internal',
]);
export type ErrorCode = z.infer<typeof errorCodeSchema>;

/** One field that was refused: `path` names it as the form does (`title`, `variants.0.sku`). */
export const fieldProblemSchema = z.object({
  path: z.string(),
  /** Key in the message catalogue below `problem.`; `params` fill its placeholders. */
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** English text for logs and for a reader without the catalogue. */
  message: z.string(),
});
export type FieldProblem = z.infer<typeof fieldProblemSchema>;

export const appErrorDataSchema = z.object({
  code: errorCodeSchema,
  /** Key in the message catalogue below `error.`, naming cause and remedy for the seller. */
  reason: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** English cause and remedy, shown where the catalogue has no such key. */
  message: z.string(),
  fields: z.array(fieldProblemSchema).optional(),
  /** When trying again makes sense, ms UTC. */
  retryAt: z.number().int().optional(),
  /** What the marketplace answered, secrets removed, shown on request. */
  remote: z
    .object({ status: z.number().int().optional(), codes: z.array(z.string()).optional(), body: z.string().optional() })
    .optional(),
  /** Reference into the log, present on `internal`. */
  reference: z.string().optional(),
});
export type AppErrorData = z.infer<typeof appErrorDataSchema>;

/** An expected failure: has a code, is shown to the user, crosses IPC as data and is rebuilt on the other side. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly data: AppErrorData;

  constructor(data: AppErrorData, options?: ErrorOptions) {
    super(data.message, options);
    this.data = data;
  }

  get code(): ErrorCode {
    return this.data.code;
  }
}

/** A refused input. One problem per field; the first also serves as the message. */
export const validationError = (...fields: readonly [FieldProblem, ...FieldProblem[]]): AppError =>
  new AppError({ code: 'validation', reason: 'validation', message: fields[0].message, fields: [...fields] });

export const notFound = (what: string, id: string): AppError =>
  new AppError({ code: 'not_found', reason: 'not_found', params: { what, id }, message: `There is no ${what} ${id}.` });

export const cancelled = (message = 'Cancelled.'): AppError =>
  new AppError({ code: 'cancelled', reason: 'cancelled', message });

/** For the arm of a discriminated union that cannot be reached; does not compile when one was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`unexpected value ${JSON.stringify(value)}`);
}
