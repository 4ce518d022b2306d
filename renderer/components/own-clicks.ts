import { useEffect, useRef, useState, type MouseEvent } from 'react';

/**
 * Judges the clicks on a layer that may have opened, or shrunk, under the pointer. Whoever double-clicks by habit means one
 * thing: the rest of a double click that began elsewhere would hit what nobody chose, such as the backdrop.
 */
export function createOwnClicks() {
  /** Where the row of clicks at hand began, if that was on the layer: undefined until one did. */
  let began: { readonly place: unknown } | undefined;
  return {
    opened: (): void => {
      began = undefined;
    },
    /** A press on the layer, the `count`th in a row, on one of its places: what it holds, or what is beside it. */
    press: (count: number, place: unknown): void => {
      if (count <= 1) began = { place };
    },
    /** Whether a click, the `count`th in a row, is to be ignored. Clicks of the keyboard count 0. */
    ignores: (count: number, place: unknown): boolean => count > 1 && began?.place !== place,
  };
}

/** The dialog that was hit; null is the backdrop, and any place on a layer that is no dialog. */
const placeOf = ({ target }: MouseEvent): Element | null =>
  target instanceof Element ? target.closest('[role="dialog"]') : null;

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
      clicks.press(event.detail, placeOf(event));
      // The focus stays where the layer put it.
      if (clicks.ignores(event.detail, placeOf(event))) event.preventDefault();
    },
    onClickCapture: (event: MouseEvent): void => {
      if (!clicks.ignores(event.detail, placeOf(event))) return;
      event.preventDefault();
      event.stopPropagation();
    },
  };
}
