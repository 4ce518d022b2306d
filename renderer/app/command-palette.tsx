import { Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useMemo, useRef, useState, type Dispatch, type FocusEvent, type SetStateAction } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeCommands, useRegisteredCommands, type Command } from './commands.ts';
import { Keys } from './keys.tsx';
import { paletteStore } from './palette.ts';

/** Every command by name. Opened by its own shortcut, which is a command like the others. */
export function CommandPalette() {
  const { t } = useTranslation();
  const sets = useRegisteredCommands();
  const [query, setQuery] = useState('');
  useFreshQuery(setQuery);
  const goOn = useEarlyTyping(setQuery);
  const actions = useMemo(
    () => groupCommands(mergeCommands(sets).filter(({ shownIn }) => shownIn === undefined)),
    [sets],
  );
  return (
    <Spotlight
      store={paletteStore}
      query={query}
      onQueryChange={setQuery}
      actions={actions}
      shortcut={null}
      nothingFound={t('command.nothing')}
      highlightQuery
      scrollable
      maxHeight={420}
      lockScroll={false}
      searchProps={{
        leftSection: <IconSearch size={18} aria-hidden />,
        placeholder: t('command.placeholder'),
        'aria-label': t('command.placeholder'),
        id: searchId,
        onFocus: goOn,
      }}
    />
  );
}

const searchId = 'command-search';
const nothingTyped = { text: false, enter: false };

/**
 * Opened again before it has faded, the palette would still hold what was looked for before. Emptied in the moment in which it
 * opens, so that nothing typed after that is lost.
 */
function useFreshQuery(setQuery: Dispatch<SetStateAction<string>>): void {
  useEffect(() => {
    let before = paletteStore.getState().opened;
    return paletteStore.subscribe(({ opened }) => {
      if (opened && !before) setQuery('');
      before = opened;
    });
  }, [setQuery]);
}

/**
 * Whoever knows a command types at once. What comes before the search box has the focus belongs to it, and not to the screen
 * below. Answers what is to be done when it has: the first command found is chosen, as by typing into the box, and run if Enter
 * was pressed already.
 */
function useEarlyTyping(setQuery: Dispatch<SetStateAction<string>>): (event: FocusEvent<HTMLInputElement>) => void {
  const typed = useRef(nothingTyped);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const isText = key.length === 1 && !ctrlKey && !metaKey && !altKey && !event.isComposing;
      const isEnter = key === 'Enter' && typed.current.text;
      if (!paletteStore.getState().opened || !(isText || isEnter)) return;
      if (target instanceof Element && target.id === searchId) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      typed.current = { text: true, enter: isEnter };
      if (isText) setQuery((query) => query + key);
    };
    addEventListener('keydown', onKeyDown, true);
    // What was typed into a palette that was closed at once is not for the next one.
    const unsubscribe = paletteStore.subscribe(({ opened }) => {
      if (!opened) typed.current = nothingTyped;
    });
    return () => {
      removeEventListener('keydown', onKeyDown, true);
      unsubscribe();
    };
  }, [setQuery]);
  return ({ currentTarget }) => {
    const { text, enter } = typed.current;
    typed.current = nothingTyped;
    const press = (code: string): unknown =>
      currentTarget.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
    if (text) press('ArrowDown');
    if (enter) press('Enter');
  };
}

/** Those with a key of their own first: they are used most. */
function groupCommands(commands: readonly Command[]): SpotlightActionGroupData[] {
  const withKey = commands.filter(({ shortcut }) => shortcut !== undefined);
  const groups = Map.groupBy(new Set([...withKey, ...commands]), ({ group }) => group);
  return Array.from(groups, ([group, members]) => ({
    group,
    actions: members.map(({ id, label, keywords, icon: Icon, shortcut, run }) => ({
      id,
      label,
      keywords: [...(keywords ?? [])],
      leftSection: Icon && <Icon size={18} stroke={1.6} aria-hidden />,
      rightSection: shortcut === undefined ? null : <Keys shortcut={shortcut} />,
      onClick: run,
    })),
  }));
}
