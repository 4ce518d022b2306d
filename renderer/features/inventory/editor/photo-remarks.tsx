import { CloseButton, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PhotoImport } from '#shared/ipc/inventory.ts';
import { describeProblem } from '../../../app/i18n/describe.ts';
import classes from './editor.module.css';

interface PhotoRemarksProps {
  readonly refused: PhotoImport['refused'];
  readonly noted: PhotoImport['noted'];
  readonly onDismiss: (fileName: string) => void;
}

/** Which files were left out, each with its reason, and what has to be said of those that are in. */
export function PhotoRemarks({ refused, noted, onDismiss }: PhotoRemarksProps) {
  const { t } = useTranslation('inventory');
  if (refused.length + noted.length === 0) return null;
  const line = ({ fileName, problem }: PhotoImport['refused'][number], bad: boolean) => (
    <li key={`${fileName} ${problem.reason}`}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Text size="sm" {...(bad ? { c: 'var(--mantine-color-error)' } : {})} dir="auto">
          <strong>{fileName}</strong>: {describeProblem(problem)}
        </Text>
        <CloseButton size="sm" aria-label={t('photos.dismiss', { fileName })} onClick={() => onDismiss(fileName)} />
      </Group>
    </li>
  );
  return (
    <div role="alert" aria-label={t('photos.refused')}>
      <ul className={classes['refused']}>
        {refused.map((one) => line(one, true))}
        {noted.map((one) => line(one, false))}
      </ul>
    </div>
  );
}
