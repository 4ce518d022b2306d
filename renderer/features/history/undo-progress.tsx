import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';

const toastId = 'undo-progress';

/**
 * Shows how far taking something back is, once the core says that it takes several steps, with the way to stop it. Returns what
 * ends it.
 */
export function showUndoProgress(): () => void {
  let shown = false;
  const unsubscribe = client.onEvent('history.progress', (progress) => {
    if (shown) return;
    shown = true;
    notifications.show({
      id: toastId,
      loading: true,
      autoClose: false,
      withCloseButton: false,
      role: 'status',
      message: <UndoProgress first={progress} />,
    });
  });
  return () => {
    unsubscribe();
    notifications.hide(toastId);
  };
}

function UndoProgress({ first }: { readonly first: { readonly done: number; readonly of: number } }) {
  const { t } = useTranslation('history');
  const [{ done, of }, setProgress] = useState(first);
  const [stopping, setStopping] = useState(false);
  useEffect(() => client.onEvent('history.progress', setProgress), []);
  const stop = (): void => {
    setStopping(true);
    client.request('history.stop').catch((error: unknown) => {
      setStopping(false);
      showToast({ text: describeError(asAppError(error)), tone: 'bad' });
    });
  };
  return (
    <Group justify="space-between" wrap="nowrap" gap="sm">
      <Text size="sm">{stopping ? t('toast.stopping') : t('toast.progress', { done, count: of })}</Text>
      {stopping ? null : (
        <Button size="compact-sm" variant="subtle" style={{ flexShrink: 0 }} onClick={stop}>
          {t('toast.stop')}
        </Button>
      )}
    </Group>
  );
}
