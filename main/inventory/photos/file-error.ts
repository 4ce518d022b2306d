import { AppError } from '#shared/errors.ts';

/** Whether Node's file system said this. */
export const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

/** A full disk is the seller's to mend; nothing of the photo was kept. */
export function orDiskFull(error: unknown): never {
  if (!hasCode(error, 'ENOSPC', 'EDQUOT')) throw error;
  throw new AppError(
    {
      code: 'internal',
      reason: 'disk_full',
      message: 'The disk is full, so the photo was not saved. Free some space and try again.',
    },
    { cause: error },
  );
}
