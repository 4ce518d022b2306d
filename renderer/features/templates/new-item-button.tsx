import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { IconChevronDown, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useNewItem } from '../../app/new-item.ts';
import { useData } from '../../data/query.ts';
import { useTemplate } from './use-template.ts';

/** A new item, empty or from a template. */
export function NewItemButton() {
  const { t } = useTranslation(['inventory', 'editor']);
  const newItem = useNewItem();
  const start = useTemplate();
  const templates = useData('templates.list').data ?? [];
  return (
    <Group gap={1} wrap="nowrap">
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={newItem}
        style={{ borderStartEndRadius: 0, borderEndEndRadius: 0 }}
      >
        {t('new')}
      </Button>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon
            variant="filled"
            color="petrol"
            size={36}
            aria-label={t('editor:templates.start')}
            style={{ borderStartStartRadius: 0, borderEndStartRadius: 0 }}
          >
            <IconChevronDown size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown mah={360} maw={320} style={{ overflowY: 'auto' }}>
          <Menu.Label>{t('editor:templates.start')}</Menu.Label>
          {templates.map(({ id, name }) => (
            <Menu.Item key={id} dir="auto" onClick={() => start(id)}>
              {name}
            </Menu.Item>
          ))}
          {templates.length > 0 && <Menu.Divider />}
          <Menu.Item component={Link} href="/settings/templates">
            {t('editor:blocks.manage')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </Group>
  );
}
