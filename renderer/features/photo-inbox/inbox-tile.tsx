import { useDraggable } from '@dnd-kit/core';
import { IconCheck, IconQrcode } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxPhoto } from '#shared/domain/photo-inbox.ts';
import { PhotoImage } from '../../components/photo-image.tsx';
import classes from './photo-inbox.module.css';

interface InboxTileProps {
  readonly photo: InboxPhoto;
  readonly selected: boolean;
  readonly onSelect: (photoId: string, range: boolean) => void;
}

/** One photo of the inbox: selected by a click or space, taken to another group by dragging. */
export const InboxTile = memo(function InboxTile({ photo, selected, onSelect }: InboxTileProps) {
  const { t } = useTranslation('photos');
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: photo.id });
  const label = photo.label === null ? '' : t('inbox.labelled', { text: photo.label });
  return (
    <button
      type="button"
      ref={setNodeRef}
      data-photo={photo.id}
      className={classes['tile']}
      aria-pressed={selected}
      aria-label={[photo.fileName, label].filter(Boolean).join(', ')}
      title={`${photo.fileName} · ${photo.width} × ${photo.height}`}
      {...(isDragging ? { 'data-dragging': true } : {})}
      // By pointer alone: the keys select here.
      onPointerDown={(event) => listeners?.['onPointerDown']?.(event)}
      onClick={(event: MouseEvent) => onSelect(photo.id, event.shiftKey)}
    >
      <PhotoImage photoId={photo.id} alt="" />
      {selected && (
        <span className={classes['tick']}>
          <IconCheck size={14} stroke={3} aria-hidden />
        </span>
      )}
      {photo.label !== null && (
        <span className={classes['label']}>
          <IconQrcode size={12} aria-hidden /> {photo.label}
        </span>
      )}
    </button>
  );
});
