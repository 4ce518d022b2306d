import { Button, Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { importCsv } from './csv-state.ts';
import { useImporting } from './use-importing.ts';

/** Starts an import; while one is under way, says how far it is and opens it again. */
export function ImportButton({ label }: { readonly label: string }) {
  const { t } = useTranslation('csv');
  const share = useImporting();
  return (
    <Button
      variant="default"
      onClick={importCsv}
      {...(share !== null && { leftSection: <Loader size={14} aria-hidden /> })}
    >
      {share === null ? label : t('import.running', { percent: Math.floor(share * 100) })}
    </Button>
  );
}
