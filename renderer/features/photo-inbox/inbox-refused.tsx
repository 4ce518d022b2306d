import { Alert, Button, Collapse, Group, List, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { FieldProblem } from '#shared/errors.ts';
import { describeProblem } from '../../app/i18n/describe.ts';

interface InboxRefusedProps {
  readonly refused: readonly { readonly fileName: string; readonly problem: FieldProblem }[];
  readonly onDismiss: () => void;
}

/** Files that could not be used, each with its reason; folded away so that they never push the photos out of sight. */
export function InboxRefused({ refused, onDismiss }: InboxRefusedProps) {
  const { t } = useTranslation(['photos', 'common']);
  const [open, { toggle }] = useDisclosure(false);
  if (refused.length === 0) return null;
  return (
    <Alert color="yellow" variant="light" py={6} mb={8} role="status">
      <Group justify="space-between" gap="xs">
        {t('inbox.refused', { count: refused.length })}
        <Group gap="xs">
          <Button size="compact-sm" variant="default" onClick={toggle} aria-expanded={open}>
            {t('inbox.why')}
          </Button>
          <Button size="compact-sm" variant="subtle" onClick={onDismiss}>
            {t('inbox.dismiss')}
          </Button>
        </Group>
      </Group>
      <Collapse expanded={open}>
        <Stack mah={180} mt={6} style={{ overflow: 'auto' }} tabIndex={0}>
          <List size="sm">
            {refused.map(({ fileName, problem }) => (
              <List.Item key={`${fileName} ${problem.reason}`}>
                <strong dir="auto">{fileName}</strong>: {describeProblem(problem)}
              </List.Item>
            ))}
          </List>
        </Stack>
      </Collapse>
    </Alert>
  );
}
