import {
  closestCenter,
  DndContext,
  KeyboardCode,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../../../data/query.ts';
import { useTargetMarkets } from '../../../data/target-markets.ts';
import { showToast } from '../../../components/toast.tsx';
import { describeError } from '../../../app/i18n/describe.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { PhotoBar } from './photo-bar.tsx';
import { PhotoCopyDialog } from './photo-copy-dialog.tsx';
import { PhotoEditor } from './photo-editor.tsx';
import { PhotoRemarks } from './photo-remarks.tsx';
import { afterClick, moveTogether } from './photo-selection.ts';
import { PhotoTile } from './photo-tile.tsx';
import { Section } from './section.tsx';
import { usePhotoClipboardKeys } from './use-photo-clipboard.ts';
import { usePhotoCommands } from './use-photo-commands.ts';
import { usePhotos } from './use-photos.ts';
import { useTileFocus } from './use-tile-focus.ts';

/** Enter opens a photo, so that only space picks one up. */
const keys = {
  start: [KeyboardCode.Space],
  cancel: [KeyboardCode.Esc],
  end: [KeyboardCode.Space, KeyboardCode.Enter, KeyboardCode.Tab],
};

/** Photos in the order in which marketplaces show them. Dropped anywhere, pasted anywhere, or chosen. */
export function PhotosSection({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation(['inventory', 'photos']);
  const { item } = editing;
  const photos = usePhotos(editing);
  const binned = item.deletedAt !== null;
  const marketplaces = useTargetMarkets();
  const limit = marketplaces.length
    ? Math.min(...marketplaces.map(({ capabilities }) => capabilities.photoLimit))
    : undefined;
  const [dragging, setDragging] = useState(false);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [lastPicked, setLastPicked] = useState<string | null>(null);
  const [opened, setOpened] = useState<string | null>(null);
  const [copyingTo, setCopyingTo] = useState(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates, keyboardCodes: keys }),
  );
  const ids = photos.order;
  const selected = new Set(ids.filter((id) => picked.has(id)));
  const chosen = ids.flatMap((id) => item.photos.filter((photo) => photo.id === id && selected.has(id)));
  const clipboard = usePhotoClipboardKeys(item.id, selected, photos);
  const copyTo = useAction('photos.copy', {
    onSuccess: (answer) => {
      setCopyingTo(false);
      const copied = chosen.length - answer.refused.length;
      showToast({ text: t('photos:copyTo.done', { count: copied }), ...(copied === 0 && { tone: 'bad' }) });
      photos.report(answer);
    },
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const open = item.photos.find(({ id }) => id === opened);
  const list = useRef<HTMLUListElement>(null);
  const goOnAt = useTileFocus(list, opened);
  /** The one photo, or all that are selected when it is among them. */
  const remove = (id: string): void =>
    photos.remove(selected.has(id) ? chosen : item.photos.filter((photo) => photo.id === id));
  usePhotoCommands({
    selected: binned ? 0 : selected.size,
    photos: binned ? 0 : ids.length,
    pasteable: clipboard.held !== null && !binned,
    onSelectAll: () => setPicked(new Set(ids)),
    onEdit: () => setOpened(chosen[0]?.id ?? ids[0] ?? null),
    onCopy: () => clipboard.hold(false),
    onCut: () => clipboard.hold(true),
    onCopyTo: () => setCopyingTo(true),
    onPaste: clipboard.paste,
    onTurn: (by) => photos.turn(chosen, by),
    onRemove: () => photos.remove(chosen),
  });
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    setDragging(false);
    if (!over) return;
    const moved = moveTogether(ids, selected, String(active.id), String(over.id));
    if (moved !== ids) photos.reorder(moved);
  };
  const select = (id: string, range: boolean): void => {
    setPicked(afterClick(ids, selected, { id, from: lastPicked, range }));
    setLastPicked(id);
  };
  const place = (id: string | number): number => ids.indexOf(String(id)) + 1;
  const announced = (key: 'picked' | 'over' | 'dropped' | 'putBack', id: string | number): string =>
    t(`photos.${key}`, { place: place(id), count: ids.length });
  return (
    <Section
      title={t('section.photos')}
      aside={
        <Text size="xs" c="dimmed" role="status">
          {photos.importing > 0
            ? t('photos.importing', { count: photos.importing })
            : limit !== undefined && t('photos.count', { count: ids.length, limit })}
        </Text>
      }
    >
      <DndContext
        sensors={sensors}
        collisionDetection={closestCenter}
        onDragStart={() => setDragging(true)}
        onDragCancel={() => setDragging(false)}
        onDragEnd={onDragEnd}
        accessibility={{
          screenReaderInstructions: { draggable: t('photos:instructions') },
          announcements: {
            onDragStart: ({ active }) => announced('picked', active.id),
            onDragOver: ({ over }) => (over ? announced('over', over.id) : undefined),
            onDragEnd: ({ over, active }) => announced('dropped', over?.id ?? active.id),
            onDragCancel: ({ active }) => announced('putBack', active.id),
          },
        }}
      >
        <SortableContext items={[...ids]} strategy={rectSortingStrategy}>
          <ul ref={list} className={classes['photos']} {...(dragging ? { 'data-dragging': true } : {})}>
            {ids.map((id, index) => {
              const photo = item.photos.find((one) => one.id === id);
              return (
                photo && (
                  <PhotoTile
                    key={id}
                    photo={photo}
                    index={index}
                    selected={selected.has(id)}
                    selecting={selected.size > 0}
                    busy={photos.turning.has(id)}
                    onOpen={() => setOpened(id)}
                    onSelect={(range) => select(id, range)}
                    onRemove={() => photos.remove([photo])}
                    onDelete={() => remove(id)}
                  />
                )
              );
            })}
            {!binned && (
              <li {...(ids.length === 0 ? { style: { gridColumn: '1 / -1' } } : {})}>
                <button
                  type="button"
                  data-field="photos"
                  className={classes['addPhoto']}
                  {...(ids.length === 0 ? { 'data-wide': true } : {})}
                  onClick={photos.choose}
                  // Not disabled meanwhile: that would take the keyboard away from it.
                  aria-busy={photos.choosing}
                >
                  <span>
                    <IconPhotoPlus size={24} stroke={1.4} aria-hidden />
                    <br />
                    {ids.length === 0 ? t('photos.addFirst') : t('photos.add')}
                  </span>
                </button>
              </li>
            )}
          </ul>
        </SortableContext>
      </DndContext>
      {/* Below the tiles, which therefore stay under the pointer when the first one is selected. */}
      {!binned && (
        <PhotoBar
          selected={selected.size}
          held={clipboard.held}
          onCopy={() => clipboard.hold(false)}
          onCut={() => clipboard.hold(true)}
          onCopyTo={() => setCopyingTo(true)}
          onPaste={clipboard.paste}
          onTurn={(by) => photos.turn(chosen, by)}
          onRemove={() => {
            // The buttons go together with what was selected.
            goOnAt(ids.findIndex((id) => selected.has(id)));
            photos.remove(chosen);
          }}
          onClear={() => setPicked(new Set())}
        />
      )}
      <PhotoRemarks remarks={photos.remarks} onDismiss={photos.dismiss} />
      {open && !binned && (
        <PhotoEditor
          key={open.id}
          photo={open}
          others={item.photos.filter(({ id }) => id !== open.id)}
          onClose={() => setOpened(null)}
          onSaved={editing.receive}
        />
      )}
      {copyingTo && chosen.length > 0 && (
        <PhotoCopyDialog
          title={t('photos:copyTo.title', { count: chosen.length })}
          action={t('photos:copyTo.action')}
          exceptItemId={item.id}
          busy={copyTo.isPending}
          onClose={() => setCopyingTo(false)}
          onChoose={(toItemId) => copyTo.mutate({ photoIds: chosen.map(({ id }) => id), toItemId, move: false })}
        />
      )}
      <Dropzone.FullScreen
        active={!binned}
        onDrop={photos.importFiles}
        onReject={(rejections) => photos.importFiles(rejections.map(({ file }) => file))}
        enablePointerEvents
      >
        <div className={classes['dropHint']}>{t('photos.drop')}</div>
      </Dropzone.FullScreen>
    </Section>
  );
}
