import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconPencil, IconListCheck, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface LotMenuProps {
  readonly onEdit: () => void;
  readonly onChoose: () => void;
  readonly onDelete: () => void;
}

/** What can be done with a lot besides splitting it. */
export function LotMenu({ onEdit, onChoose, onDelete }: LotMenuProps) {
  const { t } = useTranslation('stock');
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size="lg" aria-label={t('lot.actions')}>
          <IconDots size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={onEdit}>
          {t('lot.edit')}
        </Menu.Item>
        <Menu.Item leftSection={<IconListCheck size={16} aria-hidden />} title={t('lot.chooseHint')} onClick={onChoose}>
          {t('lot.chooseItems')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTrash size={16} aria-hidden />} onClick={onDelete}>
          {t('lot.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
