import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractAll } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { makePackage } from '../../build/make-package.ts';
import { launchApp } from '../harness/launch.ts';
import { sellOne } from './sale.ts';

test.skip(
  process.platform !== 'linux' || process.env['E2E_RUNTIME'] === 'electron',
  'the package is made for Linux, without Electron',
);
test.setTimeout(240_000);

test('what is packed is enough to sell something', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'crossdock-packed-'));
  try {
    // Away from the project, so that nothing but the package's own files can be found.
    const appFolder = join(folder, 'app');
    const { archive } = await makePackage(folder);
    extractAll(archive, appFolder);
    const app = await launchApp({ appFolder });
    await expect(app.window.getByRole('navigation')).toBeVisible();
    // Database, photos, servers, HTTP and the key store: every production dependency that the first sale needs.
    await sellOne(app);
    await app.control.waitFor('notification');
    expect(await app.close()).toBe(0);
    rmSync(app.profileDir, { recursive: true, force: true });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
