import { Button, Checkbox, Popover, Select, Stack, Text } from '@mantine/core';
import { IconFolder, IconFolderOff, IconSettings } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { InboxStatus } from '#shared/domain/photo-inbox.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';
import classes from './photo-inbox.module.css';

/** Gaps that are offered, seconds. */
const gaps = [10, 20, 30, 60, 120, 300, 600, 1_800, 3_600];

interface InboxWatchingProps {
  readonly status: InboxStatus;
  readonly onChooseFolder: () => void;
}

/** Which folder is watched, and how its photos become groups. */
export function InboxWatching({ status, onChooseFolder }: InboxWatchingProps) {
  const { t, i18n } = useTranslation('photos');
  const onError = (error: Parameters<typeof describeError>[0]): void =>
    showToast({ text: describeError(error), tone: 'bad' });
  const configure = useAction('inbox.configure', { onError });
  const stop = useAction('inbox.stopWatching', { onError });
  const missing = status.watch === 'missing';
  const time = (seconds: number): string =>
    new Intl.NumberFormat(i18n.language, {
      style: 'unit',
      unit: seconds < 60 ? 'second' : seconds < 3_600 ? 'minute' : 'hour',
      unitDisplay: 'long',
    }).format(seconds < 60 ? seconds : seconds < 3_600 ? seconds / 60 : seconds / 3_600);
  const Icon = missing ? IconFolderOff : IconFolder;
  return (
    <>
      {status.watch !== 'off' && (
        <span className={classes['watching']} role="status">
          <Icon size={16} aria-hidden />
          <Text size="sm" c={missing ? 'var(--mantine-color-error)' : 'dimmed'} truncate>
            {t(missing ? 'inbox.missing' : 'inbox.watching', { folder: status.folderName })}
          </Text>
        </span>
      )}
      <Popover position="bottom-end" trapFocus returnFocus shadow="md" width={300}>
        <Popover.Target>
          <Button variant="default" leftSection={<IconSettings size={16} aria-hidden />}>
            {t('inbox.setup')}
          </Button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap="sm">
            <Select
              label={t('inbox.gap')}
              description={t('inbox.gapHint')}
              allowDeselect={false}
              value={String(status.gapSeconds)}
              comboboxProps={{ withinPortal: false }}
              data={[...new Set([...gaps, status.gapSeconds])]
                .toSorted((a, b) => a - b)
                .map((seconds) => ({ value: String(seconds), label: time(seconds) }))}
              onChange={(value) => value !== null && configure.mutate({ gapSeconds: Number(value) })}
            />
            <Checkbox
              label={t('inbox.subfolders')}
              checked={status.subfolders}
              onChange={(event) => configure.mutate({ subfolders: event.currentTarget.checked })}
            />
            <Checkbox
              label={t('inbox.keepLabels')}
              description={t('inbox.keepLabelsHint')}
              checked={status.keepLabels}
              onChange={(event) => configure.mutate({ keepLabels: event.currentTarget.checked })}
            />
            <Button variant="default" onClick={onChooseFolder}>
              {status.watch === 'off' ? t('inbox.choose') : t('inbox.chooseOther')}
            </Button>
            {status.watch !== 'off' && (
              <Button variant="subtle" onClick={() => stop.mutate()}>
                {t('inbox.stop')}
              </Button>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </>
  );
}
