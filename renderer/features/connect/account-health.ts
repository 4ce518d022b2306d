import type { Account } from '#shared/domain/account.ts';
import { accountHold } from '../../data/account-hold.ts';

const day = 24 * 60 * 60 * 1_000;
/** A consent that ends within this many days is worth a word; eBay's lasts 18 months. */
export const consentWarningDays = 30;

export type HealthTone = 'good' | 'warning' | 'bad' | 'neutral';

/** What the card says about one account, decided in one place so that no view holds a rule. */
export interface AccountHealth {
  readonly tone: HealthTone;
  /** Whole days until the seller has to sign in again; 0 on the last day, `null` when the consent has no end. */
  readonly consentDaysLeft: number | null;
  readonly consentEndsSoon: boolean;
  /** What the badge says, a catalogue key below `account.state.`. */
  readonly state: Account['state'] | 'paused' | 'resting';
  /** The one thing to do next, if anything. */
  readonly next: 'reconnect' | 'setup' | 'verify' | 'practice' | 'resume' | null;
}

/** Whole days from `now` to `end` (both ms UTC), never below zero. */
export const daysUntil = (end: number, now: number): number => Math.max(0, Math.floor((end - now) / day));

/**
 * Health of an account at `now` (ms UTC). An expired consent counts as a needed sign-in even before the market said so. A
 * practice account is paused while practice mode is off: its marketplace does not run, so nothing can be said of it.
 */
export function accountHealth(account: Account, now: number, practice: boolean): AccountHealth {
  const expired = account.consentExpiresAt !== null && account.consentExpiresAt <= now;
  const consentDaysLeft = account.consentExpiresAt === null ? null : daysUntil(account.consentExpiresAt, now);
  const consentEndsSoon = consentDaysLeft !== null && consentDaysLeft <= consentWarningDays;
  const consent = { consentDaysLeft, consentEndsSoon };
  if (accountHold(account, practice) === 'practice_off') {
    return { ...consent, tone: 'neutral', state: 'paused', next: 'practice' };
  }
  if (account.state === 'sign_in_needed' || expired) {
    return { ...consent, tone: 'bad', state: 'sign_in_needed', next: 'reconnect' };
  }
  if (account.paused) return { ...consent, tone: 'neutral', state: 'resting', next: 'resume' };
  const { state } = account;
  if (state === 'setup_needed') return { ...consent, tone: 'warning', state, next: 'setup' };
  if (account.lastError) return { ...consent, tone: 'warning', state, next: 'verify' };
  return { ...consent, tone: consentEndsSoon ? 'warning' : 'good', state, next: null };
}
