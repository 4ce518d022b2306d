import { ActionIcon, Button, Title, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconTrash, IconUpload } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { SaveState } from './save-state.tsx';

interface EditorHeaderProps {
  readonly editing: Editing;
  readonly onClose: () => void;
  readonly onPublish: () => void;
  readonly onRemove: () => void;
}

/** The way back, what is being edited, whether it is saved, and what can be done with the whole item. */
export function EditorHeader({ editing, onClose, onPublish, onRemove }: EditorHeaderProps) {
  const { t } = useTranslation('inventory');
  const { item } = editing;
  const binned = item.deletedAt !== null;
  return (
    <header className={classes['header']}>
      <Tooltip label={t('editor.back')}>
        <ActionIcon size="lg" aria-label={t('editor.back')} onClick={onClose}>
          <IconArrowLeft size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Title order={1} size="h4" id="editor-title" className={classes['title']} dir="auto">
        {item.title.trim() === '' ? t('untitled') : item.title}
      </Title>
      <SaveState status={editing.status} />
      {!binned && (
        <>
          <Tooltip label={t('editor.remove')}>
            <ActionIcon size="lg" aria-label={t('editor.remove')} onClick={onRemove}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
          <Button leftSection={<IconUpload size={16} aria-hidden />} onClick={onPublish}>
            {t('selection.publish')}
          </Button>
        </>
      )}
    </header>
  );
}
