import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './screen.module.css';

interface ScreenProps {
  readonly title: ReactNode;
  /** Beside the title: what can be done on this screen. */
  readonly actions?: ReactNode;
  /** Below the title, staying in place while the content scrolls. */
  readonly toolbar?: ReactNode;
  /** The content manages its own scrolling and fills the height. */
  readonly fill?: boolean;
  readonly children: ReactNode;
}

/** The frame of every screen: one heading, its actions, one scrolling region. */
export const Screen = ({ title, actions, toolbar, fill = false, children }: ScreenProps) => (
  <section className={classes['screen']}>
    <header className={classes['header']}>
      <Title order={1} size="h3" className={classes['title']}>
        {title}
      </Title>
      <div className={classes['actions']}>{actions}</div>
    </header>
    {toolbar !== undefined && <div className={classes['toolbar']}>{toolbar}</div>}
    <div className={fill ? classes['fill'] : classes['body']}>{children}</div>
  </section>
);
