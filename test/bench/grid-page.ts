import type { Page } from 'playwright-core';

/** Height of a row, px. */
export const rowHeight = 44;

/** What a run in a page saw. */
export interface Seen {
  /** Milliseconds from one frame to the next. */
  readonly frames: readonly number[];
  /** Most rows that were in the page at once. */
  readonly rows: number;
}

/** Scrolls the page's grid so many pixels down in so many frames, as a wheel or a drag of the bar does. */
export const scroll = (page: Page, pixels: number, steps: number): Promise<Seen> =>
  page.evaluate(
    async ({ distance, count }) => {
      const grid = document.querySelector('[role=grid]');
      if (!grid) throw new Error('there is no grid');
      grid.scrollTop = 0;
      const frames: number[] = [];
      let rows = 0;
      const frame = (): Promise<number> => new Promise((resolve) => void requestAnimationFrame(resolve));
      await frame();
      let last = await frame();
      for (let step = 1; step <= count; step += 1) {
        grid.scrollTop = (distance * step) / count;
        const now = await frame();
        frames.push(now - last);
        last = now;
        rows = Math.max(rows, grid.querySelectorAll('[role=row]').length);
      }
      return { frames, rows };
    },
    { distance: pixels, count: steps },
  );

/** Jumps to places all over the list, and stays at each until its rows are there. */
export const jump = (page: Page, times: number): Promise<Seen> =>
  page.evaluate(async (count) => {
    const grid = document.querySelector('[role=grid]');
    if (!grid) throw new Error('there is no grid');
    const frames: number[] = [];
    let rows = 0;
    const frame = (): Promise<number> => new Promise((resolve) => void requestAnimationFrame(resolve));
    let last = await frame();
    for (let turn = 0; turn < count; turn += 1) {
      grid.scrollTop = (((turn * 7919) % 1_000) / 1_000) * grid.scrollHeight;
      const seen = async (): Promise<void> => {
        const now = await frame();
        frames.push(now - last);
        last = now;
      };
      do await seen();
      while (grid.querySelector('[role=row][aria-busy=true]') !== null);
      // The frame in which they are drawn is one by itself.
      await seen();
      rows = Math.max(rows, grid.querySelectorAll('[role=row]').length);
    }
    return { frames, rows };
  }, times);
