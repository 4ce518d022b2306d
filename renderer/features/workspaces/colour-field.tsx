import { Group, Input, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { workspaceColours, type WorkspaceColour } from '#shared/ipc/workspaces.ts';
import { dotStyle } from './workspace-dot.tsx';
import classes from './workspaces.module.css';

interface Props {
  readonly label: string;
  readonly value: WorkspaceColour;
  readonly onChange: (colour: WorkspaceColour) => void;
}

/** The colours as buttons with names, one of them pressed. */
export function ColourField({ label, value, onChange }: Props) {
  const { t } = useTranslation('workspaces');
  return (
    <Input.Wrapper label={label} labelElement="div">
      <Group gap={6} role="group" aria-label={label} mt={4}>
        {workspaceColours.map((colour) => (
          <UnstyledButton
            key={colour}
            className={classes['swatch'] ?? ''}
            style={dotStyle(colour)}
            aria-label={t(`colour.${colour}`)}
            aria-pressed={colour === value}
            title={t(`colour.${colour}`)}
            onClick={() => onChange(colour)}
          >
            {colour === value ? <IconCheck size={16} aria-hidden /> : null}
          </UnstyledButton>
        ))}
      </Group>
    </Input.Wrapper>
  );
}
