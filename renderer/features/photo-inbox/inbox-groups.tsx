import { DndContext, DragOverlay, PointerSensor, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoGroup } from '#shared/domain/photo-inbox.ts';
import { PhotoImage } from '../../components/photo-image.tsx';
import { InboxGroup } from './inbox-group.tsx';
import classes from './photo-inbox.module.css';

interface InboxGroupsProps {
  readonly groups: readonly PhotoGroup[];
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (photoId: string, range: boolean) => void;
  /** Photos were let go over a group. */
  readonly onMove: (photoIds: readonly string[], groupId: string) => void;
  readonly onMergeUp: (group: PhotoGroup) => void;
  readonly onMake: (group: PhotoGroup) => void;
  readonly onAddTo: (group: PhotoGroup) => void;
}

/** All groups, of which only those around the visible ones are in the page. Arrow keys go from photo to photo. */
export function InboxGroups({ groups, selected, onSelect, onMove, ...actions }: InboxGroupsProps) {
  const { t } = useTranslation('photos');
  const scroller = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<readonly string[]>([]);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  // oxlint-disable-next-line react/incompatible-library -- this component is not compiled, and memoises nothing of it
  const virtualizer = useVirtualizer({
    count: groups.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 170,
    getItemKey: (index) => groups[index]?.id ?? index,
    overscan: 4,
    // Room to scroll the last group above a toast.
    paddingEnd: 120,
  });
  const onDragEnd = ({ over }: DragEndEvent): void => {
    setDragged([]);
    if (over) onMove(dragged, String(over.id));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || !(event.target instanceof HTMLElement) || !event.target.matches('[data-photo]')) return;
    const tiles = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-photo]') ?? [])];
    const next = tiles[tiles.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => {
        const id = String(active.id);
        setDragged(
          selected.has(id)
            ? groups.flatMap(({ photos }) => photos.map((photo) => photo.id)).filter((one) => selected.has(one))
            : [id],
        );
      }}
      onDragCancel={() => setDragged([])}
      onDragEnd={onDragEnd}
    >
      <div
        ref={scroller}
        className={classes['groups']}
        onKeyDown={onKeyDown}
        role="group"
        aria-label={t('inbox.groups')}
      >
        <div style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
          {virtualizer.getVirtualItems().map(({ index, key, start }) => {
            const group = groups[index];
            return (
              group && (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  className={classes['row']}
                  style={{ transform: `translateY(${start}px)` }}
                >
                  <InboxGroup
                    group={group}
                    number={index + 1}
                    first={index === 0}
                    selected={selected}
                    onSelect={onSelect}
                    {...actions}
                  />
                </div>
              )
            );
          })}
        </div>
      </div>
      <DragOverlay dropAnimation={null}>
        {dragged[0] !== undefined && (
          <div className={classes['tile']}>
            <PhotoImage photoId={dragged[0]} alt="" />
            {dragged.length > 1 && <span className={classes['label']}>{dragged.length}</span>}
          </div>
        )}
      </DragOverlay>
    </DndContext>
  );
}
