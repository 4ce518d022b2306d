import { Portal } from '@mantine/core';
import { useEffect, useState, type RefObject } from 'react';
import { cellId } from './grid-row.tsx';
import classes from './grid.module.css';

/** What is to be shown large, and beside what. */
interface Wanted {
  readonly photoId: string;
  readonly beside: DOMRect;
}

interface Shown extends Wanted {
  readonly source: string;
}

/** How long (ms) the pointer rests on a photo before it is shown large: shorter, and it would flash up on the way across. */
const restBefore = 280;

/** Longest edge of the preview, px. */
const size = 320;

/**
 * The photo under the pointer, or the one the keyboard is on, enlarged. It is shown when it is decoded and not before, and
 * the one before it stays until then, so that nothing flickers on the way down a column.
 */
export function PhotoPreview({
  grid,
  active,
}: {
  readonly grid: RefObject<HTMLElement | null>;
  readonly active: number | null;
}) {
  const [wanted, setWanted] = useState<Wanted | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);

  useEffect(() => {
    const root = grid.current;
    if (!root) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hide = (): void => {
      clearTimeout(timer);
      setWanted(null);
      setShown(null);
    };
    const want = (cell: Element): void => {
      const photoId = /photo\/([^/]+)\//.exec(cell.querySelector('img')?.getAttribute('src') ?? '')?.[1];
      setWanted(photoId === undefined ? null : { photoId, beside: cell.getBoundingClientRect() });
    };
    const onOver = (event: PointerEvent): void => {
      const cell =
        event.pointerType === 'touch' ? null : (event.target as Element).closest('[data-index] [data-column="photo"]');
      clearTimeout(timer);
      if (cell) timer = setTimeout(() => want(cell), restBefore);
      else hide();
    };
    const cell = active === null ? null : document.getElementById(cellId(active, 'photo'));
    if (cell && root.matches(':focus')) timer = setTimeout(() => want(cell), restBefore);
    root.addEventListener('pointerover', onOver);
    root.addEventListener('pointerleave', hide);
    root.addEventListener('scroll', hide, { passive: true });
    root.addEventListener('keydown', hide);
    root.addEventListener('blur', hide);
    return () => {
      hide();
      root.removeEventListener('pointerover', onOver);
      root.removeEventListener('pointerleave', hide);
      root.removeEventListener('scroll', hide);
      root.removeEventListener('keydown', hide);
      root.removeEventListener('blur', hide);
    };
  }, [grid, active]);

  useEffect(() => {
    if (wanted === null) return undefined;
    let current = true;
    const source = `photo/${wanted.photoId}/display`;
    const image = new Image();
    image.src = source;
    image.decode().then(
      () => current && setShown({ ...wanted, source }),
      // A photo whose file is gone has its own sign in the row.
      () => current && setShown(null),
    );
    return () => {
      current = false;
    };
  }, [wanted]);

  if (shown === null) return null;
  const { beside, source } = shown;
  const top = Math.max(8, Math.min(beside.top - 40, innerHeight - size - 8));
  const rtl = document.documentElement.dir === 'rtl';
  return (
    <Portal>
      <div
        className={classes['preview']}
        style={rtl ? { top, right: innerWidth - beside.left + 8 } : { top, left: beside.right + 8 }}
        aria-hidden
      >
        <img src={source} alt="" />
      </div>
    </Portal>
  );
}
