import { AppError } from '#shared/errors.ts';
import type { FieldProblem } from '#shared/errors.ts';

/** Why one file was not taken in. The message names the file, the cause and what to do about it. */
export class PhotoRefused extends Error {
  override readonly name = 'PhotoRefused';
  readonly problem: FieldProblem;

  constructor(
    reason: string,
    fileName: string,
    message: string,
    params: Readonly<Record<string, string | number>> = {},
  ) {
    super(message);
    this.problem = { path: 'photos', reason, params: { fileName, ...params }, message };
  }
}

/** Someone else was faster: what the seller saw of these photos is not what there is. */
export const photosChanged = (): AppError =>
  new AppError({
    code: 'conflict',
    reason: 'photos_changed',
    message: 'The photos of this item were changed in the meantime. Look at them again, then put them in order.',
  });
