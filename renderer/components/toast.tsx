import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { i18n } from '../app/i18n/i18n.ts';

export interface Toast {
  readonly text: string;
  readonly tone?: 'plain' | 'bad';
  /** Undo, or the way to what the text speaks of. */
  readonly action?: { readonly label: string; readonly run: () => void };
  /** A toast with the same id is replaced instead of stacked. */
  readonly id?: string;
}

/** Says that something was done. With an action it stays long enough to be reached by keyboard. */
export function showToast({ text, tone = 'plain', action, id }: Toast): void {
  if (id !== undefined) notifications.hide(id);
  const shown = notifications.show({
    ...(id === undefined ? {} : { id }),
    color: tone === 'bad' ? 'red' : 'petrol',
    closeButtonProps: { 'aria-label': i18n.t('common:close') },
    role: tone === 'bad' ? 'alert' : 'status',
    autoClose: action === undefined ? 5_000 : 12_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        {/* A title without spaces would push the action out of sight. */}
        <Text size="sm" dir="auto" style={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {text}
        </Text>
        {action && (
          <Button
            size="compact-sm"
            variant="subtle"
            style={{ flexShrink: 0 }}
            onClick={() => {
              notifications.hide(shown);
              action.run();
            }}
          >
            {action.label}
          </Button>
        )}
      </Group>
    ),
  });
}
