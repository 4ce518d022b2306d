import { AppError } from '#shared/errors.ts';
import { blocks } from '#shared/domain/finding.ts';
import type { Emit } from '../events.ts';
import type { Marketplace } from '../marketplaces/marketplace.ts';
import type { Registry } from '../marketplaces/registry.ts';
import type { Clock, SecretBox } from '../ports.ts';
import type { Store } from '../store/connection.ts';
import type { Accounts, KeyTarget } from './accounts.ts';
import type { Audit } from './audit.ts';
import { keyForm, loadKeys, removeKeys, storeKeys } from './key-store.ts';
import type { Sessions } from './sessions.ts';
import { requireProtection } from './vault.ts';

export interface KeyRingOptions {
  readonly store: Store;
  readonly secrets: SecretBox;
  readonly audit: Audit;
  readonly emit: Emit;
  readonly clock: Clock;
  readonly registry: Registry;
  readonly sessions: Sessions;
}

export interface KeyRing {
  readonly get: Accounts['getKeys'];
  readonly check: Accounts['checkKeyForms'];
  readonly save: Accounts['saveKeys'];
  readonly remove: Accounts['removeKeys'];
}

/** The seller's own keys of each marketplace and environment: checked before they are stored, secrets never shown. */
export function createKeyRing({ store, secrets, audit, emit, clock, registry, sessions }: KeyRingOptions): KeyRing {
  const stored = (target: KeyTarget): Readonly<Record<string, string>> | undefined => {
    try {
      return loadKeys(store, secrets, target);
    } catch (error) {
      // Unreadable keys are being replaced right now: there is nothing to keep of them.
      if (error instanceof AppError) return undefined;
      throw error;
    }
  };

  return {
    get: (target) => keyForm(store, registry[target.marketplace], target),
    check: ({ values, ...target }) => {
      const marketplace = registry[target.marketplace];
      return marketplace.keyFindings(enteredKeys(marketplace, values, stored(target)), target.environment);
    },
    save: async ({ values, ...target }) => {
      requireProtection(secrets);
      const marketplace = registry[target.marketplace];
      const entered = enteredKeys(marketplace, values, stored(target));
      const findings = await marketplace.checkKeys(sessions.worldWithKeys(target, entered));
      if (findings.some(blocks)) return { saved: false, findings };
      store.write((writer) => {
        storeKeys(writer, secrets, marketplace, target, entered, clock.now());
        audit(writer, { event: 'keys.saved', ...target, detail: { fields: Object.keys(entered) } });
        writer.afterCommit(() => emit('accounts.changed', {}));
      });
      return { saved: true, findings };
    },
    remove: (target) =>
      store.write((writer) => {
        removeKeys(writer, target);
        audit(writer, { event: 'keys.removed', ...target });
        writer.afterCommit(() => emit('accounts.changed', {}));
      }),
  };
}

/** Trimmed; an empty secret keeps the stored one, because the form never shows it. */
function enteredKeys(
  marketplace: Marketplace,
  values: Readonly<Record<string, string>>,
  kept: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    marketplace.keyFields.flatMap(({ key, secret }) => {
      const value = values[key]?.trim() ?? '';
      const taken = value === '' && secret ? (kept[key] ?? '') : value;
      return taken === '' ? [] : [[key, taken]];
    }),
  );
}
