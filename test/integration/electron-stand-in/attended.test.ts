import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '#test/e2e/harness/launch.ts';
import { endFixture, launchFixture } from './fixture.ts';

let app: RunningApp;
const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));

beforeAll(async () => {
  app = await launchFixture({ env: { STAND_IN_ATTENDED: '1' } });
});
afterAll(async () => {
  await endFixture(app);
  rmSync(folder, { recursive: true });
});

describe('with a person at the screen', () => {
  it('chooses files with the browser’s own chooser and learns their paths', async () => {
    const files = ['one.jpg', 'two.jpg'].map((name) => join(folder, name));
    for (const file of files) writeFileSync(file, 'light');
    // As a person's choice, with paths; Playwright's own setFiles hands over contents only.
    const session = await app.window.context().newCDPSession(app.window);
    await session.send('Page.enable');
    await session.send('Page.setInterceptFileChooserDialog', { enabled: true });
    const chooser = new Promise<string>((resolve) => {
      session.once('Page.fileChooserOpened', ({ mode, backendNodeId }) => {
        void session
          .send('DOM.setFileInputFiles', { files, backendNodeId: backendNodeId ?? 0 })
          .then(() => resolve(mode));
      });
    });
    const answer = app.evaluate(
      ({ dialog }) =>
        dialog.showOpenDialog({
          properties: ['openFile', 'multiSelections'],
          filters: [{ name: 'Photos', extensions: ['jpg'] }],
        }),
      undefined,
    );
    expect(await chooser).toBe('selectMultiple');
    expect(await answer).toEqual({ canceled: false, filePaths: files });
  });

  it('asks on the page and takes the button that is pressed', async () => {
    const answer = app.evaluate(
      ({ dialog }) =>
        dialog.showMessageBox({
          message: 'Delete it?',
          detail: 'Two items',
          buttons: ['Delete', 'Keep'],
          defaultId: 1,
          cancelId: 1,
        }),
      undefined,
    );
    // The box is hidden from the page's own scripts, so only the keyboard reaches it.
    await app.window.waitForFunction(() => document.activeElement !== document.body);
    await app.window.keyboard.press('Escape');
    expect(await answer).toEqual({ response: 1, checkboxChecked: false });
    const second = app.evaluate(
      ({ dialog }) => dialog.showMessageBox({ message: 'Again?', buttons: ['Delete', 'Keep'] }),
      undefined,
    );
    await app.window.waitForFunction(() => document.activeElement !== document.body);
    await app.window.keyboard.press('Enter');
    expect((await second).response).toBe(0);
  });

  it('quits when the last window is closed, as there is no tray to reopen it', async () => {
    await app.window.close();
    expect(await app.exited).toBe(0);
    expect(app.output()).toContain('so Stand-in App quits');
  });
});
