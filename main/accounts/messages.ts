import { AppError, type ErrorCode } from '#shared/errors.ts';
import { fill, type MessageTable } from '../message-text.ts';

/** What can go wrong with accounts, keys and sign-in, and the way on: catalogue keys below `error.`. */
export const accountMessages = {
  consent_closed:
    'The sign-in window was closed before the sign-in was finished. Nothing was changed; start again when you are ready.',
  consent_expired: 'The sign-in took longer than ten minutes and was stopped. Start again.',
  consent_declined:
    'The permission was not granted on the page of {{marketplace}}. Without it the app cannot list there; start again to grant it.',
  consent_wrong_address:
    'The sign-in came back to an address that does not belong to {{marketplace}}, so it was not accepted. Check the accepted URL in your keys and start again.',
  consent_malformed:
    'The answer of {{marketplace}} did not come in the agreed form, so it was not accepted. Start again.',
  consent_state_mismatch:
    'The answer of {{marketplace}} does not belong to this sign-in, so it was not accepted. Start again.',
  consent_state_reused:
    'The answer of {{marketplace}} belongs to an earlier sign-in and was not accepted. Start again.',
  sign_in_running: 'A sign-in window is already open. Finish it or cancel it first.',
  sign_in_needed: '{{marketplace}} no longer accepts the stored sign-in. Sign in again.',
  token_part_missing:
    '{{marketplace}} gave no permission for the chosen page. Sign in again and tick it, or choose another one.',
  tokens_unreadable: 'The stored sign-in cannot be read on this computer any more. Sign in again.',
  secrets_unavailable:
    'This computer offers no key store, so a sign-in could not be kept safely and is not started. Set up a key store (on Linux for example GNOME Keyring or KWallet) and start the app again.',
  keys_missing: 'There are no keys for {{marketplace}} yet. Enter the keys of your own developer registration first.',
  keys_unreadable: 'The stored keys of {{marketplace}} cannot be read on this computer any more. Enter them again.',
  not_offered: 'The marketplace does not offer this choice any more. Choose again.',
  other_user:
    'You signed in as {{found}}, but this account belongs to {{expected}}. Sign in as {{expected}}, or connect {{found}} as another account.',
} as const satisfies MessageTable;
export type AccountReason = keyof typeof accountMessages;

export const accountError = (
  code: ErrorCode,
  reason: AccountReason,
  params: Readonly<Record<string, string>> = {},
  options?: ErrorOptions,
): AppError =>
  new AppError({ code, reason, params: { ...params }, message: fill(accountMessages[reason], params) }, options);
