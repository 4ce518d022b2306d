import { VisuallyHidden } from '@mantine/core';
import { IconAlertTriangle, IconCheck, IconPencil } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SaveStatus } from '../editing/autosave.ts';
import classes from './editor.module.css';

/** Quiet (ms) before "Saved" is read out: not after every pause in typing. */
const announceAfter = 1_500;

const shown = {
  saved: { icon: IconCheck, bad: false },
  unsaved: { icon: IconPencil, bad: false },
  saving: { icon: IconPencil, bad: false },
  refused: { icon: IconAlertTriangle, bad: true },
  failed: { icon: IconAlertTriangle, bad: true },
  conflict: { icon: IconAlertTriangle, bad: true },
} as const;

/** Whether what was typed is safe. Seen at once, read out when it settles. */
export function SaveState({ status }: { readonly status: SaveStatus }) {
  const { t } = useTranslation('inventory');
  const [announced, setAnnounced] = useState<SaveStatus | null>(null);
  useEffect(() => {
    if (status === 'unsaved' || status === 'saving') return undefined;
    const timer = setTimeout(() => setAnnounced(status), status === 'saved' ? announceAfter : 0);
    return () => clearTimeout(timer);
  }, [status]);
  const { icon: Icon, bad } = shown[status];
  return (
    <span className={classes['status']} data-tone={bad ? 'bad' : 'plain'} data-save-status={status}>
      <Icon size={14} aria-hidden />
      <span aria-hidden>{t(`save.${status}`)}</span>
      <VisuallyHidden role="status">{announced === null ? '' : t(`save.${announced}`)}</VisuallyHidden>
    </span>
  );
}
