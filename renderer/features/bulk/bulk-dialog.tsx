import { useTranslation } from 'react-i18next';
import { useState } from 'react';
import type { BulkResult } from '#shared/ipc/bulk.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Layer } from '../../components/layer.tsx';
import { BulkForm } from './bulk-form.tsx';
import { BulkOutcome } from './bulk-outcome.tsx';
import { closeBulkEdit, useBulkItems } from './bulk-state.ts';

/** Changes many items at once: what, a preview of it, how far it is, and what came of it. */
export function BulkDialog() {
  const { t } = useTranslation('bulk');
  const ids = useBulkItems((state) => state.ids);
  const [running, setRunning] = useState(false);
  const [result, setResult] = useState<BulkResult | null>(null);
  const close = (): void => {
    // A run under way is ended by its own buttons: closing would leave open whether it goes on.
    if (running) return;
    setResult(null);
    closeBulkEdit();
  };
  if (ids === null) return null;
  return (
    <Dialog
      opened
      onClose={close}
      withCloseButton={!running}
      closeOnClickOutside={false}
      title={t('title', { count: ids.length })}
      size={920}
    >
      {result ? (
        <Layer key="result">
          <BulkOutcome result={result} onClose={close} />
        </Layer>
      ) : (
        <BulkForm ids={ids} onRunning={setRunning} onDone={setResult} onClose={close} />
      )}
    </Dialog>
  );
}
