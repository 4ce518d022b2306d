import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { Layer } from '../../components/layer.tsx';
import { useData } from '../../data/query.ts';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { chooseFile, closeCsv, useCsv } from './csv-state.ts';
import { ProgressStep } from './progress-step.tsx';
import { ResultStep } from './result-step.tsx';
import { UnfinishedStep } from './unfinished-step.tsx';

/** The way of a file into the inventory: columns, dry run, import, result. Closed meanwhile, the work goes on. */
export function ImportDialog() {
  const { t } = useTranslation('csv');
  const opened = useCsv((state) => state.opened === 'import');
  const { unfinished = [] } = useData('csv.status').data ?? {};
  const step = useStep();
  return (
    <Dialog
      opened={opened}
      onClose={closeCsv}
      title={step === 'unfinished' && unfinished.length > 0 ? t('unfinished.title') : t('import.title')}
      size="min(920px, 94vw)"
    >
      <Layer key={step}>
        <Step step={step} />
      </Layer>
    </Dialog>
  );
}

type StepName = 'columns' | 'progress' | 'check' | 'result' | 'unfinished';

function useStep(): StepName {
  const editing = useCsv((state) => state.editing && state.file !== null);
  const phase = useData('csv.status').data?.import?.phase;
  if (phase === 'checking' || phase === 'importing') return 'progress';
  if (editing) return 'columns';
  if (phase === 'checked') return 'check';
  return phase === 'done' || phase === 'stopped' || phase === 'failed' ? 'result' : 'unfinished';
}

function Step({ step }: { readonly step: StepName }) {
  const { t } = useTranslation('csv');
  const { file, settings } = useCsv();
  const { import: status, unfinished = [] } = useData('csv.status').data ?? {};
  if (step === 'columns' && file && settings) return <ColumnsStep file={file} settings={settings} />;
  if (step === 'progress' && status) return <ProgressStep status={status} />;
  if (step === 'check' && status) return <CheckStep key={status.id} status={status} />;
  if (step === 'result' && status) return <ResultStep status={status} />;
  if (unfinished.length > 0) return <UnfinishedStep imports={unfinished} />;
  return (
    <Group>
      <Button data-autofocus onClick={chooseFile}>
        {t('import.choose')}
      </Button>
    </Group>
  );
}
