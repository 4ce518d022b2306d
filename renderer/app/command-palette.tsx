import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeCommands, useRegisteredCommands, type Command } from './commands.ts';
import { Keys } from './keys.tsx';

/** Every command by name. Opened by its own shortcut, which is a command like the others. */
export function CommandPalette() {
  const { t } = useTranslation();
  const sets = useRegisteredCommands();
  const actions = useMemo(
    () => groupCommands(mergeCommands(sets).filter(({ shownIn }) => shownIn === undefined)),
    [sets],
  );
  return (
    <Spotlight
      actions={actions}
      shortcut={null}
      nothingFound={t('command.nothing')}
      highlightQuery
      scrollable
      maxHeight={420}
      lockScroll={false}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('command.placeholder'),
        'aria-label': t('command.placeholder'),
      }}
    />
  );
}

function groupCommands(commands: readonly Command[]): SpotlightActionGroupData[] {
  const groups = Map.groupBy(commands, ({ group }) => group);
  return Array.from(groups, ([group, members]) => ({
    group,
    actions: members.map(({ id, label, keywords, icon: Icon, shortcut, run }) => ({
      id,
      label,
      keywords: [...(keywords ?? [])],
      leftSection: Icon && <Icon size={18} stroke={1.6} aria-hidden />,
      rightSection: shortcut === undefined ? null : <Keys shortcut={shortcut} />,
      onClick: run,
    })),
  }));
}
