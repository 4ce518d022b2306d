import { useDisclosure } from '@mantine/hooks';
import { IconDeviceDesktop, IconKeyboard, IconMoon, IconPlus, IconSun } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useAction } from '../data/query.ts';
import { useCommands, type Command } from './commands.ts';
import { useNewItem } from './new-item.ts';
import { palette } from './palette.ts';
import { places } from './routes.ts';

/** The commands that work everywhere, and the state of the sheet that lists them. */
export function useAppCommands(): { readonly sheetOpened: boolean; readonly closeSheet: () => void } {
  const { t } = useTranslation(['common', 'inventory']);
  const [, navigate] = useLocation();
  const [sheetOpened, sheet] = useDisclosure(false);
  const newItem = useNewItem();
  const { mutate: updateSettings } = useAction('settings.update');
  const commands = useMemo((): readonly Command[] => {
    const app = t('command.group.app');
    return [
      {
        id: 'inventory.new',
        label: t('inventory:new'),
        group: t('command.group.inventory'),
        icon: IconPlus,
        shortcut: 'N',
        run: newItem,
      },
      ...places.map(({ id, path, icon, shortcut }) => ({
        id: `go.${id}`,
        label: t('command.goTo', { place: t(`nav.${id}`) }),
        group: t('command.group.go'),
        icon,
        shortcut,
        run: () => navigate(path),
      })),
      {
        id: 'app.palette',
        label: t('command.open'),
        group: app,
        shortcut: 'mod+K',
        shownIn: 'keyboard',
        run: palette.toggle,
      },
      {
        id: 'app.shortcuts',
        label: t('command.shortcuts'),
        group: app,
        icon: IconKeyboard,
        shortcut: '?',
        run: sheet.toggle,
      },
      {
        id: 'app.light',
        label: t('command.themeLight'),
        group: app,
        icon: IconSun,
        run: () => updateSettings({ theme: 'light' }),
      },
      {
        id: 'app.dark',
        label: t('command.themeDark'),
        group: app,
        icon: IconMoon,
        run: () => updateSettings({ theme: 'dark' }),
      },
      {
        id: 'app.system',
        label: t('command.themeSystem'),
        group: app,
        icon: IconDeviceDesktop,
        run: () => updateSettings({ theme: 'system' }),
      },
    ];
  }, [t, navigate, newItem, updateSettings, sheet.toggle]);
  useCommands(commands);
  return { sheetOpened, closeSheet: sheet.close };
}
