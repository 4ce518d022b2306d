import type { Page } from 'playwright-core';

/** What the bare page copies of the app's grid. */
interface Shape {
  readonly width: number;
  readonly height: number;
  readonly total: number;
  readonly rows: number;
  readonly columns: string;
  /** The texts of one row, one for each cell. */
  readonly texts: readonly string[];
}

/**
 * The control: a page in the same browser with as many rows and cells of as much text, and the same picture while scrolling, in
 * plain elements that are moved and filled by hand: no framework, no data to fetch, no styles but the needed ones. The frames
 * that it misses are the machine's.
 */
export async function openBarePage(app: Page, rows: number): Promise<Page> {
  const shape = await app.evaluate((rowsInPage): Shape => {
    const grid = document.querySelector('[role=grid]');
    const row = grid?.querySelector('[role=row][data-index]');
    if (!grid || !row) throw new Error('there is no grid');
    return {
      width: grid.clientWidth,
      height: grid.clientHeight,
      total: Number(grid.ariaRowCount) - 1,
      rows: rowsInPage,
      columns: getComputedStyle(row).gridTemplateColumns,
      texts: Array.from(row.children, (cell) => cell.textContent ?? ''),
    };
  }, rows);
  const page = await app.context().newPage();
  const size = app.viewportSize();
  if (size) await page.setViewportSize(size);
  await page.evaluate(drawBarePage, shape);
  return page;
}

/** Runs in the page. A leap rests, its rows are bars meanwhile, and then a few are filled in each frame: as in the app. */
function drawBarePage({ width, height, total, rows, columns, texts }: Shape): void {
  const rowHeight = 44;
  const above = 8;
  // Frames, not milliseconds: a slow machine would else fill rows in the middle of a drag.
  const restBefore = 2;
  const rowsPerFrame = 6;
  const element = (parent: Element | null, role: string, style: string): HTMLElement => {
    const made = document.createElement('div');
    made.role = role;
    made.style.cssText = style;
    parent?.append(made);
    return made;
  };
  document.body.style.cssText = 'margin: 0; font: 13px sans-serif';
  const grid = element(document.body, 'grid', `overflow: auto; width: ${width}px; height: ${height}px`);
  const body = element(grid, 'rowgroup', `position: relative; contain: layout style; height: ${total * rowHeight}px`);
  const slots = Array.from({ length: rows }, () => {
    const row = element(
      body,
      'row',
      `position: absolute; top: 0; display: grid; grid-template-columns: ${columns}; align-items: center;
       width: 100%; height: ${rowHeight}px; background: #fff`,
    );
    const cells = texts.map(() =>
      element(
        null,
        'gridcell',
        'display: flex; align-items: center; height: 100%; padding: 0 8px; white-space: nowrap',
      ),
    );
    for (const cell of cells) element(cell, '', 'min-width: 0; overflow: hidden; text-overflow: ellipsis');
    const bar = element(null, 'gridcell', 'grid-column: 3 / -2; width: 60%; height: 10px; background: #eee');
    return { row, cells, bar, index: -1 };
  });
  type Slot = (typeof slots)[number];
  const fill = ({ row, cells, index }: Slot): void => {
    cells.forEach((cell, at) => {
      if (cell.firstChild && texts[at]) cell.firstChild.textContent = `${texts[at]} ${index}`;
    });
    if (row.ariaBusy !== 'false') row.replaceChildren(...cells);
    row.ariaBusy = 'false';
  };
  let still = 0;
  let asked = false;
  // Only while rows wait: it goes on behind the app's page, which would pay for it.
  const goOn = (): void => {
    if (asked || slots.every(({ row }) => row.ariaBusy === 'false')) return;
    asked = true;
    requestAnimationFrame(onFrame);
  };
  const onFrame = (): void => {
    asked = false;
    still += 1;
    const waiting = still > restBefore ? slots.filter(({ row }) => row.ariaBusy === 'true') : [];
    for (const slot of waiting.slice(0, rowsPerFrame)) fill(slot);
    goOn();
  };
  let before = 0;
  const draw = (): void => {
    const first = Math.max(0, Math.floor(grid.scrollTop / rowHeight) - above);
    const isLeap = Math.abs(first - before) > 100;
    before = first;
    for (let index = first; index < Math.min(total, first + slots.length); index += 1) {
      const slot = slots[index % slots.length];
      if (!slot || slot.index === index) continue;
      slot.index = index;
      slot.row.style.transform = `translateY(${index * rowHeight}px)`;
      if (!isLeap) fill(slot);
      else if (slot.row.ariaBusy !== 'true') {
        slot.row.ariaBusy = 'true';
        slot.row.replaceChildren(slot.bar);
      }
    }
    still = 0;
    goOn();
  };
  grid.addEventListener('scroll', draw, { passive: true });
  draw();
}
