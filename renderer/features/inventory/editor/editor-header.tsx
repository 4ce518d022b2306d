import { ActionIcon, Button, Menu, Title, Tooltip } from '@mantine/core';
import {
  IconArrowLeft,
  IconCopyPlus,
  IconDots,
  IconHistory,
  IconTag,
  IconTemplate,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { showHistory } from '../../history/history-state.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { SaveState } from './save-state.tsx';
import type { ItemActions } from './use-item-actions.ts';

interface EditorHeaderProps {
  readonly editing: Editing;
  readonly onClose: () => void;
  readonly onPublish: () => void;
  readonly onRemove: () => void;
  readonly actions: ItemActions;
}

/** The way back, what is being edited, whether it is saved, and what can be done with the whole item. */
export function EditorHeader({ editing, onClose, onPublish, onRemove, actions }: EditorHeaderProps) {
  const { t } = useTranslation(['inventory', 'editor', 'history', 'labels']);
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
      <Tooltip label={t('history:itemTitle')}>
        <ActionIcon
          size="lg"
          aria-label={t('history:itemTitle')}
          onClick={() => showHistory({ kind: 'item', itemId: item.id })}
        >
          <IconHistory size={18} aria-hidden />
        </ActionIcon>
      </Tooltip>
      {!binned && (
        <>
          <Menu position="bottom-end">
            <Menu.Target>
              <ActionIcon size="lg" aria-label={t('editor:menu.label')}>
                <IconDots size={18} aria-hidden />
              </ActionIcon>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item leftSection={<IconCopyPlus size={16} aria-hidden />} onClick={actions.createSimilar}>
                {t('editor:menu.similar')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTag size={16} aria-hidden />} onClick={actions.printLabels}>
                {t('labels:openThis')}
              </Menu.Item>
              <Menu.Item leftSection={<IconTemplate size={16} aria-hidden />} onClick={actions.saveTemplate}>
                {t('editor:menu.template')}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
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
