import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { useData } from '../../../data/query.ts';
import type { WizardTarget } from './wizard-state.ts';

/** Whether the account to come is one by hand: the marketplace knows that way, and no endpoint of it is entered. */
export function useByHand({ capabilities }: MarketplaceInfo, target: WizardTarget): boolean {
  const possible = capabilities.byHand && target.environment === 'production';
  const keys = useData('keys.get', target, { enabled: possible });
  // A redirect address that was only suggested is no endpoint.
  return (
    possible && keys.data?.every(({ suggested, stored, value }) => suggested !== null || (!stored && !value)) === true
  );
}
