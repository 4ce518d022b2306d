import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../data/client.ts';

/** How far a run is, and the two ways to end it. */
export function BulkProgress({ of }: { readonly of: number }) {
  const { t } = useTranslation('bulk');
  const [done, setDone] = useState(0);
  const [ending, setEnding] = useState(false);
  useEffect(() => client.onEvent('bulk.progress', (progress) => setDone(progress.done)), []);
  const end = (what: 'take_back' | 'keep'): void => {
    setEnding(true);
    void client.request('bulk.cancel', { done: what }).catch(() => setEnding(false));
  };
  return (
    <Stack gap="md">
      <Text size="sm" role="status">
        {ending ? t('progress.ending') : t('progress.done', { done, count: of })}
      </Text>
      <Progress value={of === 0 ? 0 : (done / of) * 100} aria-label={t('progress.label')} />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" disabled={ending} onClick={() => end('keep')}>
          {t('progress.keep')}
        </Button>
        <Button disabled={ending} onClick={() => end('take_back')} data-autofocus>
          {t('progress.takeBack')}
        </Button>
      </Group>
    </Stack>
  );
}
