import type { Accounts } from '../../accounts/accounts.ts';
import type { IntentRow } from '../intent-rows.ts';

/** What a notification says of a listing that only the seller can take down. */
export interface Reminder {
  readonly title: string;
  readonly body: string;
}

/** Only for an end: whoever publishes or changes a price by hand stands in front of the screen anyway. */
export function handReminder(
  { kind, item_title: title, account_id: accountId }: IntentRow,
  accounts: Pick<Accounts, 'marketplaceOf'>,
): Reminder | undefined {
  if (kind !== 'end') return undefined;
  const { name } = accounts.marketplaceOf(accountId);
  return {
    title: `Take it off ${name}`,
    body: `“${title}” is still for sale on ${name}. Take it down there, then confirm it in Crossdock.`,
  };
}
