import { Button, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupRow } from '#shared/ipc/backups.ts';
import { formatDateTime } from '../../../components/time-text.ts';
import { useLocale } from '../../../data/settings.ts';
import { askToReplace } from './backup-flow.ts';
import { byteText } from './byte-text.ts';
import { ProofNote } from './proof-note.tsx';

/** Every backup with what is in it, newest first. */
export function BackupList({ backups, busy }: { readonly backups: readonly BackupRow[]; readonly busy: boolean }) {
  const { t } = useTranslation('backup');
  const locale = useLocale();
  const number = (value: number | null) => (value === null ? '—' : new Intl.NumberFormat(locale).format(value));
  return (
    <Table.ScrollContainer minWidth={520} mah={360}>
      <Table verticalSpacing={6} aria-label={t('list.label')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('list.when')}</Table.Th>
            <Table.Th ta="end">{t('list.size')}</Table.Th>
            <Table.Th ta="end">{t('list.items')}</Table.Th>
            <Table.Th ta="end">{t('list.photos')}</Table.Th>
            <Table.Th>{t('list.proof')}</Table.Th>
            <Table.Th aria-label={t('list.action')} />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {backups.map((backup) => (
            <Table.Tr key={backup.name}>
              <Table.Td>{formatDateTime(backup.at, locale)}</Table.Td>
              <Table.Td ta="end">{byteText(backup.bytes, locale)}</Table.Td>
              <Table.Td ta="end">{number(backup.items)}</Table.Td>
              <Table.Td ta="end">{number(backup.photos)}</Table.Td>
              <Table.Td maw={260}>
                <ProofNote backup={backup} />
              </Table.Td>
              <Table.Td ta="end">
                <Button
                  size="compact-sm"
                  variant="default"
                  disabled={busy || backup.newer}
                  aria-label={t('restoreFrom', { when: formatDateTime(backup.at, locale) })}
                  onClick={() => askToReplace({ kind: 'restore', backup })}
                >
                  {t('restore')}
                </Button>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
