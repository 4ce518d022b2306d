import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RunningApp } from '#test/e2e/harness/launch.ts';
import { endFixture, launchFixture } from './fixture.ts';

let app: RunningApp;

beforeAll(async () => {
  app = await launchFixture();
});
afterAll(() => endFixture(app));

const heard = (): Promise<unknown[][]> => app.evaluate(() => globalThis.shared.heard, undefined);

describe('dialogs', () => {
  it('wait for a test to answer them', async () => {
    const chosen = app.evaluate(async ({ dialog }) => {
      const answer = await dialog.showOpenDialog(globalThis.shared.main, { title: 'Photos', properties: ['openFile'] });
      return answer.filePaths;
    }, undefined);
    const opened = await app.control.waitFor('dialog', (detail) => detail['kind'] === 'open');
    expect(opened.detail['options']).toEqual({ title: 'Photos', properties: ['openFile'] });
    expect(await app.control.call('openDialogs')).toHaveLength(1);
    await app.control.call('answerDialog', 'open', { canceled: false, filePaths: ['/photo.jpg'] });
    expect(await chosen).toEqual(['/photo.jpg']);
  });

  it('take an answer that was queued before they open', async () => {
    await app.control.call('answerDialog', 'message', { response: 1, checkboxChecked: false });
    await app.control.call('answerDialog', 'save', { canceled: true, filePath: '' });
    const answers = await app.evaluate(
      async ({ dialog }) => [
        (await dialog.showSaveDialog({ defaultPath: 'x.csv' })).canceled,
        (await dialog.showMessageBox({ message: 'Sure?', buttons: ['No', 'Yes'] })).response,
      ],
      undefined,
    );
    expect(answers).toEqual([true, 1]);
  });
});

