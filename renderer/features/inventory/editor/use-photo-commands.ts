import {
  IconAdjustments,
  IconClipboard,
  IconCopy,
  IconCut,
  IconFolderSymlink,
  IconPhotoCheck,
  IconRotate2,
  IconRotateClockwise2,
  IconTrash,
} from '@tabler/icons-react';
import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../../app/commands.ts';

interface PhotoActions {
  /** How many are selected. */
  readonly selected: number;
  /** How many there are. */
  readonly photos: number;
  readonly pasteable: boolean;
  readonly onSelectAll: () => void;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
  readonly onCut: () => void;
  readonly onCopyTo: () => void;
  readonly onPaste: () => void;
  readonly onTurn: (by: 90 | 270) => void;
  readonly onRemove: () => void;
}

const does = {
  edit: (on: PhotoActions) => on.onEdit(),
  all: (on: PhotoActions) => on.onSelectAll(),
  copy: (on: PhotoActions) => on.onCopy(),
  cut: (on: PhotoActions) => on.onCut(),
  copyTo: (on: PhotoActions) => on.onCopyTo(),
  paste: (on: PhotoActions) => on.onPaste(),
  left: (on: PhotoActions) => on.onTurn(270),
  right: (on: PhotoActions) => on.onTurn(90),
  remove: (on: PhotoActions) => on.onRemove(),
};

/** What the photos of the open item add to the palette. */
export function usePhotoCommands(actions: PhotoActions): void {
  const { t } = useTranslation('photos');
  const { selected, photos, pasteable } = actions;
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  const some = selected > 0;
  const any = photos > 0;
  const commands = useMemo((): readonly Command[] => {
    const group = t('group');
    const run = (name: keyof typeof does) => () => does[name](latest.current);
    const whole: readonly Command[] = [
      { id: 'photos.edit', label: t('command.edit'), group, icon: IconAdjustments, run: run('edit') },
      { id: 'photos.all', label: t('command.selectAll'), group, icon: IconPhotoCheck, run: run('all') },
    ];
    const selection: readonly Command[] = [
      { id: 'photos.copy', label: t('command.copy'), group, icon: IconCopy, run: run('copy') },
      { id: 'photos.cut', label: t('command.cut'), group, icon: IconCut, run: run('cut') },
      { id: 'photos.copyTo', label: t('command.copyTo'), group, icon: IconFolderSymlink, run: run('copyTo') },
      { id: 'photos.left', label: t('command.turnLeft'), group, icon: IconRotate2, run: run('left') },
      { id: 'photos.right', label: t('command.turnRight'), group, icon: IconRotateClockwise2, run: run('right') },
      { id: 'photos.remove', label: t('command.remove'), group, icon: IconTrash, run: run('remove') },
    ];
    const paste: Command = {
      id: 'photos.paste',
      label: t('command.paste'),
      group,
      icon: IconClipboard,
      run: run('paste'),
    };
    return [...(any ? whole : []), ...(some ? selection : []), ...(pasteable ? [paste] : [])];
  }, [t, any, some, pasteable]);
  useCommands(commands);
}
