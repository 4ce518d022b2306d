import { Fieldset, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../components/error-state.tsx';
import { useData } from '../../data/query.ts';

/** What this copy of the app is and where it runs. */
export function About() {
  const { t } = useTranslation('settings');
  const info = useData('app.info');
  return (
    <Fieldset legend={t('about.title')}>
      {info.isError ? <ErrorState error={info.error} onRetry={() => void info.refetch()} /> : null}
      {info.data ? (
        <Stack gap="sm">
          <Stack component="dl" gap={4} m={0}>
            {(
              [
                [t('about.version'), info.data.version],
                [t('about.runtime'), t(`about.runtimes.${info.data.runtime}`)],
                [t('about.platform'), info.data.platform],
                [t('about.secrets'), t(`about.secretKinds.${info.data.secretProtection}`)],
              ] as const
            ).map(([term, value]) => (
              <Group key={term} gap="xs" wrap="nowrap" align="baseline">
                <Text component="dt" size="sm" c="dimmed" w={160} style={{ flexShrink: 0 }}>
                  {term}
                </Text>
                <Text component="dd" size="sm" m={0}>
                  {value}
                </Text>
              </Group>
            ))}
          </Stack>
          <Text size="sm">{t('about.licenceText')}</Text>
        </Stack>
      ) : null}
    </Fieldset>
  );
}
