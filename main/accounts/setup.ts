import type { Account, SetupField } from '#shared/domain/account.ts';
import { validationError, type AppError } from '#shared/errors.ts';
import type { Store } from '../store/connection.ts';
import type { AccountBook } from './account-book.ts';
import { getAccount } from './account-table.ts';
import type { Accounts } from './accounts.ts';
import { accountMessages } from './messages.ts';
import type { Sessions } from './sessions.ts';

export interface SetupOptions {
  readonly store: Store;
  readonly sessions: Sessions;
  readonly book: AccountBook;
}

export interface Setup {
  readonly get: Accounts['getSetup'];
  readonly choose: Accounts['chooseSetup'];
  readonly createDefaults: Accounts['createSetupDefaults'];
}

/** The choices an account needs before it can publish. The marketplace says what there is; the choice is stored here. */
export function createSetup({ store, sessions, book }: SetupOptions): Setup {
  const keep = (id: string, settings: Readonly<Record<string, string>>, fields: readonly SetupField[]): Account =>
    book.change(
      id,
      { settings: { ...settings, ...selections(fields) }, state: stateAfter(fields), lastError: null },
      { event: 'account.setup_chosen', detail: { chosen: selections(fields) } },
    );

  return {
    get: ({ id }) => sessions.connector(id).setup(),
    choose: async ({ id, values }) => {
      const settings = { ...getAccount(store, id).settings, ...values };
      // Tried out before it is stored: a choice may change what else there is to choose.
      const fields = await sessions.connector(id, settings).setup();
      for (const [key, value] of Object.entries(values)) {
        if (fields.find((field) => field.key === key)?.selected !== value) throw notOffered(key);
      }
      return keep(id, settings, fields);
    },
    createDefaults: async ({ id, defaults }) => {
      const { settings } = getAccount(store, id);
      const fields = await sessions.connector(id).createSetupDefaults(defaults);
      keep(id, settings, fields);
      return fields;
    },
  };
}

/** What is selected, ready to be stored. */
export const selections = (fields: readonly SetupField[]): Record<string, string> =>
  Object.fromEntries(fields.flatMap(({ key, selected }) => (selected === null ? [] : [[key, selected]])));

export const stateAfter = (fields: readonly SetupField[]): Account['state'] =>
  fields.every(({ optional, selected }) => optional || selected !== null) ? 'connected' : 'setup_needed';

const notOffered = (key: string): AppError =>
  validationError({ path: `values.${key}`, reason: 'not_offered', message: accountMessages.not_offered });
