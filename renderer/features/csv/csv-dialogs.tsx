import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useData } from '../../data/query.ts';
import { ExportDialog } from './export-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { closeCsv, showImport, useCsv } from './csv-state.ts';

/** Both dialogs, above every screen, and what is said of work that goes on while they are closed. */
export function CsvDialogs() {
  useCutOff();
  useEndOfImport();
  useEndOfExport();
  return (
    <>
      <ImportDialog />
      <ExportDialog />
    </>
  );
}

/** After a start: an import that was cut off is not left to be found by chance. */
function useCutOff(): void {
  const status = useData('csv.status').data;
  const asked = useRef(false);
  useEffect(() => {
    if (status === undefined || asked.current) return;
    asked.current = true;
    if (status.import === null && status.unfinished.length > 0) showImport();
  }, [status]);
}

function useEndOfImport(): void {
  const { t } = useTranslation('csv');
  const status = useData('csv.status').data?.import;
  const before = useRef(status?.phase);
  useEffect(() => {
    const wasImporting = before.current === 'importing';
    before.current = status?.phase;
    if (!status || !wasImporting || status.phase === 'importing' || useCsv.getState().opened === 'import') return;
    const { fileName, tally } = status;
    useCsv.setState({ unseen: status.id });
    const finished =
      tally.refused > 0
        ? t('result.finishedPartly', { fileName, count: tally.refused })
        : t('result.finished', { fileName });
    showToast({
      text: status.phase === 'failed' ? t('result.failed', { fileName }) : finished,
      tone: status.phase === 'failed' ? 'bad' : 'plain',
      action: { label: t('result.show'), run: showImport },
    });
  }, [status, t]);
}

function useEndOfExport(): void {
  const { t } = useTranslation('csv');
  const data = useData('csv.status').data;
  const told = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (data === undefined) return;
    const status = data.export;
    const now = status ? `${status.id} ${status.phase}` : 'none';
    // Of an export that was there before the page was, nothing is said.
    const isNew = told.current !== undefined && told.current !== now;
    told.current = now;
    if (!status || !isNew || status.phase === 'exporting') return;
    if (status.phase === 'done') {
      if (useCsv.getState().opened === 'export') closeCsv();
      showToast({ text: t('export.done', { count: status.items, fileName: status.fileName }) });
    } else if (status.phase === 'stopped') showToast({ text: t('export.stopped') });
    else if (status.error) showToast({ text: describeError(status.error), tone: 'bad' });
  }, [data, t]);
}