describe('notifications, tray and menus', () => {
  it('records a notification, and clicks it and its action', async () => {
    await app.evaluate(({ Notification }) => {
      const notification = new Notification({
        title: 'Sold',
        body: 'A lamp',
        actions: [{ type: 'button', text: 'Ship' }],
      });
      notification.on('click', globalThis.shared.note('notification click'));
      notification.on('action', (_details, index) => globalThis.shared.note('notification action')(index));
      notification.show();
    }, undefined);
    const { detail } = await app.control.waitFor('notification', ({ title }) => title === 'Sold');
    expect(detail).toMatchObject({ body: 'A lamp', actions: ['Ship'] });
    const id = detail['id'] as number;
    await app.control.call('notification', id, { click: true });
    await app.control.call('notification', id, { action: 0 });
    expect((await heard()).map(([name, index]) => [name, index])).toEqual(
      expect.arrayContaining([
        ['notification click', {}],
        ['notification action', 0],
      ]),
    );
  });

  it('shows the tray’s menu and clicks what is enabled', async () => {
    await app.evaluate(({ Tray, Menu, nativeImage }) => {
      const tray = new Tray(nativeImage.createEmpty());
      tray.setContextMenu(
        Menu.buildFromTemplate([
          { label: 'Open', click: globalThis.shared.note('tray open') },
          { type: 'separator' },
          {
            label: 'More',
            submenu: [
              { label: 'Pause', type: 'checkbox', click: (item) => globalThis.shared.note('pause')(item.checked) },
            ],
          },
          { label: 'Never', enabled: false },
        ]),
      );
      tray.on('click', () => globalThis.shared.note('tray click')());
    }, undefined);
    expect((await app.control.call('trayMenu')).map(({ label, type }) => [label, type])).toEqual([
      ['Open', 'normal'],
      ['', 'separator'],
      ['More', 'submenu'],
      ['Never', 'normal'],
    ]);
    await app.control.call('clickTrayMenu', ['Open']);
    await app.control.call('clickTrayMenu', ['More', 'Pause']);
    await app.control.call('clickTray');
    const names = (await heard()).map(([name, value]) => `${String(name)} ${value === true}`);
    expect(names).toEqual(expect.arrayContaining(['tray open false', 'pause true', 'tray click false']));
    await expect(app.control.call('clickTrayMenu', ['Never'])).rejects.toThrow('cannot be clicked');
    await expect(app.control.call('clickTrayMenu', ['Missing'])).rejects.toThrow('The menu has no item Missing');
  });

  it('clicks the application menu, roles included', async () => {
    await app.evaluate(({ Menu }) => {
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          {
            label: '&File',
            submenu: [
              { id: 'new', label: 'New item', accelerator: 'CmdOrCtrl+N', click: globalThis.shared.note('new item') },
            ],
          },
          { label: 'View', submenu: [{ role: 'toggleDevTools' }] },
        ]),
      );
    }, undefined);
    await app.control.call('clickApplicationMenu', ['File', 'new']);
    await app.control.call('clickApplicationMenu', ['View', 'toggleDevTools']);
    expect((await heard()).some(([name]) => name === 'new item')).toBe(true);
    expect(app.control.recorded('devtools')).toHaveLength(1);
  });

  it('clicks a menu item by its key, unless the page uses the key itself', async () => {
    await app.evaluate(({ Menu }) => {
      Menu.setApplicationMenu(
        Menu.buildFromTemplate([
          {
            label: 'Go',
            submenu: [
              { label: 'Find', accelerator: 'CommandOrControl+Shift+F', click: () => globalThis.shared.note('find')() },
              { label: 'Taken', accelerator: 'F4', click: () => globalThis.shared.note('taken')() },
              { role: 'zoomIn' },
              { role: 'resetZoom' },
            ],
          },
          { role: 'editMenu' },
        ]),
      );
    }, undefined);
    await app.window.evaluate(async () => {
      window.addEventListener('keydown', (event) => event.key === 'F4' && event.preventDefault(), { capture: true });
      // A round trip later the page knows the keys.
      await window.bridge.invoke('echo', 0);
    });
    await app.window.keyboard.press('F4');
    await app.window.keyboard.press('ControlOrMeta+Shift+F');
    await expect.poll(async () => (await heard()).map(([name]) => name)).toContain('find');
    expect((await heard()).map(([name]) => name)).not.toContain('taken');
    await app.window.keyboard.press('ControlOrMeta+=');
    const width = (): Promise<number> => app.window.evaluate(() => innerWidth);
    await expect.poll(width).toBeLessThan(1280);
    await app.window.keyboard.press('ControlOrMeta+0');
    await expect.poll(width).toBe(1280);
    await app.window.focus('#text');
    await app.window.keyboard.type('abc');
    await app.window.keyboard.press('ControlOrMeta+A');
    await app.window.keyboard.press('Delete');
    expect(await app.window.inputValue('#text')).toBe('');
  });

  it('opens nothing outside, and says what would have been', async () => {
    const missing = await app.evaluate(async ({ shell }) => {
      await shell.openExternal('https://example.invalid/help');
      shell.showItemInFolder('/somewhere/file.csv');
      return shell.openPath('/nowhere/at/all');
    }, undefined);
    expect(missing).not.toBe('');
    expect(app.control.recorded('open-external').map(({ detail }) => detail['url'])).toEqual([
      'https://example.invalid/help',
    ]);
    expect(app.control.recorded('show-item-in-folder')).toHaveLength(1);
    await expect(app.evaluate(({ shell }) => shell.openExternal('no url'), undefined)).rejects.toThrow('Invalid URL');
  });

  it('has a clipboard of its own, for text and images', async () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUg==', 'base64').toString('base64');
    await app.control.call('setClipboardImage', png);
    const image = await app.evaluate(async ({ clipboard }) => {
      const [item] = await clipboard.read();
      return [item!.types, (await item!.getType('image/png')).size, await clipboard.readText()];
    }, undefined);
    expect(image).toEqual([['image/png'], 16, '']);
    await app.evaluate(({ clipboard }) => clipboard.writeText('SKU-1'), undefined);
    expect(await app.control.call('clipboardText')).toBe('SKU-1');
  });

  it('tells of sleep and waking', async () => {
    await app.evaluate(({ powerMonitor }) => {
      powerMonitor.on('suspend', globalThis.shared.note('suspend'));
      powerMonitor.on('resume', globalThis.shared.note('resume'));
    }, undefined);
    await app.control.call('power', 'suspend');
    await app.control.call('power', 'resume');
    expect((await heard()).map(([name]) => name)).toEqual(expect.arrayContaining(['suspend', 'resume']));
  });
});

