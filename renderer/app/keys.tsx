import { Kbd } from '@mantine/core';
import { shortcutKeys } from './shortcut.ts';
import { isMac } from './use-shortcuts.ts';
import classes from './shell.module.css';

/** The keys of a shortcut, as they stand on the keyboard. */
export const Keys = ({ shortcut }: { readonly shortcut: string }) => (
  <span className={classes['keys']}>
    {shortcutKeys(shortcut, isMac).map((key) => (
      <Kbd key={key} size="xs">
        {key}
      </Kbd>
    ))}
  </span>
);
