import type { Account } from '#shared/domain/account.ts';
import { daysUntil } from './account-health.ts';

/** Days before its end at which a sign-in is spoken of everywhere. Those that renew themselves never come so close. */
const SOON_DAYS = 7;

export interface EndingSignIn {
  readonly account: Account;
  /** `null`: it has ended. */
  readonly daysLeft: number | null;
}

/** The accounts the seller has to sign in at again, now or soon, the most urgent first. Those at rest do not count. */
export function endingSignIns(accounts: readonly Account[], now: number, practice: boolean): readonly EndingSignIn[] {
  return accounts
    .filter(({ environment, paused, byHand }) => !byHand && !paused && (environment !== 'practice' || practice))
    .flatMap((account): EndingSignIn[] => {
      const end = account.consentExpiresAt;
      if (account.state === 'sign_in_needed' || (end !== null && end <= now)) return [{ account, daysLeft: null }];
      const daysLeft = end === null ? null : daysUntil(end, now);
      return daysLeft === null || daysLeft > SOON_DAYS ? [] : [{ account, daysLeft }];
    })
    .toSorted((a, b) => (a.daysLeft ?? -1) - (b.daysLeft ?? -1));
}
