import { Button, CloseButton, Text } from '@mantine/core';
import {
  IconClipboard,
  IconCopy,
  IconCut,
  IconFolderSymlink,
  IconRotate2,
  IconRotateClockwise2,
  IconTrash,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { PhotoClipboard } from './photo-clipboard.ts';
import classes from './photo-editor.module.css';

interface PhotoBarProps {
  readonly selected: number;
  readonly held: PhotoClipboard | null;
  readonly onCopy: () => void;
  readonly onCut: () => void;
  readonly onCopyTo: () => void;
  readonly onPaste: () => void;
  readonly onTurn: (by: 90 | 270) => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

/** What can be done with the selected photos, and with those that were copied elsewhere. */
export function PhotoBar({
  selected,
  held,
  onCopy,
  onCut,
  onCopyTo,
  onPaste,
  onTurn,
  onRemove,
  onClear,
}: PhotoBarProps) {
  const { t } = useTranslation('photos');
  if (selected === 0 && held === null) return null;
  const look = { size: 'compact-sm', variant: 'default' } as const;
  return (
    <div className={classes['bar']} role="group" aria-label={t('bar.label')}>
      {selected > 0 && (
        <>
          <Text size="sm" role="status">
            {t('bar.selected', { count: selected })}
          </Text>
          <Button {...look} leftSection={<IconCopy size={14} aria-hidden />} onClick={onCopy}>
            {t('bar.copy')}
          </Button>
          <Button {...look} leftSection={<IconCut size={14} aria-hidden />} onClick={onCut}>
            {t('bar.cut')}
          </Button>
          <Button {...look} leftSection={<IconFolderSymlink size={14} aria-hidden />} onClick={onCopyTo}>
            {t('bar.copyTo')}
          </Button>
          <Button {...look} leftSection={<IconRotate2 size={14} aria-hidden />} onClick={() => onTurn(270)}>
            {t('edit.turnLeft')}
          </Button>
          <Button {...look} leftSection={<IconRotateClockwise2 size={14} aria-hidden />} onClick={() => onTurn(90)}>
            {t('edit.turnRight')}
          </Button>
          <Button {...look} leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
            {t('bar.remove')}
          </Button>
          <CloseButton size="sm" aria-label={t('bar.clear')} onClick={onClear} />
        </>
      )}
      {held !== null && (
        <Button {...look} leftSection={<IconClipboard size={14} aria-hidden />} onClick={onPaste}>
          {t('bar.paste', { count: held.photoIds.length })}
        </Button>
      )}
    </div>
  );
}
