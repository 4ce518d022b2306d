import { relaunch } from '../inventory/support.ts';
import { addReadyItems, ask, connectPractice, expect, goTo, practiceControl, test } from './support.ts';

test.setTimeout(120_000);

const count = 30;

for (const how of ['killed', 'quit'] as const) {
  test(`an app that is ${how} in the middle of a publication finds it again and lists nothing twice`, async ({
    app,
    page,
  }) => {
    await connectPractice(app, page);
    await addReadyItems(page, count);
    const practice = practiceControl(app);
    await practice.latency(40);
    await practice.fault({
      match: { method: 'POST', path: '/sell/inventory/v1/offer/*/publish' },
      skip: 1,
      kind: { type: 'status', status: 400, body: { errors: [{ errorId: 25026, message: 'The limit is reached.' }] } },
    });
    await goTo(page, 'Inventory');
    await page.getByRole('checkbox', { name: 'Select all' }).click();
    await page.getByRole('button', { name: 'Publish…' }).click();
    const publish = page.getByTestId('publish-now');
    await expect(publish).toHaveText(`Publish ${count} listings`);
    await publish.click();
    await expect(page.getByTestId('batch-summary')).toContainText(/1 failed/);
    if (how === 'killed') await app.kill();
    else await app.close();

    const again = await relaunch(app.profileDir);
    // The failure is from before; it stays in sight until somebody has looked.
    const activity = again.window.getByTestId('publish-activity');
    await expect(activity).toHaveText(`1 of ${count} failed`, { timeout: 60_000 });
    const { rows } = await ask(again.window, 'listings.list', { offset: 0, limit: 500 });
    expect(rows.map(({ state }) => state)).toEqual(Array.from({ length: count - 1 }, () => 'live'));
    expect(new Set(rows.map(({ sku }) => sku)).size).toBe(count - 1);
    await activity.click();
    await expect(again.window.getByTestId('batch-summary')).toContainText(`${count} of ${count} finished`);
    await again.window.keyboard.press('Escape');
    await expect(activity).toHaveCount(0);
    await again.close();
  });
}
