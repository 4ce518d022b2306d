import { useDebouncedValue } from '@mantine/hooks';
import type { Finding } from '#shared/domain/finding.ts';
import { useData } from '../../../data/query.ts';
import type { KeyValues } from './key-form.ts';
import type { WizardTarget } from './wizard-state.ts';

/** What the form of the values says so far. Nothing leaves the computer. */
export function useKeyCheck(target: WizardTarget, values: KeyValues, enabled: boolean): readonly Finding[] {
  const [settled] = useDebouncedValue(JSON.stringify(values), 250);
  const check = useData(
    'keys.check',
    { ...target, values: JSON.parse(settled) as Record<string, string> },
    { enabled, gcTime: 0, staleTime: 0, placeholderData: (previous) => previous },
  );
  return check.data ?? [];
}
