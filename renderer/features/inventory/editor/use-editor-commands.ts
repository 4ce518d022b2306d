import {
  IconArrowLeft,
  IconCopyPlus,
  IconPhotoPlus,
  IconTag,
  IconTemplate,
  IconTrash,
  IconUpload,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../../app/commands.ts';
import type { ItemActions } from './use-item-actions.ts';

interface EditorActions {
  readonly onClose: () => void;
  readonly onPublish: () => void;
  readonly onRemove: () => void;
  readonly actions: ItemActions;
  /** Gone while the item is in the recycle bin. */
  readonly binned: boolean;
}

/** What the editor adds to palette and shortcut sheet. It acts on Escape and on pasting by itself. */
export function useEditorCommands({ onClose, onPublish, onRemove, actions, binned }: EditorActions): void {
  const { t } = useTranslation(['inventory', 'editor', 'labels', 'common']);
  const { createSimilar, printLabels, saveTemplate } = actions;
  const commands = useMemo((): readonly Command[] => {
    const group = t('common:command.group.inventory');
    const back: Command = { id: 'editor.back', label: t('editor.back'), group, icon: IconArrowLeft, run: onClose };
    const listed = (id: string, label: string, shortcut: string): Command => ({
      id: `editor.${id}`,
      label,
      group,
      shortcut,
      shownIn: 'sheet',
      run: () => {},
    });
    const escape = listed('escape', t('editor.back'), 'Esc');
    if (binned) return [back, escape];
    return [
      {
        id: 'editor.publish',
        label: t('command.publishThis'),
        group,
        icon: IconUpload,
        shortcut: 'mod+Enter',
        run: onPublish,
      },
      {
        id: 'editor.similar',
        label: t('editor:menu.similar'),
        group,
        icon: IconCopyPlus,
        shortcut: 'mod+D',
        run: createSimilar,
      },
      { id: 'editor.labels', label: t('labels:openThis'), group, icon: IconTag, run: printLabels },
      { id: 'editor.template', label: t('editor:menu.template'), group, icon: IconTemplate, run: saveTemplate },
      { id: 'editor.remove', label: t('editor.remove'), group, icon: IconTrash, run: onRemove },
      {
        id: 'editor.photos',
        label: t('photos.add'),
        group,
        icon: IconPhotoPlus,
        run: () => document.querySelector<HTMLElement>('[data-field="photos"]')?.click(),
      },
      back,
      escape,
      listed('paste', t('keys.paste'), 'mod+V'),
    ];
  }, [t, onClose, onPublish, onRemove, createSimilar, printLabels, saveTemplate, binned]);
  useCommands(commands);
}
