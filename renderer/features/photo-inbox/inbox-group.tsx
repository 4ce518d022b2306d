import { useDroppable } from '@dnd-kit/core';
import { Badge, Button, Text } from '@mantine/core';
import { IconTag } from '@tabler/icons-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PhotoGroup } from '#shared/domain/photo-inbox.ts';
import { InboxTile } from './inbox-tile.tsx';
import classes from './photo-inbox.module.css';

interface InboxGroupProps {
  readonly group: PhotoGroup;
  readonly number: number;
  readonly selected: ReadonlySet<string>;
  readonly first: boolean;
  readonly onSelect: (photoId: string, range: boolean) => void;
  readonly onMergeUp: (group: PhotoGroup) => void;
  readonly onMake: (group: PhotoGroup) => void;
  readonly onAddTo: (group: PhotoGroup) => void;
}

/** Photos of one thing, with what becomes of them. */
export const InboxGroup = memo(function InboxGroup(props: InboxGroupProps) {
  const { group, number, selected, first, onSelect } = props;
  const { t, i18n } = useTranslation('photos');
  const { setNodeRef, isOver } = useDroppable({ id: group.id });
  const { label, photos } = group;
  const [start] = photos;
  const taken = new Date(start?.takenAt ?? 0).toLocaleString(i18n.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  const name = t('inbox.group', { number });
  return (
    <section ref={setNodeRef} className={classes['group']} aria-label={name} {...(isOver && { 'data-over': true })}>
      <header className={classes['groupHead']}>
        <Text size="sm" fw={600} className="figures">
          {name}
        </Text>
        <Text size="xs" c="dimmed" className="figures">
          {t('inbox.photos', { count: photos.length })} · {taken}
        </Text>
        {label && (
          <Badge variant="light" tt="none" leftSection={<IconTag size={12} aria-hidden />} maw={320} title={label.text}>
            {label.itemId === null
              ? t('inbox.newSku', { sku: label.text })
              : t('inbox.knownSku', { sku: label.text, title: label.title })}
          </Badge>
        )}
        <span className={classes['groupActions']}>
          {!first && (
            <Button size="compact-xs" variant="subtle" onClick={() => props.onMergeUp(group)}>
              {t('inbox.mergeUp')}
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => props.onAddTo(group)}>
            {t('inbox.addTo')}
          </Button>
          <Button size="compact-xs" variant="default" onClick={() => props.onMake(group)}>
            {label?.itemId ? t('inbox.addToKnown') : t('inbox.makeOne')}
          </Button>
        </span>
      </header>
      <div className={classes['tiles']}>
        {photos.map((photo) => (
          <InboxTile key={photo.id} photo={photo} selected={selected.has(photo.id)} onSelect={onSelect} />
        ))}
      </div>
    </section>
  );
});
