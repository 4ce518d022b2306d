import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Condition } from '#shared/domain/condition.ts';
import type { CategoryRequirements } from '#shared/domain/taxonomy.ts';
import { assertNever } from '#shared/errors.ts';
import { conditionFit } from './condition-fit.ts';

interface Props {
  readonly requirements: CategoryRequirements;
  readonly condition: Condition | null;
  readonly marketplace: string;
}

/** Says how the category words the item's condition, or that it does not take it and which it does. */
export function ConditionHint({ requirements, condition, marketplace }: Props) {
  const { t } = useTranslation(['publish', 'common']);
  const fit = conditionFit(requirements, condition);
  switch (fit.kind) {
    case 'free':
      return null;
    case 'fits':
      return (
        <Text size="sm" c="dimmed" dir="auto">
          {t('publish:condition.fits', { marketplace, label: fit.label })}
        </Text>
      );
    case 'missing':
    case 'refused':
      return (
        <Alert color="yellow" variant="light" icon={<IconAlertTriangle aria-hidden />}>
          {t(fit.kind === 'missing' ? 'publish:condition.missing' : 'publish:condition.refused', {
            marketplace,
            allowed: fit.allowed.map((ours) => t(`common:condition.${ours}`)).join(', '),
          })}
        </Alert>
      );
    default:
      return assertNever(fit);
  }
}
