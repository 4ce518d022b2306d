import { IconFileExport } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands, type Command } from '../../app/commands.ts';
import { openExport } from './csv-state.ts';
import type { Exportable } from './csv-state.ts';

/** The export in the palette, while the grid is there to say what is exported. */
export function useCsvCommands(exportable: () => Exportable): void {
  const { t } = useTranslation(['csv', 'common']);
  const commands = useMemo(
    (): readonly Command[] => [
      {
        id: 'inventory.export',
        label: t('command.export'),
        group: t('common:command.group.inventory'),
        icon: IconFileExport,
        run: () => openExport(exportable()),
      },
    ],
    [t, exportable],
  );
  useCommands(commands);
}
