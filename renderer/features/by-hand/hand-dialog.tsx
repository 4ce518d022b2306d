import { Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HandCopy, HandTask } from '#shared/ipc/by-hand.ts';
import { describeError, describeFinding } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { OutsideLink } from '../../components/outside-link.tsx';
import { showToast } from '../../components/toast.tsx';
import { useAction, useData } from '../../data/query.ts';
import { CopyText } from './copy-text.tsx';

interface Props {
  readonly task: HandTask;
  readonly onClose: () => void;
}

/** One task from its texts to the seller's word that it is done. */
export function HandDialog({ task, onClose }: Props) {
  const { t } = useTranslation('byHand');
  const { intentId, ask, itemTitle: title } = task;
  const marketplace = useData('marketplaces.list').data?.find(({ id }) => id === task.marketplace)?.name ?? '';
  const copy = useData('publishing.handCopy', { intentId }, { staleTime: Infinity });
  const confirm = useAction('publishing.confirmByHand');
  const cancel = useAction('publishing.cancel');
  const [url, setUrl] = useState('');
  const wrongLink = confirm.error?.data.fields?.some(({ path }) => path === 'url') === true;

  const done = async () => {
    await confirm.mutateAsync({ intentId, url: ask === 'post' && url.trim() !== '' ? url.trim() : null });
    showToast({ text: t(`confirmed.${ask}`, { title }) });
    onClose();
  };
  const drop = async () => {
    await cancel.mutateAsync({ intentIds: [intentId] });
    showToast({ text: t('givenUp', { title }) });
    onClose();
  };
  return (
    <Dialog opened onClose={onClose} size="lg" title={t(`dialog.${ask}`, { title, marketplace })}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void done().catch(() => undefined);
        }}
      >
        <Stack gap="md">
          {copy.isError ? <ErrorState error={copy.error} onRetry={() => void copy.refetch()} /> : null}
          {copy.data ? (
            <Prepared task={task} copy={copy.data} marketplace={marketplace} />
          ) : copy.isPending ? (
            <Loader size="sm" aria-label={t('loading')} />
          ) : null}
          {ask === 'post' ? (
            <TextInput
              label={t('link')}
              description={t('linkHint')}
              type="url"
              dir="ltr"
              maxLength={2_000}
              value={url}
              error={wrongLink && confirm.error ? describeError(confirm.error) : undefined}
              onChange={(event) => {
                confirm.reset();
                setUrl(event.currentTarget.value);
              }}
            />
          ) : null}
          {confirm.error && !wrongLink ? <ErrorState error={confirm.error} /> : null}
          {cancel.error ? <ErrorState error={cancel.error} /> : null}
          <Group justify="space-between">
            <Button
              variant="subtle"
              color="red"
              loading={cancel.isPending}
              onClick={() => void drop().catch(() => undefined)}
            >
              {t('giveUp')}
            </Button>
            <Group gap="xs">
              <Button variant="default" onClick={onClose}>
                {t('later')}
              </Button>
              <Button type="submit" loading={confirm.isPending} disabled={!copy.data}>
                {t(`confirm.${ask}`)}
              </Button>
            </Group>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface PreparedProps {
  readonly task: HandTask;
  readonly copy: HandCopy;
  readonly marketplace: string;
}

/** Where to go, what to copy there, and the photos. */
function Prepared({ task, copy, marketplace }: PreparedProps) {
  const { t, i18n } = useTranslation('byHand');
  const photos = useAction('publishing.openPhotos');
  const nameOf = (label: string) =>
    i18n.exists(`label.${label}`, { ns: 'byHand' }) ? t(`label.${label}` as 'label.title') : label;
  return (
    <Stack gap="sm">
      {copy.notes.map((note) => (
        <Text key={note.reason} size="sm">
          {describeFinding(note)}
        </Text>
      ))}
      <Group gap="md">
        <OutsideLink url={copy.pageUrl}>
          {copy.ask === 'post' ? t('postingPage') : t('listingPage', { marketplace })}
        </OutsideLink>
        {copy.photoCount === 0 ? null : (
          <Button
            size="xs"
            variant="default"
            loading={photos.isPending}
            onClick={() => photos.mutate({ intentId: task.intentId })}
          >
            {t('photos', { count: copy.photoCount })}
          </Button>
        )}
      </Group>
      {copy.photoCount === 0 ? null : (
        <Text size="xs" c="dimmed">
          {t('photosHint')}
        </Text>
      )}
      {photos.error ? <ErrorState error={photos.error} /> : null}
      {copy.texts.length === 0 ? (
        <Text size="sm">{t('nothingToCopy', { title: task.itemTitle })}</Text>
      ) : (
        <Text size="sm" c="dimmed">
          {t('texts')}
        </Text>
      )}
      {copy.texts
        .filter(({ text }) => text !== '')
        .map(({ label, text }) => (
          <CopyText key={label} label={nameOf(label)} text={text} />
        ))}
    </Stack>
  );
}
