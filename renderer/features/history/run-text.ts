import type { ChangeRun } from '#shared/ipc/history.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { history } from '../../app/i18n/en/history.ts';

type What = keyof typeof history.what;

/** What an action is called: its kind, or what a bulk edit did. */
export function runText({ kind, details }: Pick<ChangeRun, 'kind' | 'details'>): string {
  const operation = kind === 'bulk' ? details['operation'] : undefined;
  const bulk =
    typeof operation === 'object' && operation !== null && 'kind' in operation
      ? `bulk_${String(operation.kind)}`
      : kind;
  const key = bulk.replaceAll('.', '_');
  const known = (Object.hasOwn(history.what, key) ? key : 'other') as What;
  return i18n.t(`history:what.${known}`);
}
