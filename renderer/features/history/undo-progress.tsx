import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../data/client.ts';

const toastId = 'undo-progress';

/** Shows how far taking something back is, once the core says that it takes several steps. Returns what ends it. */
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
  useEffect(() => client.onEvent('history.progress', setProgress), []);
  return <Text size="sm">{t('toast.progress', { done, count: of })}</Text>;
}
