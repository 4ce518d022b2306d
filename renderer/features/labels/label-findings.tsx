import { Alert, List, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LabelFinding } from '#shared/domain/label.ts';

/** What the labels will not show as chosen, and why. */
export function LabelFindings({ findings }: { readonly findings: readonly LabelFinding[] }) {
  const { t } = useTranslation('labels');
  if (findings.length === 0) return null;
  return (
    <Alert color="yellow" title={t('findings')}>
      <List size="sm">
        {findings.map(({ reason, count, skus }) => (
          <List.Item key={reason}>
            {t(`finding.${reason}`, { count })}
            {skus.length > 0 && (
              <Text size="xs" c="dimmed" lineClamp={2} style={{ overflowWrap: 'anywhere' }}>
                {t('examples', { skus: skus.join(', ') })}
              </Text>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
