import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon, Checkbox, Loader } from '@mantine/core';
import { IconAdjustments, IconX } from '@tabler/icons-react';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#shared/domain/item.ts';
import { PhotoImage } from '../../../components/photo-image.tsx';
import classes from './editor.module.css';
import own from './photo-editor.module.css';

interface PhotoTileProps {
  readonly photo: Photo;
  readonly index: number;
  readonly selected: boolean;
  /** Some photo is selected: all show where that is done. */
  readonly selecting: boolean;
  /** A new version of it is being made. */
  readonly busy: boolean;
  readonly onOpen: () => void;
  /** `range`: everything between the last one and this. */
  readonly onSelect: (range: boolean) => void;
  readonly onRemove: () => void;
  /** Delete was pressed on it. */
  readonly onDelete: () => void;
}

/** One photo: opened by a click or Enter, dragged by pointer or space, selected by its box or with Ctrl or Shift. */
export function PhotoTile({
  photo,
  index,
  selected,
  selecting,
  busy,
  onOpen,
  onSelect,
  onRemove,
  onDelete,
}: PhotoTileProps) {
  const { t } = useTranslation(['inventory', 'photos']);
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: photo.id,
  });
  const named = { place: index + 1, fileName: photo.fileName };
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) onSelect(event.shiftKey);
    else if (!busy) onOpen();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Delete' || isDragging) listeners?.['onKeyDown']?.(event);
    else onDelete();
    // Also the second of two quick presses, which the drag does not yet listen to and a button would take for a click.
    if (event.key === ' ' || event.key === 'Delete') event.preventDefault();
  };
  return (
    <li
      ref={setNodeRef}
      className={classes['photo']}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      {...(isDragging ? { 'data-dragging': true } : {})}
      {...(selected ? { 'data-selected': true } : {})}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes['handle']}
        {...attributes}
        {...listeners}
        title={`${photo.fileName} · ${photo.width} × ${photo.height}`}
        aria-label={t('photos.tile', named)}
        aria-busy={busy}
        onClick={onClick}
        onKeyDown={onKeyDown}
      >
        <PhotoImage photoId={photo.id} alt="" />
      </button>
      <Checkbox
        size="xs"
        className={own['select'] ?? ''}
        // On the box as a whole: other attributes would go to the field within it.
        wrapperProps={{ 'data-shown': selected || selecting || undefined }}
        checked={selected}
        aria-label={t('photos:select', named)}
        onClick={(event) => onSelect(event.shiftKey)}
        readOnly
      />
      {index === 0 && <span className={classes['mainPhoto']}>{t('photos.main')}</span>}
      {(busy || photo.edit !== null) && (
        <span className={own['edited']} title={t('photos:edited')}>
          {busy ? <Loader size={12} color="white" /> : <IconAdjustments size={12} aria-label={t('photos:edited')} />}
        </span>
      )}
      <ActionIcon
        size={24}
        variant="filled"
        className={classes['removePhoto'] ?? ''}
        aria-label={t('photos.remove', named)}
        onClick={onRemove}
      >
        <IconX size={13} aria-hidden />
      </ActionIcon>
    </li>
  );
}
