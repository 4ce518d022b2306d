/**
 * Judges the presses of one mouse. Whoever double-clicks by habit means one thing twice; when the first click changed what
 * is under the pointer, the second would hit what nobody chose, such as the backdrop of the dialog that just opened.
 */
export function createDoubleClickGuard() {
  let first: unknown;
  let astray = false;
  return {
    /** A press on `target`, the `count`th in a row at this place. */
    press: (target: unknown, count: number): void => {
      if (count <= 1) first = target;
      astray = count > 1 && target !== first;
    },
    /** Whether the click that follows the last press is to be ignored. Clicks of the keyboard count 0. */
    ignores: (count: number): boolean => astray && count > 1,
  };
}

const controls = 'button, a, input, textarea, select, label, [role]';

/** A click on the icon in a button is one on the button. */
const controlAt = (event: MouseEvent): EventTarget | null =>
  event.target instanceof Element ? (event.target.closest(controls) ?? event.target) : event.target;

/** Ignores second clicks that went astray in the whole page. */
export function guardDoubleClicks(page: Window): void {
  const guard = createDoubleClickGuard();
  page.addEventListener('mousedown', (event) => guard.press(controlAt(event), event.detail), true);
  page.addEventListener(
    'click',
    (event) => {
      if (!guard.ignores(event.detail)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    },
    true,
  );
}
