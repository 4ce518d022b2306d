import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Lot, LotPart } from '#shared/domain/lot.ts';
import { itemPath } from '../../../app/routes.ts';
import { useAction } from '../../../data/query.ts';
import { failed, sayDone } from '../use-undo.ts';

/** What can be done with one part: it leaves with its share or without it, or comes back. */
export function PartMenu({ lot, part }: { readonly lot: Lot; readonly part: LotPart }) {
  const { t } = useTranslation('stock');
  const [, navigate] = useLocation();
  const out = useAction('lots.takeOut', {
    ...failed,
    onSuccess: ({ runId }) => sayDone(t('parts.takenOut', { sku: part.sku }), runId),
  });
  const back = useAction('lots.addItems', {
    ...failed,
    onSuccess: ({ runId, added }) => {
      if (runId !== null) sayDone(t('addToLot.added', { count: added, name: lot.name }), runId);
    },
  });
  const { itemId } = part;
  const takeOut = (share: 'others' | 'keep') => out.mutate({ id: lot.id, partIds: [part.id], share });
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={t('parts.actionsOf', { sku: part.sku })}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {itemId === null ? null : <Menu.Item onClick={() => navigate(itemPath(itemId))}>{t('parts.open')}</Menu.Item>}
        {part.standing === 'kept' || part.frozenPieces > 0 ? null : (
          <Menu.Item onClick={() => takeOut('others')}>{t('parts.takeOut')}</Menu.Item>
        )}
        {part.standing === 'kept' ? null : (
          <Menu.Item onClick={() => takeOut('keep')}>
            {part.standing === 'gone' ? t('lot.keepGone') : t('parts.takeOutKeep')}
          </Menu.Item>
        )}
        {part.standing === 'kept' && itemId !== null ? (
          <Menu.Item onClick={() => back.mutate({ id: lot.id, itemIds: [itemId] })}>{t('parts.takeIn')}</Menu.Item>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}
