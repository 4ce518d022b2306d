import { Stack, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { describeProblem } from '../../app/i18n/describe.ts';
import { Dialog } from '../../components/dialog.tsx';

type ImportOutcome = RequestOutput<'csv.import'>;

interface ImportResultProps {
  readonly outcome: ImportOutcome | null;
  readonly onClose: () => void;
}

/** What became of each row of an imported CSV, the refused ones by name. */
export function ImportResult({ outcome, onClose }: ImportResultProps) {
  const { t } = useTranslation('inventory');
  return (
    <Dialog opened={outcome !== null} onClose={onClose} title={t('import.title')} size="lg">
      {outcome && (
        <Stack gap="sm">
          <Text>{t('import.created', { count: outcome.created })}</Text>
          {outcome.updated > 0 && <Text>{t('import.updated', { count: outcome.updated })}</Text>}
          {outcome.refused.length > 0 && (
            <>
              <Text fw={600}>{t('import.refused', { count: outcome.refused.length })}</Text>
              <Table.ScrollContainer minWidth={300} maxHeight={320}>
                <Table verticalSpacing={4} stickyHeader>
                  <Table.Thead>
                    <Table.Tr>
                      <Table.Th w={80}>{t('import.row')}</Table.Th>
                      <Table.Th>{t('import.reason')}</Table.Th>
                    </Table.Tr>
                  </Table.Thead>
                  <Table.Tbody>
                    {outcome.refused.map(({ row, problem }) => (
                      <Table.Tr key={`${row} ${problem.path}`}>
                        <Table.Td className="figures">{row}</Table.Td>
                        <Table.Td>{describeProblem(problem)}</Table.Td>
                      </Table.Tr>
                    ))}
                  </Table.Tbody>
                </Table>
              </Table.ScrollContainer>
            </>
          )}
        </Stack>
      )}
    </Dialog>
  );
}
