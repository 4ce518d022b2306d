import { closestCenter, DndContext, KeyboardSensor, PointerSensor, useSensor, useSensors } from '@dnd-kit/core';
import {
  SortableContext,
  sortableKeyboardCoordinates,
  useSortable,
  verticalListSortingStrategy,
} from '@dnd-kit/sortable';
import { ActionIcon, Button, Checkbox, Group, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconColumns3, IconGripVertical, IconPin, IconPinFilled } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { gridColumns, type GridColumn, type PlacedColumn } from '#shared/domain/grid-column.ts';
import { useLayerClosing } from '../../../components/layer-closing.ts';
import { useGridState } from './grid-state.ts';
import classes from './column-menu.module.css';
import { moveColumn, resetLayout, setPinned, setShown } from './use-layout.ts';

/** Which columns there are, in which order, and which stay in sight. */
export function ColumnMenu() {
  const { t } = useTranslation('grid');
  const [opened, { close, toggle }] = useDisclosure(false);
  useLayerClosing(opened, close);
  const columns = useGridState((state) => state.columns);
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  );
  const nameOf = (id: string | number): string => {
    const column = gridColumns.find((known) => known === id);
    return column === undefined ? '' : t(`column.${column}`);
  };
  const place = (id: string | number): number => columns.findIndex((column) => column.id === id) + 1;
  const moved = (id: string | number, over: string | number | undefined): string =>
    t('columns.moved', { column: nameOf(id), place: place(over ?? id), count: columns.length });
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && close()}
      position="bottom-end"
      shadow="md"
      trapFocus
      returnFocus
      closeOnEscape={false}
      withRoles
    >
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<IconColumns3 size={15} aria-hidden />} onClick={toggle}>
          {t('columns.button')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown w={300} aria-label={t('columns.button')}>
        <Stack gap="xs">
          <ScrollArea.Autosize mah={400} type="auto" offsetScrollbars>
            <DndContext
              sensors={sensors}
              collisionDetection={closestCenter}
              onDragEnd={({ active, over }) => {
                if (over && active.id !== over.id) moveColumn(active.id as GridColumn, over.id as GridColumn);
              }}
              accessibility={{
                screenReaderInstructions: { draggable: t('columns.instructions') },
                announcements: {
                  onDragStart: ({ active }) => moved(active.id, undefined),
                  onDragOver: ({ active, over }) => moved(active.id, over?.id),
                  onDragEnd: ({ active, over }) => moved(active.id, over?.id),
                  onDragCancel: ({ active }) => moved(active.id, undefined),
                },
              }}
            >
              <SortableContext items={columns.map(({ id }) => id)} strategy={verticalListSortingStrategy}>
                {columns.map((column) => (
                  <ColumnLine key={column.id} column={column} name={nameOf(column.id)} />
                ))}
              </SortableContext>
            </DndContext>
          </ScrollArea.Autosize>
          <Group justify="space-between" gap="xs" wrap="nowrap">
            <Text size="xs" c="dimmed">
              {t('columns.hint')}
            </Text>
            <Button size="compact-xs" variant="subtle" style={{ flexShrink: 0 }} onClick={resetLayout}>
              {t('columns.reset')}
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

function ColumnLine({ column, name }: { readonly column: PlacedColumn; readonly name: string }) {
  const { t } = useTranslation('grid');
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform } = useSortable({ id: column.id });
  const { id, shown, pinned } = column;
  return (
    <div
      ref={setNodeRef}
      className={classes['line']}
      style={transform ? { transform: `translateY(${transform.y}px)` } : undefined}
    >
      <button
        type="button"
        ref={setActivatorNodeRef}
        className={classes['grip']}
        {...attributes}
        {...listeners}
        aria-label={t('columns.move', { column: name })}
      >
        <IconGripVertical size={15} aria-hidden />
      </button>
      <Checkbox
        size="xs"
        className={classes['name'] ?? ''}
        label={name}
        checked={shown}
        onChange={(event) => setShown(id, event.currentTarget.checked)}
      />
      <ActionIcon
        size="sm"
        aria-label={t(pinned ? 'columns.unpin' : 'columns.pin', { column: name })}
        aria-pressed={pinned}
        onClick={() => setPinned(id, !pinned)}
      >
        {pinned ? <IconPinFilled size={15} aria-hidden /> : <IconPin size={15} aria-hidden />}
      </ActionIcon>
    </div>
  );
}
