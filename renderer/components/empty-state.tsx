import { Button, Stack, Text, Title } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './states.module.css';

interface EmptyStateProps {
  readonly icon: Icon;
  readonly title: ReactNode;
  /** Teaches what belongs here and why. */
  readonly text: ReactNode;
  /** The next step. */
  readonly action?: { readonly label: string; readonly onClick: () => void; readonly loading?: boolean };
  /** Other ways on, beside or below the next step. */
  readonly children?: ReactNode;
}

/** What a list shows when there is nothing in it yet: what it is for, and the next step. */
export const EmptyState = ({ icon: Icon, title, text, action, children }: EmptyStateProps) => (
  <div className={classes['center']}>
    <Stack align="center" gap="sm" maw={440} ta="center">
      <Icon size={40} stroke={1.4} aria-hidden className={classes['icon']} />
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text c="dimmed">{text}</Text>
      {action && (
        <Button mt="xs" onClick={action.onClick} loading={action.loading ?? false}>
          {action.label}
        </Button>
      )}
      {children}
    </Stack>
  </div>
);
