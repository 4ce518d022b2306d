import type { Finding } from '#shared/domain/finding.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import { usableAccounts } from '../../../data/account-hold.ts';
import { useData } from '../../../data/query.ts';
import { useSettings } from '../../../data/settings.ts';

const none: readonly Finding[] = [];

/** Not to be mended: the item is where the seller wants it, or on the way there. The listings say so. */
const underway: ReadonlySet<string> = new Set(['already_listed', 'already_publishing']);

/** The judgement of the connected marketplaces on the item as it is saved now. */
export function usePreflightOf(itemId: string) {
  const { data: accounts } = useData('accounts.list');
  const { practice } = useSettings();
  const accountIds = usableAccounts(accounts ?? [], practice).map(({ id }) => id);
  return useData(
    'publishing.preflight',
    { pairs: everyPair([itemId], accountIds) },
    { enabled: accountIds.length > 0, placeholderData: (earlier) => earlier },
  );
}

/** What they object to. Each objection once. */
export function useFindings(itemId: string): readonly Finding[] {
  const { data: cells } = usePreflightOf(itemId);
  if (!cells) return none;
  const findings = cells.flatMap((cell) => cell.findings).filter(({ reason }) => !underway.has(reason));
  return [
    ...new Map(findings.map((finding) => [`${finding.field} ${finding.reason} ${finding.message}`, finding])).values(),
  ];
}
