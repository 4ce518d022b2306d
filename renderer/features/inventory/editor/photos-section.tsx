import {
  closestCenter,
  DndContext,
  KeyboardSensor,
  PointerSensor,
  useSensor,
  useSensors,
  type DragEndEvent,
} from '@dnd-kit/core';
import { arrayMove, rectSortingStrategy, SortableContext, sortableKeyboardCoordinates } from '@dnd-kit/sortable';
import { CloseButton, Group, Text } from '@mantine/core';
import { Dropzone } from '@mantine/dropzone';
import { IconPhotoPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { describeProblem } from '../../../app/i18n/describe.ts';
import { useTargetMarkets } from '../../../data/target-markets.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { PhotoTile } from './photo-tile.tsx';
import { Section } from './section.tsx';
import { usePhotos } from './use-photos.ts';

/** Photos in the order in which marketplaces show them. Dropped anywhere, pasted anywhere, or chosen. */
export function PhotosSection({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation('inventory');
  const { item } = editing;
  const photos = usePhotos(editing);
  const marketplaces = useTargetMarkets();
  const limit = marketplaces.length
    ? Math.min(...marketplaces.map(({ capabilities }) => capabilities.photoLimit))
    : undefined;
  const [dragging, setDragging] = useState(false);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 6 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const ids = photos.order;
  const onDragEnd = ({ active, over }: DragEndEvent): void => {
    setDragging(false);
    const from = ids.indexOf(String(active.id));
    const to = over ? ids.indexOf(String(over.id)) : -1;
    if (from !== -1 && to !== -1 && from !== to) photos.reorder(arrayMove([...ids], from, to));
  };
  const place = (id: string | number): number => ids.indexOf(String(id)) + 1;
  const announced = (key: 'picked' | 'over' | 'dropped' | 'putBack', id: string | number): string =>
    t(`photos.${key}`, { place: place(id), count: ids.length });
  const binned = item.deletedAt !== null;
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
          screenReaderInstructions: { draggable: t('photos.instructions') },
          announcements: {
            onDragStart: ({ active }) => announced('picked', active.id),
            onDragOver: ({ over }) => (over ? announced('over', over.id) : undefined),
            onDragEnd: ({ over, active }) => announced('dropped', over?.id ?? active.id),
            onDragCancel: ({ active }) => announced('putBack', active.id),
          },
        }}
      >
        <SortableContext items={[...ids]} strategy={rectSortingStrategy}>
          <ul className={classes['photos']} {...(dragging ? { 'data-dragging': true } : {})}>
            {ids.map((id, index) => {
              const photo = item.photos.find((one) => one.id === id);
              return photo && <PhotoTile key={id} photo={photo} index={index} onRemove={() => photos.remove(photo)} />;
            })}
            <li
              className={ids.length === 0 ? classes['wide'] : ''}
              {...(ids.length === 0 ? { style: { gridColumn: '1 / -1' } } : {})}
            >
              <button
                type="button"
                data-field="photos"
                className={classes['addPhoto']}
                {...(ids.length === 0 ? { 'data-wide': true } : {})}
                onClick={photos.choose}
                disabled={photos.choosing}
              >
                <span>
                  <IconPhotoPlus size={24} stroke={1.4} aria-hidden />
                  <br />
                  {ids.length === 0 ? t('photos.addFirst') : t('photos.add')}
                </span>
              </button>
            </li>
          </ul>
        </SortableContext>
      </DndContext>
      {photos.refused.length > 0 && (
        <div role="alert" aria-label={t('photos.refused')}>
          <ul className={classes['refused']}>
            {photos.refused.map(({ fileName, problem }) => (
              <li key={`${fileName} ${problem.reason}`}>
                <Group gap="xs" wrap="nowrap" justify="space-between">
                  <Text size="sm" c="var(--mantine-color-error)" dir="auto">
                    <strong>{fileName}</strong>: {describeProblem(problem)}
                  </Text>
                  <CloseButton
                    size="sm"
                    aria-label={t('photos.dismiss', { fileName })}
                    onClick={() => photos.dismiss(fileName)}
                  />
                </Group>
              </li>
            ))}
          </ul>
        </div>
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
