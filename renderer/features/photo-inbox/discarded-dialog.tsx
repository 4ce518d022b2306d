import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { discardedDays } from '#shared/domain/photo-inbox.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingRows } from '../../components/loading.tsx';
import { PhotoImage } from '../../components/photo-image.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import classes from './photo-inbox.module.css';

/** As many as a dialog can show; older ones follow when these are put back. */
const shown = 300;

/** Photos that were discarded, to be put back. */
export function DiscardedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('photos');
  const { data, error } = useData('inbox.discarded');
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const putBack = useAction('inbox.putBack', {
    onSuccess: () => setPicked(new Set()),
    onError: (failure) => showToast({ text: describeError(failure), tone: 'bad' }),
  });
  const photos = (data ?? []).slice(0, shown);
  const chosen = photos.filter(({ id }) => picked.has(id)).map(({ id }) => id);
  const toggle = (id: string): void => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    setPicked(next);
  };
  return (
    <Dialog opened onClose={onClose} title={t('inbox.discarded.title')} size="xl">
      <Text size="sm" c="dimmed" mb="sm">
        {t('inbox.discarded.text', { days: discardedDays })}
      </Text>
      {error && <ErrorState error={error} />}
      {!data && !error && <LoadingRows rows={3} />}
      <div className={classes['tiles']}>
        {photos.map((photo) => (
          <button
            key={photo.id}
            type="button"
            className={classes['tile']}
            aria-pressed={picked.has(photo.id)}
            aria-label={photo.fileName}
            title={photo.fileName}
            onClick={() => toggle(photo.id)}
          >
            <PhotoImage photoId={photo.id} alt="" />
          </button>
        ))}
      </div>
      {data?.length === 0 && <Text size="sm">{t('inbox.discarded.none')}</Text>}
      <Group justify="flex-end" mt="md">
        <Button
          disabled={chosen.length === 0}
          loading={putBack.isPending}
          onClick={() => putBack.mutate({ photoIds: chosen })}
        >
          {t('inbox.discarded.putBack')}
        </Button>
      </Group>
    </Dialog>
  );
}
