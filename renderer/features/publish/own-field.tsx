import { Button, Group } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';

interface Props {
  readonly label: string;
  /** What taking the item's own value away is called. */
  readonly reset: string;
  readonly onReset: () => void;
  readonly children: ReactNode;
}

/** Something that an item has otherwise in one place, with the way back to how it is everywhere. */
export const OwnField = ({ label, reset, onReset, children }: Props) => (
  <div>
    <Group justify="space-between" mb={2}>
      <span dir="auto" style={{ fontSize: 13, fontWeight: 500 }}>
        {label}
      </span>
      <Button
        size="compact-xs"
        variant="subtle"
        color="gray"
        leftSection={<IconArrowBackUp size={12} aria-hidden />}
        onClick={onReset}
      >
        {reset}
      </Button>
    </Group>
    {children}
  </div>
);
