import type { Finding } from '#shared/domain/finding.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import { usableAccounts } from '../../../data/account-hold.ts';
import { useData } from '../../../data/query.ts';
import { useSettings } from '../../../data/settings.ts';

const none: readonly Finding[] = [];

/** Not to be mended: the item is where the seller wants it, or on the way there. The listings say so. */
const underway: ReadonlySet<string> = new Set(['already_listed', 'already_publishing']);

/** What the connected marketplaces would object to in the item as it is saved now. Each objection once. */
export function useFindings(itemId: string): readonly Finding[] {
  const { data: accounts } = useData('accounts.list');
  const { practice } = useSettings();
  const accountIds = usableAccounts(accounts ?? [], practice).map(({ id }) => id);
  const { data: cells } = useData(
    'publishing.preflight',
    { pairs: everyPair([itemId], accountIds) },
    { enabled: accountIds.length > 0, placeholderData: (earlier) => earlier },
  );
  if (!cells) return none;
  const findings = cells.flatMap((cell) => cell.findings).filter(({ reason }) => !underway.has(reason));
  return [
    ...new Map(findings.map((finding) => [`${finding.field} ${finding.reason} ${finding.message}`, finding])).values(),
  ];
}
