import { create } from 'zustand';
import type { Account } from '#shared/domain/account.ts';
import type { Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import type { AppErrorData } from '#shared/errors.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';

/** What a sign-in is for: a new account in a world, or an account that has to sign in again. */
export type AttemptTarget =
  | { readonly kind: 'new'; readonly marketplace: MarketplaceId; readonly environment: Environment }
  | {
      readonly kind: 'again';
      readonly marketplace: MarketplaceId;
      readonly environment: Environment;
      readonly accountId: string;
    };

/** The one sign-in there can be at a time. It outlives the screen: the seller may look elsewhere while the window is open. */
export type Attempt =
  | { readonly state: 'idle' }
  | { readonly state: 'waiting'; readonly target: AttemptTarget; readonly cancelling: boolean }
  | { readonly state: 'cancelled'; readonly target: AttemptTarget }
  | { readonly state: 'failed'; readonly target: AttemptTarget; readonly error: AppErrorData };

interface ConnectAttempt {
  readonly attempt: Attempt;
  /** Opens the consent window and resolves when the attempt has ended: with the account, or null when there is none. */
  readonly start: (target: AttemptTarget) => Promise<Account | null>;
  readonly cancel: () => Promise<void>;
  readonly dismiss: () => void;
}

/** How a rejected request ends an attempt. A cancelled one is no failure. */
export function endOfAttempt(target: AttemptTarget, error: unknown): Attempt {
  const { data } = asAppError(error);
  return data.code === 'cancelled' && data.reason === 'cancelled'
    ? { state: 'cancelled', target }
    : { state: 'failed', target, error: data };
}

const request = (target: AttemptTarget): Promise<Account> =>
  target.kind === 'again'
    ? client.request('accounts.reconnect', { id: target.accountId })
    : client.request('accounts.connect', { marketplace: target.marketplace, environment: target.environment });

export const useConnectAttempt = create<ConnectAttempt>()((set, get) => ({
  attempt: { state: 'idle' },
  start: async (target) => {
    if (get().attempt.state === 'waiting') return null;
    set({ attempt: { state: 'waiting', target, cancelling: false } });
    try {
      const account = await request(target);
      set({ attempt: { state: 'idle' } });
      // The seller may be on any screen by now.
      showToast({ text: i18n.t('connect:attempt.connected', { name: account.label }) });
      return account;
    } catch (error) {
      set({ attempt: endOfAttempt(target, error) });
      return null;
    }
  },
  cancel: async () => {
    const { attempt } = get();
    if (attempt.state !== 'waiting') return;
    set({ attempt: { ...attempt, cancelling: true } });
    await client.request('accounts.cancelConnect').catch((error: unknown) => {
      set({ attempt: endOfAttempt(attempt.target, error) });
    });
  },
  dismiss: () => {
    if (get().attempt.state !== 'waiting') set({ attempt: { state: 'idle' } });
  },
}));
