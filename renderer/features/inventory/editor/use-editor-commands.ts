import { IconArrowLeft, IconPhotoPlus, IconTrash, IconUpload } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../../app/commands.ts';

interface EditorActions {
  readonly onClose: () => void;
  readonly onPublish: () => void;
  readonly onRemove: () => void;
  /** Gone while the item is in the recycle bin. */
  readonly binned: boolean;
}

/** What the editor adds to palette and shortcut sheet. It acts on Escape and on pasting by itself. */
export function useEditorCommands({ onClose, onPublish, onRemove, binned }: EditorActions): void {
  const { t } = useTranslation(['inventory', 'common']);
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
  }, [t, onClose, onPublish, onRemove, binned]);
  useCommands(commands);
}
