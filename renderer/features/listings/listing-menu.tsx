import { ActionIcon, Button, Group, Menu, Stack, Text } from '@mantine/core';
import {
  IconDots,
  IconEdit,
  IconPlayerStop,
  IconRefresh,
  IconSend,
  IconShoppingBag,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import type { Account } from '#shared/domain/account.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useData } from '../../data/query.ts';
import { reviseKey } from './drift-text.ts';
import type { ListingRow } from './listing-row.ts';
import { useListingActions } from './use-listing-actions.ts';

interface Props {
  readonly row: ListingRow;
  readonly account: Account | undefined;
  readonly onPlayBuyer: () => void;
}

/** The actions of one listing; what the marketplace or the state does not allow is not offered. */
export function ListingMenu({ row, account, onPlayBuyer }: Props) {
  const { t } = useTranslation('listings');
  const [, navigate] = useLocation();
  const actions = useListingActions(row);
  const [deleting, setDeleting] = useState(false);
  const capabilities = useData('marketplaces.list').data?.find(({ id }) => id === row.marketplace)?.capabilities;
  const offered = row.state !== 'ended';
  const icon = { size: 16, 'aria-hidden': true } as const;
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon aria-label={t('actionsOf', { title: row.itemTitle })} loading={actions.busy}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {account && !account.byHand ? (
          <Menu.Item leftSection={<IconRefresh {...icon} />} onClick={actions.check}>
            {t('check')}
          </Menu.Item>
        ) : null}
        {account && offered && capabilities?.revise ? (
          <Menu.Item leftSection={<IconSend {...icon} />} onClick={actions.revise}>
            {t(reviseKey(capabilities))}
          </Menu.Item>
        ) : null}
        {capabilities?.checkout && account?.environment === 'practice' && row.state === 'live' ? (
          <Menu.Item leftSection={<IconShoppingBag {...icon} />} onClick={onPlayBuyer}>
            {t('playBuyer')}
          </Menu.Item>
        ) : null}
        <Menu.Item leftSection={<IconEdit {...icon} />} onClick={() => navigate(`/inventory/${row.itemId}`)}>
          {t('editItem')}
        </Menu.Item>
        {account && offered && capabilities?.endModes.includes('delete') ? (
          <>
            <Menu.Divider />
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconTrash {...icon} />}
              onClick={() => setDeleting(true)}
            >
              {t('delete.open')}
            </Menu.Item>
          </>
        ) : null}
        {account && offered && capabilities?.endModes.includes('end') ? (
          <>
            <Menu.Divider />
            <Menu.Item
              c="var(--mantine-color-error)"
              leftSection={<IconPlayerStop {...icon} />}
              onClick={() => actions.end()}
            >
              {t('end')}
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
      <Dialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={t('delete.title', { title: row.itemTitle })}
        centered
      >
        <Stack gap="sm">
          <Text size="sm">{t('delete.text')}</Text>
          <Group justify="flex-end" gap="xs">
            <Button variant="default" data-autofocus onClick={() => setDeleting(false)}>
              {t('delete.keep')}
            </Button>
            <Button
              color="red.9"
              onClick={() => {
                setDeleting(false);
                actions.end('delete');
              }}
            >
              {t('delete.confirm')}
            </Button>
          </Group>
        </Stack>
      </Dialog>
    </Menu>
  );
}
