import { SimpleGrid, Stack, Switch, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../components/dialog.tsx';
import { mergeCommands, useRegisteredCommands, useShortcutPreferences } from './commands.ts';
import { Keys } from './keys.tsx';

interface ShortcutSheetProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** All shortcuts that work on the present screen, by what they belong to. */
export function ShortcutSheet({ opened, onClose }: ShortcutSheetProps) {
  const { t } = useTranslation();
  const { singleKeys } = useShortcutPreferences();
  const commands = mergeCommands(useRegisteredCommands()).filter(({ shortcut }) => shortcut !== undefined);
  const groups = Map.groupBy(commands, ({ group }) => group);
  return (
    <Dialog opened={opened} onClose={onClose} title={t('shortcuts.title')} size="xl">
      <Stack gap="md">
        <Switch
          checked={singleKeys}
          onChange={(event) => useShortcutPreferences.setState({ singleKeys: event.currentTarget.checked })}
          label={t('shortcuts.singleKeys')}
          description={t('shortcuts.singleKeysHint')}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xl">
          {Array.from(groups, ([group, members]) => (
            <section key={group}>
              <Title order={3} size="h6" mb={4}>
                {group}
              </Title>
              <Table verticalSpacing={4} withRowBorders={false}>
                <Table.Tbody>
                  {members.map(({ id, label, shortcut = '' }) => (
                    <Table.Tr key={id}>
                      <Table.Td>{label}</Table.Td>
                      <Table.Td ta="right">
                        <Keys shortcut={shortcut} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Table.Tbody>
              </Table>
            </section>
          ))}
        </SimpleGrid>
      </Stack>
    </Dialog>
  );
}
