import type { Page } from '@playwright/test';
import { addReadyItems, ask, connectPractice, expect, test } from '../market/support.ts';

test.setTimeout(90_000);

/** From now on the page notes what moves in the editor once its title field is there. */
async function noteShifts(page: Page): Promise<() => Promise<readonly string[]>> {
  const observer = await page.evaluateHandle(() => {
    const moved: string[] = [];
    const note = (entries: PerformanceEntryList): void => {
      for (const { sources = [] } of entries as (PerformanceEntry & {
        readonly sources?: readonly { readonly node: Node | null }[];
      })[]) {
        for (const { node } of sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          // The grid below is covered, and comes to lie elsewhere when the bar of open items goes.
          if (element?.closest('article')) moved.push(element.outerHTML.slice(0, 160));
        }
      }
    };
    const watching = new PerformanceObserver((list) => note(list.getEntries()));
    watching.observe({ type: 'layout-shift' });
    return { moved, flush: () => note(watching.takeRecords()) };
  });
  return () =>
    observer.evaluate(async ({ moved, flush }) => {
      // What the last change moved is known in the frame after it.
      for (let frame = 0; frame < 3; frame += 1) await new Promise((drawn) => requestAnimationFrame(drawn));
      flush();
      return moved;
    });
}

test('draws an item at once: nothing in its form moves when marketplaces and findings are there', async ({
  app,
  page,
}) => {
  await connectPractice(app, page);
  await addReadyItems(page, 1);
  const { rows } = await ask(page, 'items.list', {
    search: '',
    sort: 'created',
    descending: true,
    place: 'items',
    offset: 0,
    limit: 1,
  });
  const [row] = rows;
  // Something to object to, so that the findings have lines of their own.
  const id = row?.id ?? '';
  await ask(page, 'variants.update', { id: row?.variantId ?? '', patch: { price: null } });

  for (const [width, height] of [
    [1280, 1600],
    [900, 600],
  ] as const) {
    await page.setViewportSize({ width, height });
    await page.goto(`${page.url().replace(/#.*/, '')}#/inventory`);
    // With an empty cache, as after a start.
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Inventory', level: 1 })).toBeVisible();
    const moved = await noteShifts(page);
    await page.evaluate((itemId) => {
      location.hash = `#/inventory/${itemId}`;
    }, id);
    await expect(page.locator('[data-field=title]')).toHaveValue('Paperback number 1');
    await expect(page.locator('[data-field^="markets.ebay.aspects."]').first()).toBeAttached();
    await expect(page.getByRole('region', { name: 'Before you publish' })).toBeAttached();
    expect(await moved(), `${width} × ${height}`).toEqual([]);
  }
});
