import type { Account } from '#shared/domain/account.ts';

const day = 24 * 60 * 60 * 1_000;
/** A consent that ends within this many days is worth a word; eBay's lasts 18 months. */
export const consentWarningDays = 30;

export type HealthTone = 'good' | 'warning' | 'bad';

/** What the card says about one account, decided in one place so that no view holds a rule. */
export interface AccountHealth {
  readonly tone: HealthTone;
  /** Whole days until the seller has to sign in again; 0 on the last day, `null` when the consent has no end. */
  readonly consentDaysLeft: number | null;
  readonly consentEndsSoon: boolean;
  /** The one thing to do next, if anything. */
  readonly next: 'reconnect' | 'setup' | 'verify' | null;
}

/** Whole days from `now` to `end` (both ms UTC), never below zero. */
export const daysUntil = (end: number, now: number): number => Math.max(0, Math.floor((end - now) / day));

/** Health of an account at `now` (ms UTC). An expired consent counts as a needed sign-in even before the market said so. */
export function accountHealth(account: Account, now: number): AccountHealth {
  const expired = account.consentExpiresAt !== null && account.consentExpiresAt <= now;
  const consentDaysLeft = account.consentExpiresAt === null ? null : daysUntil(account.consentExpiresAt, now);
  const consentEndsSoon = consentDaysLeft !== null && consentDaysLeft <= consentWarningDays;
  if (account.state === 'sign_in_needed' || expired) {
    return { tone: 'bad', consentDaysLeft, consentEndsSoon, next: 'reconnect' };
  }
  if (account.state === 'setup_needed') return { tone: 'warning', consentDaysLeft, consentEndsSoon, next: 'setup' };
  if (account.lastError) return { tone: 'warning', consentDaysLeft, consentEndsSoon, next: 'verify' };
  return { tone: consentEndsSoon ? 'warning' : 'good', consentDaysLeft, consentEndsSoon, next: null };
}
