import { AppError } from '#shared/errors.ts';

/** The reason under which a step hands over to the seller. The worker parks the intent until the seller has confirmed it. */
const BY_HAND = 'by_hand';

/** Thrown by a step that only the seller can do, on the marketplace's own site. */
export const postByHand = (marketplace: string): AppError =>
  new AppError({
    code: 'conflict',
    reason: BY_HAND,
    params: { marketplace },
    message: `${marketplace} has no API for this account. Do it by hand with the prepared copy, then confirm it here.`,
  });

export const isByHand = (error: unknown): boolean => error instanceof AppError && error.data.reason === BY_HAND;
