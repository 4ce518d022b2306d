import { describe, expect, it } from 'vitest';
import { samePrice } from '#shared/domain/pricing.ts';
import type { Account } from '#shared/domain/account.ts';
import { accountHealth, daysUntil } from './account-health.ts';

const now = Date.UTC(2026, 10, 21);
const day = 86_400_000;
const account = (patch: Partial<Account>): Account => ({
  id: '01930000-0000-7000-8000-000000000001',
  marketplace: 'ebay',
  environment: 'practice',
  label: 'Shop',
  remoteName: 'shop',
  state: 'connected',
  scopes: [],
  connectedAt: now - day,
  verifiedAt: now,
  consentExpiresAt: now + 500 * day,
  lastError: null,
  priceRule: samePrice,
  paused: false,
  byHand: false,
  ...patch,
});

describe('account health', () => {
  it('is good when connected, verified and far from the end of the consent', () => {
    expect(accountHealth(account({}), now, true)).toEqual({
      tone: 'good',
      consentDaysLeft: 500,
      consentEndsSoon: false,
      state: 'connected',
      next: null,
    });
  });

  it('warns in the last thirty days of the consent', () => {
    expect(accountHealth(account({ consentExpiresAt: now + 30 * day }), now, true)).toMatchObject({
      tone: 'warning',
      consentDaysLeft: 30,
      consentEndsSoon: true,
    });
    expect(accountHealth(account({ consentExpiresAt: now + 31 * day }), now, true).tone).toBe('good');
  });

  it('asks for a new sign-in when the consent has run out, whatever the stored state says', () => {
    expect(accountHealth(account({ consentExpiresAt: now }), now, true)).toMatchObject({
      tone: 'bad',
      next: 'reconnect',
    });
    expect(accountHealth(account({ state: 'sign_in_needed' }), now, true)).toMatchObject({
      tone: 'bad',
      next: 'reconnect',
    });
  });

  it('asks for the setup when only that is missing', () => {
    expect(accountHealth(account({ state: 'setup_needed' }), now, true)).toMatchObject({
      tone: 'warning',
      next: 'setup',
    });
  });

  it('offers a check after a failure that did not cost the consent', () => {
    const lastError = { code: 'network', reason: 'network', message: 'No answer.' } as const;
    expect(accountHealth(account({ lastError }), now, true)).toMatchObject({ tone: 'warning', next: 'verify' });
  });

  it('knows no end where the marketplace gives none', () => {
    expect(accountHealth(account({ consentExpiresAt: null }), now, true)).toMatchObject({
      tone: 'good',
      consentDaysLeft: null,
    });
  });

  it('is paused while the practice marketplaces are off, and says nothing else of a practice account', () => {
    const paused = { tone: 'neutral', state: 'paused', next: 'practice' };
    expect(accountHealth(account({ state: 'sign_in_needed' }), now, false)).toMatchObject(paused);
    expect(accountHealth(account({ environment: 'production' }), now, false).state).toBe('connected');
  });

  it('counts whole days and never below zero', () => {
    expect(daysUntil(now + day - 1, now)).toBe(0);
    expect(daysUntil(now - day, now)).toBe(0);
  });

  it('rests while the seller has paused it, unless it has to be signed in first', () => {
    expect(accountHealth(account({ paused: true }), now, true)).toMatchObject({ state: 'resting', next: 'resume' });
    expect(accountHealth(account({ paused: true, state: 'sign_in_needed' }), now, true).next).toBe('reconnect');
  });
});
