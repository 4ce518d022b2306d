import { useSortable } from '@dnd-kit/sortable';
import { CSS } from '@dnd-kit/utilities';
import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Photo } from '#shared/domain/item.ts';
import { PhotoImage } from '../../../components/photo-image.tsx';
import classes from './editor.module.css';

interface PhotoTileProps {
  readonly photo: Photo;
  readonly index: number;
  readonly onRemove: () => void;
}

/** One photo: its own handle for drag and keyboard, and a button that takes it off. */
export function PhotoTile({ photo, index, onRemove }: PhotoTileProps) {
  const { t } = useTranslation('inventory');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: photo.id,
  });
  return (
    <li
      ref={setNodeRef}
      className={classes['photo']}
      style={{ transform: CSS.Transform.toString(transform), transition }}
      {...(isDragging ? { 'data-dragging': true } : {})}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes['handle']}
        {...attributes}
        {...listeners}
        title={`${photo.fileName} · ${photo.width} × ${photo.height}`}
        aria-label={t('photos.tile', { place: index + 1, fileName: photo.fileName })}
      >
        <PhotoImage photoId={photo.id} alt="" />
      </button>
      {index === 0 && <span className={classes['mainPhoto']}>{t('photos.main')}</span>}
      <ActionIcon
        size={24}
        variant="filled"
        className={classes['removePhoto'] ?? ''}
        aria-label={t('photos.remove', { place: index + 1, fileName: photo.fileName })}
        onClick={onRemove}
      >
        <IconX size={13} aria-hidden />
      </ActionIcon>
    </li>
  );
}
