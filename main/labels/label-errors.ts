import { AppError, validationError } from '#shared/errors.ts';
import { labelFormat, ownFormatProblem } from '#shared/domain/label-format.ts';
import type { LabelChoice } from '#shared/domain/label.ts';
import { labelLimits } from '#shared/domain/label.ts';

/** Refuses a label sheet of the seller's own whose labels leave the page. */
export function refuseImpossibleFormat(choice: LabelChoice): void {
  // An unknown format is the seller's own, too.
  if (labelFormat(choice.format, choice.own).kind !== 'own') return;
  const problem = ownFormatProblem(choice.own);
  if (problem === undefined) return;
  const [path, reason, message] =
    problem === 'too_wide'
      ? [
          'choice.own.columns',
          'labels_too_wide',
          'The labels are wider than the page. Make them narrower or take fewer columns.',
        ]
      : [
          'choice.own.rows',
          'labels_too_high',
          'The labels are higher than the page. Make them lower or take fewer rows.',
        ];
  throw validationError({ path: path ?? '', reason: reason ?? '', message: message ?? '' });
}

export const tooManyLabels = (count: number): AppError =>
  new AppError({
    code: 'validation',
    reason: 'too_many_labels',
    params: { count, limit: labelLimits.labels },
    message: `These are ${count} labels; one file holds ${labelLimits.labels}. Choose fewer items or fewer copies.`,
  });

const texts = {
  no_labels: 'There is nothing to print: choose items that are in stock, or a fixed number of copies.',
  labels_busy: 'Labels are being made already. Wait for them, or cancel them.',
  labels_gone: 'No labels have been saved since the app was started.',
} as const;

export const labelError = (reason: keyof typeof texts): AppError =>
  new AppError({ code: reason === 'no_labels' ? 'validation' : 'conflict', reason, message: texts[reason] });

/** The file could not be written: named with its remedy instead of a fault of the app. */
export function asLabelFailure(error: unknown, path: string): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof AppError) return error;
  return new AppError(
    {
      code: 'conflict',
      reason: 'labels_unwritable',
      params: { path },
      message: `${path} cannot be written. Close it if it is open elsewhere, or choose another folder.`,
    },
    { cause: error },
  );
}
