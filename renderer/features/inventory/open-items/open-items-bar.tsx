import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useRoute } from 'wouter';
import { useCommands, type Command } from '../../../app/commands.ts';
import { itemPath } from '../../../app/routes.ts';
import { useData } from '../../../data/query.ts';
import classes from './open-items.module.css';
import { openItems, useOpenItems } from './open-items.ts';

/** The items that are open, to change between them. There as soon as one is open beside what is shown. */
export function OpenItemsBar() {
  const { t } = useTranslation(['editor', 'common']);
  const [, navigate] = useLocation();
  const [, route] = useRoute('/inventory/:id');
  const shown = route?.id;
  const ids = useOpenItems((state) => state.ids);
  useEffect(() => {
    if (shown !== undefined) openItems.open(shown);
  }, [shown]);
  const close = (id: string): void => {
    const next = openItems.besides(id);
    openItems.close(id);
    if (id === shown) navigate(next === undefined ? '/inventory' : itemPath(next));
  };
  const commands = useMemo((): readonly Command[] => {
    const group = t('common:command.group.inventory');
    const step = (by: number) => () => {
      const at = shown === undefined ? -1 : ids.indexOf(shown);
      const next = ids.at((at + by + ids.length) % ids.length);
      if (next !== undefined) navigate(itemPath(next));
    };
    if (ids.length < 2) return [];
    return [
      { id: 'open.next', label: t('open.next'), group, shortcut: 'mod+PageDown', run: step(1) },
      { id: 'open.previous', label: t('open.previous'), group, shortcut: 'mod+PageUp', run: step(-1) },
    ];
  }, [t, ids, shown, navigate]);
  useCommands(commands);
  if (ids.every((id) => id === shown)) return null;
  return (
    <nav className={classes['bar']} aria-label={t('open.label')}>
      {ids.map((id) => (
        <OpenItem key={id} id={id} shown={id === shown} onClose={() => close(id)} />
      ))}
    </nav>
  );
}

interface OpenItemProps {
  readonly id: string;
  readonly shown: boolean;
  readonly onClose: () => void;
}

function OpenItem({ id, shown, onClose }: OpenItemProps) {
  const { t } = useTranslation(['editor', 'inventory']);
  const { data, error } = useData('items.get', { id });
  useEffect(() => {
    // Gone meanwhile, for good or into the recycle bin.
    const gone = error?.code === 'not_found' || (data?.deletedAt ?? null) !== null;
    if (gone && !shown) openItems.close(id);
  }, [error, data, id, shown]);
  const title = data?.title.trim() || t('inventory:untitled');
  return (
    <span className={classes['item']} data-shown={shown || undefined}>
      <Link href={itemPath(id)} className={classes['link'] ?? ''} aria-current={shown ? 'page' : undefined} dir="auto">
        {title}
      </Link>
      <ActionIcon size={24} variant="subtle" aria-label={t('open.close', { title })} onClick={onClose}>
        <IconX size={12} aria-hidden />
      </ActionIcon>
    </span>
  );
}
