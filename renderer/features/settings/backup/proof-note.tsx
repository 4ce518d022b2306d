import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BackupRow, DrillFindingView } from '#shared/ipc/backups.ts';
import { StatusBadge, type StatusTone } from '../../../components/status-badge.tsx';
import { TimeAgo } from '../../../components/time-ago.tsx';

const tones: Readonly<Record<BackupRow['proof']['state'], StatusTone>> = {
  untested: 'neutral',
  proved: 'good',
  failed: 'bad',
};

/** The verdict of the last test in a word, when, and what it found. */
export function ProofNote({ backup: { proof, newer } }: { readonly backup: BackupRow }) {
  const { t } = useTranslation('backup');
  return (
    <Stack gap={2} align="flex-start">
      <StatusBadge tone={tones[proof.state]}>{t(`proof.${proof.state}`)}</StatusBadge>
      {proof.state === 'untested' ? null : (
        <>
          <Text size="xs" c="dimmed">
            <TimeAgo at={proof.at} />
          </Text>
          {proof.findings.map((finding) => (
            <Text size="xs" key={`${finding.reason} ${finding.params['table'] ?? ''}`}>
              {findingText(t, finding)}
            </Text>
          ))}
        </>
      )}
      {newer ? <Text size="xs">{t('newer')}</Text> : null}
    </Stack>
  );
}

type Texts = ReturnType<typeof useTranslation<'backup'>>['t'];

function findingText(t: Texts, { reason, params }: DrillFindingView): string {
  const count = Number(params['count'] ?? 0);
  switch (reason) {
    case 'photos_missing':
      return t('finding.photos_missing', { count });
    case 'photos_damaged':
      return t('finding.photos_damaged', { count });
    case 'photos_gone':
      return t('finding.photos_gone', { count });
    case 'counts_differ':
      return t('finding.counts_differ', {
        table: String(params['table']),
        expected: Number(params['expected']),
        found: Number(params['found']),
      });
    case 'parentless':
      return t('finding.parentless', { table: String(params['table']) });
    case 'unreadable':
      return t('finding.unreadable', { said: String(params['said']) });
    case 'damaged':
      return t('finding.damaged', { said: String(params['said']) });
    case 'altered':
      return t('finding.altered');
    default:
      return t('finding.no_record');
  }
}
