import { Button, Menu } from '@mantine/core';
import {
  IconCheck,
  IconChevronDown,
  IconDeviceFloppy,
  IconLayoutList,
  IconListDetails,
  IconPlus,
  IconRotate,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import { useCommands, type Command } from '../../../app/commands.ts';
import { NameDialog } from './name-dialog.tsx';
import { ManageDialog } from './manage-dialog.tsx';
import { overwriteView, saveView, showEverything, showView, useViews } from './use-views.ts';

/** Dialogs of the views that are open, from the menu or from the palette. */
const useViewDialogs = create<{ readonly dialog: 'save' | 'manage' | null }>(() => ({ dialog: null }));
const openDialog = (dialog: 'save' | 'manage' | null): void => useViewDialogs.setState({ dialog });

/** The saved views: to open one, to keep what is shown as one, to put them in order. */
export function ViewMenu() {
  const { t } = useTranslation('grid');
  const { views, open, changed } = useViews();
  const dialog = useViewDialogs((state) => state.dialog);
  return (
    <>
      <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button
            size="xs"
            variant="default"
            maw={240}
            leftSection={<IconLayoutList size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
          >
            {open === undefined ? t('views.button') : changed ? t('views.changed', { name: open.name }) : open.name}
          </Button>
        </Menu.Target>
        <Menu.Dropdown mah={440} style={{ overflowY: 'auto' }}>
          <Menu.Item leftSection={<Tick on={open === undefined} />} onClick={showEverything}>
            {t('views.everything')}
          </Menu.Item>
          {views.map((view) => (
            <Menu.Item key={view.id} leftSection={<Tick on={view.id === open?.id} />} onClick={() => showView(view)}>
              <span dir="auto">{view.isDefault ? t('views.isDefault', { name: view.name }) : view.name}</span>
            </Menu.Item>
          ))}
          <Menu.Divider />
          {open !== undefined && changed && (
            <>
              <Menu.Item leftSection={<IconDeviceFloppy size={16} aria-hidden />} onClick={() => overwriteView(open)}>
                {t('views.overwrite', { name: open.name })}
              </Menu.Item>
              <Menu.Item leftSection={<IconRotate size={16} aria-hidden />} onClick={() => showView(open)}>
                {t('views.back', { name: open.name })}
              </Menu.Item>
            </>
          )}
          <Menu.Item leftSection={<IconPlus size={16} aria-hidden />} onClick={() => openDialog('save')}>
            {t('views.save')}
          </Menu.Item>
          {views.length > 0 && (
            <Menu.Item leftSection={<IconListDetails size={16} aria-hidden />} onClick={() => openDialog('manage')}>
              {t('views.manage')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <NameDialog
        opened={dialog === 'save'}
        title={t('views.saveTitle')}
        action={t('views.saveAction')}
        name=""
        onSave={saveView}
        onClose={() => openDialog(null)}
      />
      <ManageDialog views={views} opened={dialog === 'manage'} onClose={() => openDialog(null)} />
    </>
  );
}

const Tick = ({ on }: { readonly on: boolean }) =>
  on ? <IconCheck size={16} aria-hidden /> : <span style={{ display: 'inline-block', width: 16 }} />;

const none: readonly Command[] = [];

/** Every view by palette, and how to keep one. */
export function useViewCommands(covered: boolean): void {
  const { t } = useTranslation('grid');
  const { views } = useViews();
  const commands = useMemo((): readonly Command[] => {
    if (covered) return none;
    const group = t('views.group');
    return [
      { id: 'views.everything', label: t('views.everything'), group, icon: IconLayoutList, run: showEverything },
      ...views.map((view) => ({
        id: `views.${view.id}`,
        label: t('command.showView', { name: view.name }),
        group,
        icon: IconLayoutList,
        run: () => showView(view),
      })),
      { id: 'views.save', label: t('views.save'), group, icon: IconPlus, run: () => openDialog('save') },
      { id: 'views.manage', label: t('views.manage'), group, icon: IconListDetails, run: () => openDialog('manage') },
    ];
  }, [t, views, covered]);
  useCommands(commands);
}
