import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import type { Finding } from '#shared/domain/finding.ts';
import { client } from '../../../data/client.ts';
import type { KeyValues } from './key-form.ts';
import type { WizardTarget } from './wizard-state.ts';

/**
 * What the form of the values says so far. Nothing leaves the computer, and nothing goes through the cache of answers: its
 * keys are what was asked, and would keep a typed secret in the page's memory when the form is long gone.
 */
export function useKeyCheck(
  { marketplace, environment }: WizardTarget,
  values: KeyValues,
  enabled: boolean,
): readonly Finding[] {
  const [settled] = useDebouncedValue(JSON.stringify(values), 250);
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  useEffect(() => {
    if (!enabled) return undefined;
    let current = true;
    const input = { marketplace, environment, values: JSON.parse(settled) as Record<string, string> };
    client.request('keys.check', input).then(
      (found) => {
        if (current) setFindings(found);
      },
      // What cannot be judged now is judged when it is saved.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [marketplace, environment, settled, enabled]);
  return findings;
}