describe('pages', () => {
  it('are as large as their window, and follow it', async () => {
    const size = (): Promise<number[]> => app.window.evaluate(() => [innerWidth, innerHeight]);
    expect(await size()).toEqual([1280, 800]);
    await app.evaluate(() => globalThis.shared.main.setBounds({ width: 900, height: 600 }), undefined);
    await expect.poll(size).toEqual([900, 600]);
    await app.evaluate(() => globalThis.shared.main.setSize(1280, 800), undefined);
    await expect.poll(size).toEqual([1280, 800]);
  });

  it('follow the theme', async () => {
    const isDark = (): Promise<boolean> =>
      app.window.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches);
    expect(await isDark()).toBe(false);
    await app.evaluate(({ nativeTheme }) => {
      nativeTheme.on('updated', globalThis.shared.note('theme'));
      nativeTheme.themeSource = 'dark';
    }, undefined);
    await expect.poll(isDark).toBe(true);
    expect((await heard()).some(([name]) => name === 'theme')).toBe(true);
    await app.evaluate(({ nativeTheme }) => void (nativeTheme.themeSource = 'system'), undefined);
    await expect.poll(isDark).toBe(false);
    await app.control.call('systemDark', true);
    await expect.poll(isDark).toBe(true);
    await app.control.call('systemDark', false);
  });

  it('can be examined with axe, which opens a page of its own', async () => {
    const { violations } = await new AxeBuilder({ page: app.window }).include('h1').analyze();
    expect(violations).toEqual([]);
    expect(await app.control.call('windows')).toHaveLength(1);
  });

  it('print as PDF', async () => {
    const head = await app.evaluate(async () => {
      const pdf = await globalThis.shared.main.webContents.printToPDF({ pageSize: 'A6', printBackground: true });
      return [Buffer.isBuffer(pdf), pdf.subarray(0, 5).toString('latin1'), pdf.length > 1000];
    }, undefined);
    expect(head).toEqual([true, '%PDF-', true]);
  });

  it('take files from a test, by input and by drop', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
    const file = join(folder, 'photo.txt');
    writeFileSync(file, 'light');
    await app.window.setInputFiles('#files', file);
    const text = await app.window.evaluate(async () =>
      document.querySelector<HTMLInputElement>('#files')!.files![0]!.text(),
    );
    rmSync(folder, { recursive: true });
    expect(text).toBe('light');
  });

  it('report a crash and can be shown again', async () => {
    await app.evaluate(() => {
      const { webContents } = globalThis.shared.open({ title: 'Fragile' });
      webContents.on('render-process-gone', (_event, details) => globalThis.shared.note('gone')(details.reason));
      return webContents.loadURL('app://main/frame.html');
    }, undefined);
    const state = (await app.control.call('windows')).find(({ url }) => url.endsWith('frame.html'))!;
    await app.control.call('crashPage', state.id);
    await expect.poll(heard).toContainEqual(['gone', 'crashed']);
    const loads = (): number =>
      app.control.recorded('loaded').filter(({ detail }) => detail['window'] === state.id).length;
    const before = loads();
    await app.evaluate(({ BrowserWindow }, id) => BrowserWindow.fromId(id)!.webContents.reload(), state.id);
    await expect.poll(loads, { timeout: 10_000 }).toBe(before + 1);
    await app.control.call('closeWindow', state.id);
  });
});

describe('strictness', () => {
  it.each([
    [
      'a member of a module',
      (electron: typeof import('electron')) => electron.app.getGPUFeatureStatus(),
      'App.getGPUFeatureStatus',
    ],
    [
      'a module',
      (electron: typeof import('electron')) => electron.globalShortcut.register('A', () => undefined),
      'globalShortcut.register',
    ],
    ['a member of a window', () => globalThis.shared.main.setOpacity(0.5), 'BrowserWindow.setOpacity'],
    [
      'a static member',
      (electron: typeof import('electron')) => electron.Notification.remove('x'),
      'Notification.remove',
    ],
    ['a window option', () => globalThis.shared.open({ opacity: 0.5 }), 'BrowserWindow option opacity'],
    [
      'an event',
      (electron: typeof import('electron')) => electron.app.on('new-window-for-tab', () => undefined),
      "'new-window-for-tab'",
    ],
  ])('refuses %s that it does not implement, by name', async (_what, run, name) => {
    await expect(app.evaluate(run as () => unknown, undefined)).rejects.toThrow(new RegExp(`stand-in.*${name}`));
  });

  it.each(['sandbox', 'contextIsolation', 'webSecurity'])('refuses a window without %s', async (name) => {
    await expect(
      app.evaluate((_electron, option) => void globalThis.shared.open({ webPreferences: { [option]: false } }), name),
    ).rejects.toThrow(/only sandboxed, isolated windows/);
  });

  it('refuses what must precede ready', async () => {
    await expect(app.evaluate(({ app: main }) => main.enableSandbox(), undefined)).rejects.toThrow(
      /before app is ready/,
    );
    await expect(app.evaluate(({ protocol }) => protocol.registerSchemesAsPrivileged([]), undefined)).rejects.toThrow(
      /before app is ready/,
    );
  });
});

describe('safeStorage', () => {
  it('gives back what it encrypted, differently each time, under a key of this user', async () => {
    const result = await app.evaluate(({ safeStorage }) => {
      const [one, two] = [safeStorage.encryptString('töken'), safeStorage.encryptString('töken')];
      const damaged = Buffer.from(one);
      damaged[damaged.length - 1]! ^= 1;
      let refused = '';
      try {
        safeStorage.decryptString(damaged);
      } catch (error) {
        refused = (error as Error).message;
      }
      return {
        available: safeStorage.isEncryptionAvailable(),
        back: safeStorage.decryptString(one),
        differs: !one.equals(two),
        readable: one.includes('töken'),
        refused,
      };
    }, undefined);
    expect(result).toEqual({
      available: true,
      back: 'töken',
      differs: true,
      readable: false,
      refused: 'Error while decrypting the ciphertext provided to safeStorage.decryptString.',
    });
    const key = join(app.profileDir, 'stand-in-key');
    expect(existsSync(key)).toBe(true);
    if (process.platform !== 'win32') expect(statSync(key).mode & 0o777).toBe(0o600);
  });
});
