import { useEffect, useRef, useState, type MouseEvent } from 'react';

/**
 * Judges the clicks on a layer that may have opened under the pointer. Whoever double-clicks by habit means one thing: the
 * rest of a double click that began before the layer was there would hit what nobody chose, such as its backdrop.
 */
export function createOwnClicks() {
  let began = false;
  return {
    opened: (): void => {
      began = false;
    },
    /** A press on the layer, the `count`th in a row at its place. */
    press: (count: number): void => {
      began ||= count <= 1;
    },
    /** Whether a click, the `count`th in a row, is to be ignored. Clicks of the keyboard count 0. */
    ignores: (count: number): boolean => !began && count > 1,
  };
}

/** Handlers for the element of a layer. A layer that stays mounted says by `opened` when it is there. */
export function useOwnClicks(opened = true) {
  const [clicks] = useState(createOwnClicks);
  const wasOpened = useRef(false);
  useEffect(() => {
    if (opened && !wasOpened.current) clicks.opened();
    wasOpened.current = opened;
  }, [opened, clicks]);
  return {
    onMouseDownCapture: (event: MouseEvent): void => {
      clicks.press(event.detail);
      // The focus stays where the layer put it.
      if (clicks.ignores(event.detail)) event.preventDefault();
    },
    onClickCapture: (event: MouseEvent): void => {
      if (!clicks.ignores(event.detail)) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
