import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CsvUnfinished } from '#shared/ipc/csv.ts';
import { chooseFile, drop, goOn } from './csv-state.ts';

/** Imports that were cut off, by the end of the app or by hand: each can go on where it stopped. */
export function UnfinishedStep({ imports }: { readonly imports: readonly CsvUnfinished[] }) {
  const { t } = useTranslation('csv');
  return (
    <Stack gap="md">
      {imports.map(({ id, fileName, rows }, index) => (
        <Stack key={id} gap="xs">
          <Text size="sm">{t('unfinished.text', { fileName, count: rows })}</Text>
          <Group gap="xs">
            <Button {...(index === 0 ? { 'data-autofocus': true } : {})} onClick={() => goOn(id)}>
              {t('unfinished.continue')}
            </Button>
            <Button variant="default" onClick={() => drop(id)}>
              {t('unfinished.drop')}
            </Button>
          </Group>
        </Stack>
      ))}
      <Group>
        <Button variant="subtle" onClick={chooseFile}>
          {t('import.choose')}
        </Button>
      </Group>
    </Stack>
  );
}
