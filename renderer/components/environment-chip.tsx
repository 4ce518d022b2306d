import { Badge } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Environment } from '#shared/domain/marketplace.ts';

const colors: Readonly<Record<Environment, string>> = { practice: 'grape', sandbox: 'orange', production: 'blue' };

/** Which world an account lives in. The word says it; the colour only helps. */
export function EnvironmentChip({ environment }: { readonly environment: Environment }) {
  const { t } = useTranslation('connect');
  return (
    <Badge size="sm" variant="outline" color={colors[environment]} tt="none">
      {t(`environment.${environment}`)}
    </Badge>
  );
}
