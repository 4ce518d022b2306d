import type { ReactNode } from 'react';
import classes from './status-badge.module.css';

export type StatusTone = 'neutral' | 'info' | 'good' | 'warning' | 'bad';

interface StatusBadgeProps {
  readonly tone: StatusTone;
  readonly children: ReactNode;
}

/** A state in a word; the colour only repeats what the word says. */
export const StatusBadge = ({ tone, children }: StatusBadgeProps) => (
  <span className={classes['badge']} data-tone={tone}>
    {children}
  </span>
);
