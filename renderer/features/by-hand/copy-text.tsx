import { Button, CopyButton, Group, Stack, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './by-hand.module.css';

interface Props {
  readonly label: string;
  readonly text: string;
}

/** One text of the form with the button that copies it. */
export function CopyText({ label, text }: Props) {
  const { t } = useTranslation('byHand');
  return (
    <Stack gap={2}>
      <Group justify="space-between" gap="xs">
        <Text size="sm" fw={500}>
          {label}
        </Text>
        <CopyButton value={text}>
          {({ copied, copy }) => (
            <Button size="compact-xs" variant="default" onClick={copy}>
              {t(copied ? 'copied' : 'copy')}
              <VisuallyHidden> {label}</VisuallyHidden>
            </Button>
          )}
        </CopyButton>
      </Group>
      {/* Scrolls when it is long, so it has to be reachable by keys. */}
      <pre className={classes['text']} dir="auto" tabIndex={0} aria-label={label} role="group">
        {text}
      </pre>
    </Stack>
  );
}
