import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BulkResult } from '#shared/ipc/bulk.ts';
import { describeError, describeProblem } from '../../app/i18n/describe.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { RefusedRows } from '../history/run-list.tsx';
import { undoRun, updateListings } from '../history/undo.ts';
import classes from './bulk.module.css';

/** What came of a bulk edit: how many, which ones not and why, and the way back. */
export function BulkOutcome({ result, onClose }: { readonly result: BulkResult; readonly onClose: () => void }) {
  const { t } = useTranslation(['bulk', 'common', 'history']);
  const stands = result.end !== 'cancelled' && result.changed > 0;
  return (
    <Stack gap="md">
      <div role="status">
        <Text fw={600}>
          {result.end === 'cancelled' ? t('result.cancelled') : t('result.changed', { count: result.changed })}
        </Text>
        {result.end === 'stopped' && <Text size="sm">{t('result.stopped')}</Text>}
        {result.unchanged > 0 && <Text size="sm">{t('preview.unchanged', { count: result.unchanged })}</Text>}
        {result.revised > 0 && <Text size="sm">{t('history:toast.revised', { count: result.revised })}</Text>}
      </div>
      {result.refused > 0 && result.end !== 'cancelled' && (
        <>
          <Group justify="space-between">
            <Text size="sm" fw={600}>
              {t('preview.refused', { count: result.refused })}
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={() => void copyRefused(result.runId)}>
              {t('result.copy')}
            </Button>
          </Group>
          <div className={classes['rows']} tabIndex={0} role="region" aria-label={t('history:refusedList')}>
            <RefusedRows runId={result.runId} />
          </div>
        </>
      )}
      {result.listings > 0 && (
        <Group justify="space-between">
          <Text size="sm">{t('history:toast.listings', { count: result.listings })}</Text>
          <Button size="xs" variant="default" onClick={() => void updateListings(result.runId)}>
            {t('history:toast.updateListings', { count: result.listings })}
          </Button>
        </Group>
      )}
      <Group justify="flex-end" gap="xs">
        {stands && (
          <Button
            variant="default"
            onClick={() => {
              undoRun(result.runId);
              onClose();
            }}
          >
            {t('common:undo')}
          </Button>
        )}
        <Button onClick={onClose} data-autofocus>
          {t('common:close')}
        </Button>
      </Group>
    </Stack>
  );
}

/** All refused rows as text with tabs, which a spreadsheet takes as a table. */
async function copyRefused(runId: string): Promise<void> {
  try {
    const lines: string[] = [];
    for (let offset = 0; ; offset += 500) {
      const { rows, total } = await client.request('history.refused', { runId, offset, limit: 500 });
      for (const { sku, title, problem } of rows) lines.push([sku, title, describeProblem(problem)].join('\t'));
      if (rows.length === 0 || lines.length >= total) break;
    }
    await navigator.clipboard.writeText(lines.join('\n'));
    showToast({ text: i18n.t('bulk:result.copied', { count: lines.length }) });
  } catch (error) {
    showToast({ text: describeError(asAppError(error)), tone: 'bad' });
  }
}
