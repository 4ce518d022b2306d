import { spawn } from 'node:child_process';
import { basename, dirname, isAbsolute, join, resolve } from 'node:path';
import { app } from '../api/app.ts';
import { BrowserWindow } from '../api/browser-window.ts';
import { desktop } from '../api/desktop.ts';
import { answerInteractively } from '../api/dialog.ts';
import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from '../api/types.ts';
import type { CdpSession } from '../chromium/connection.ts';
import { browser } from '../host.ts';
import { watchRecordings } from '../recorder.ts';
import { chooseFiles, showBox, type BoxOptions, type ChooserOptions } from './in-page.ts';

/** Where a dialog appears when the app has no window yet. */
const ownWindow = { width: 560, height: 340 };

/** Shows a dialog on the app's window, or, while there is none, in a window of its own. */
async function onPage<T>(show: (target: CdpSession) => Promise<T>): Promise<T> {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  if (window) return show(await window.webContents.devtools());
  const chromium = await browser();
  const closed = Promise.withResolvers<never>();
  const { session, targetId } = await chromium.newPage(undefined, ownWindow, () =>
    closed.reject(new Error('The dialog was closed')),
  );
  await session.send('Runtime.runIfWaitingForDebugger');
  await chromium.resizeWindow(targetId, ownWindow);
  try {
    return await Promise.race([show(session), closed.promise]);
  } finally {
    closed.promise.catch(() => undefined);
    chromium.close(targetId);
  }
}

/** Runs a function in a world of its own on the page, as if the person had just clicked. */
async function inPage(target: CdpSession, run: (options: never) => unknown, options: object, byValue: boolean) {
  const { frameTree } = await target.send('Page.getFrameTree');
  const world = { frameId: frameTree.frame.id, worldName: 'Stand-in dialogs' };
  const { executionContextId } = await target.send('Page.createIsolatedWorld', world);
  const { result } = await target.send('Runtime.evaluate', {
    expression: `(${run.toString()})(${JSON.stringify(options)})`,
    contextId: executionContextId,
    awaitPromise: true,
    userGesture: true,
    returnByValue: byValue,
  });
  return result;
}

async function pathsOf(target: CdpSession, list: string): Promise<string[]> {
  const { result } = await target.send('Runtime.getProperties', { objectId: list, ownProperties: true });
  const files = result.filter(({ name, value }) => /^\d+$/.test(name) && value?.objectId !== undefined);
  return Promise.all(
    files.map(async ({ value }) => (await target.send('DOM.getFileInfo', { objectId: value?.objectId ?? '' })).path),
  );
}

async function open(given: object): Promise<{ canceled: boolean; filePaths: string[] }> {
  const { properties = [], filters = [] } = given as OpenDialogOptions;
  const folder = properties.includes('openDirectory');
  const extensions = filters.flatMap((filter) => filter.extensions).filter((extension) => extension !== '*');
  const options: ChooserOptions = {
    multiple: properties.includes('multiSelections'),
    folder,
    accept: extensions.map((extension) => `.${extension}`).join(','),
  };
  const paths = await onPage(async (target) => {
    const { objectId } = await inPage(target, chooseFiles, options, false);
    return objectId === undefined ? [] : pathsOf(target, objectId);
  });
  const [first] = paths;
  // A chosen folder is known by what lies in it.
  return { canceled: paths.length === 0, filePaths: folder && first !== undefined ? [dirname(first)] : paths };
}

/** Chromium does not say where its own save dialog would write, so files go to the Downloads folder, and that is said. */
async function save(given: object): Promise<{ canceled: boolean; filePath: string }> {
  const { defaultPath = 'download' } = given as SaveDialogOptions;
  const filePath = isAbsolute(defaultPath)
    ? resolve(defaultPath)
    : join(app.getPath('downloads'), basename(defaultPath));
  console.error(`Saved as ${filePath}`);
  return { canceled: false, filePath };
}

async function message(given: object): Promise<{ response: number; checkboxChecked: boolean }> {
  const options = given as MessageBoxOptions;
  const buttons = options.buttons?.length ? options.buttons : ['OK'];
  const box: BoxOptions = {
    message: options.message,
    detail: options.detail ?? '',
    buttons,
    defaultId: options.defaultId ?? 0,
    cancelId: options.cancelId ?? buttons.length - 1,
    checkbox: options.checkboxLabel ?? '',
  };
  try {
    const result = await onPage((target) => inPage(target, showBox, box, true));
    return result.value as { response: number; checkboxChecked: boolean };
  } catch {
    // Its window was closed, or the page below it was left.
    return { response: box.cancelId, checkboxChecked: false };
  }
}

const opener = (): readonly [string, ...string[]] => {
  if (process.platform === 'darwin') return ['open'];
  return process.platform === 'win32' ? ['rundll32', 'url.dll,FileProtocolHandler'] : ['xdg-open'];
};

/** Makes the stand-in usable by a person: dialogs in the window, links in their browser, notifications as lines. */
export function attend(): void {
  answerInteractively({ open, save, message });
  desktop.open = (target) =>
    new Promise((settle) => {
      const [command, ...args] = opener();
      const child = spawn(command, [...args, target], { stdio: 'ignore', detached: true });
      child.once('error', () => {
        console.error(`Open this yourself: ${target}`);
        settle();
      });
      child.once('spawn', () => settle());
      child.unref();
    });
  watchRecordings(({ kind, detail }) => {
    if (kind === 'notification') console.error(`${String(detail['title'])}: ${String(detail['body'])}`);
  });
}
