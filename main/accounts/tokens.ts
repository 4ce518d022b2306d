import { AppError } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { Bearer } from '../http/create-http.ts';
import type { Marketplace, TokenSet, World } from '../marketplaces/marketplace.ts';
import type { Clock, Logger } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import { getAccount, updateAccount } from './account-table.ts';
import type { Audit } from './audit.ts';
import { accountError } from './messages.ts';
import type { Vault } from './vault.ts';

export interface TokensOptions {
  readonly store: Store;
  readonly vault: Vault;
  readonly audit: Audit;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly marketplace: Marketplace;
  readonly accountId: string;
  readonly world: () => World;
}

/** A token this close to its end is replaced before it is used: an upload may take that long. */
const REFRESH_AHEAD_MS = 5 * 60_000;

/**
 * The access token of one account. However many calls run in parallel, at most one refresh is on its way; a new token is
 * stored before it is used. A dead consent puts the account into `sign_in_needed` once and is then answered without
 * asking the marketplace again.
 */
export function createBearer(options: TokensOptions): Bearer {
  const { store, vault, audit, emit, clock, logger, marketplace, accountId } = options;
  let refreshing: Promise<TokenSet> | null = null;

  const current = (): TokenSet => {
    const tokens = vault.readSignedIn(store, accountId);
    if (tokens !== undefined) return tokens;
    const { state, lastError } = getAccount(store, accountId);
    if (state === 'sign_in_needed') {
      if (lastError?.code === 'auth_required') throw new AppError(lastError);
      throw accountError('auth_required', 'sign_in_needed', { marketplace: marketplace.name });
    }
    return vault.read(store, accountId);
  };

  const refresh = async (old: TokenSet): Promise<TokenSet> => {
    try {
      const fresh = await marketplace.auth.refresh(options.world(), old);
      store.write((writer) => {
        const account = getAccount(writer, accountId);
        vault.write(writer, accountId, fresh, clock.now());
        updateAccount(writer, accountId, { consentExpiresAt: fresh.refreshExpiresAt });
        audit(writer, {
          event: 'token.refreshed',
          marketplace: account.marketplace,
          environment: account.environment,
          accountId,
        });
      });
      return fresh;
    } catch (error) {
      if (error instanceof AppError && error.code === 'auth_required') consentIsDead(error);
      throw error;
    }
  };

  const consentIsDead = (error: AppError): void => {
    store.write((writer) => {
      const account = getAccount(writer, accountId);
      // Many calls at once find out the same.
      if (account.state === 'sign_in_needed') return;
      logger.log('warn', 'account.sign_in_needed', { accountId, reason: error.data.reason });
      updateAccount(writer, accountId, { state: 'sign_in_needed', lastError: error.data });
      audit(writer, {
        event: 'account.sign_in_needed',
        marketplace: account.marketplace,
        environment: account.environment,
        accountId,
        detail: { reason: error.data.reason },
      });
      writer.afterCommit(() => emit('accounts.changed', {}));
    });
  };

  const partOf = (tokens: TokenSet, part: string | undefined): string => {
    const token = part === undefined ? tokens.accessToken : tokens.parts?.[part];
    if (token === undefined)
      throw accountError('auth_required', 'token_part_missing', { marketplace: marketplace.name });
    return token;
  };

  const refreshed = (old: TokenSet): Promise<TokenSet> => {
    refreshing ??= refresh(old).finally(() => {
      refreshing = null;
    });
    return refreshing;
  };

  return {
    token: async (part) => {
      const tokens = current();
      if (tokens.accessExpiresAt - clock.now() > (marketplace.refreshAheadMs ?? REFRESH_AHEAD_MS))
        return partOf(tokens, part);
      try {
        return partOf(await refreshed(tokens), part);
      } catch (error) {
        // Only ahead of time: the old one still serves when the token endpoint is out of reach.
        const stillGood = tokens.accessExpiresAt > clock.now();
        if (stillGood && error instanceof AppError && error.code !== 'auth_required') return partOf(tokens, part);
        throw error;
      }
    },
    renewed: async (refused, part) => {
      const tokens = current();
      return partOf(partOf(tokens, part) === refused ? await refreshed(tokens) : tokens, part);
    },
    refused: consentIsDead,
  };
}
