import { describe, expect, it } from 'vitest';
import type { Account } from '#shared/domain/account.ts';
import { samePrice } from '#shared/domain/pricing.ts';
import { endingSignIns } from './ending-sign-ins.ts';

const day = 86_400_000;
const now = 1_000 * day;
const account = (id: string, patch: Partial<Account>): Account => ({
  id,
  marketplace: 'facebook',
  environment: 'production',
  label: id,
  remoteName: id,
  state: 'connected',
  scopes: [],
  connectedAt: 0,
  verifiedAt: null,
  consentExpiresAt: null,
  lastError: null,
  priceRule: samePrice,
  paused: false,
  byHand: false,
  ...patch,
});

describe('sign-ins that end', () => {
  it('are told from a week before, ended ones first', () => {
    const accounts = [
      account('far', { consentExpiresAt: now + 8 * day }),
      account('soon', { consentExpiresAt: now + 7 * day }),
      account('today', { consentExpiresAt: now + day / 2 }),
      account('refused', { state: 'sign_in_needed' }),
      account('over', { consentExpiresAt: now }),
      account('endless', {}),
    ];
    expect(endingSignIns(accounts, now, true).map((ending) => [ending.account.id, ending.daysLeft])).toEqual([
      ['refused', null],
      ['over', null],
      ['today', 0],
      ['soon', 7],
    ]);
  });

  it.each([{ paused: true }, { byHand: true }, { environment: 'practice' as const }])(
    'do not matter for an account at rest: %j',
    (patch) => {
      expect(endingSignIns([account('a', { state: 'sign_in_needed', ...patch })], now, false)).toEqual([]);
    },
  );
});
