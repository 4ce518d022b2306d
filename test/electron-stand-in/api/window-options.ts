import { Session, sessions } from './session.ts';
import type { BrowserWindowConstructorOptions, WebPreferences } from './types.ts';
import type { PageOptions } from './web-contents.ts';

type Names<T> = ReadonlySet<keyof T>;

/** What a window may be asked for: either honoured, or without effect on a page (looks of a frame that is not drawn). */
const windowOptions: Names<BrowserWindowConstructorOptions> = new Set([
  'width',
  'height',
  'x',
  'y',
  'minWidth',
  'minHeight',
  'maxWidth',
  'maxHeight',
  'show',
  'title',
  'backgroundColor',
  'icon',
  'parent',
  'modal',
  'center',
  'resizable',
  'movable',
  'minimizable',
  'maximizable',
  'closable',
  'fullscreenable',
  'skipTaskbar',
  'alwaysOnTop',
  'autoHideMenuBar',
  'titleBarStyle',
  'titleBarOverlay',
  'trafficLightPosition',
  'useContentSize',
  'acceptFirstMouse',
  'paintWhenInitiallyHidden',
  'webPreferences',
] as const);

const preferences: Names<WebPreferences> = new Set([
  'sandbox',
  'contextIsolation',
  'nodeIntegration',
  'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames',
  'webSecurity',
  'allowRunningInsecureContent',
  'experimentalFeatures',
  'webviewTag',
  'navigateOnDragDrop',
  'preload',
  'session',
  'partition',
  'additionalArguments',
  'devTools',
  'spellcheck',
  'backgroundThrottling',
  'safeDialogs',
  'disableDialogs',
  'javascript',
  'images',
  'plugins',
  'v8CacheOptions',
  'autoplayPolicy',
  'zoomFactor',
] as const);

/** The values without which a window would not be what the stand-in's pages are. */
const required: Readonly<Partial<Record<keyof WebPreferences, boolean>>> = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  plugins: false,
  javascript: true,
};

/** Throws on every option that the stand-in would not honour. */
export function checkOptions(options: BrowserWindowConstructorOptions): void {
  for (const name of Object.keys(options)) {
    if (!(windowOptions as ReadonlySet<string>).has(name)) {
      throw new Error(`The Electron stand-in does not implement the BrowserWindow option ${name}`);
    }
  }
  const given = options.webPreferences ?? {};
  for (const [name, value] of Object.entries(given)) {
    if (!(preferences as ReadonlySet<string>).has(name)) {
      throw new Error(`The Electron stand-in does not implement the webPreferences option ${name}`);
    }
    const must = required[name as keyof WebPreferences];
    if (must !== undefined && value !== must) {
      throw new Error(`The stand-in runs only sandboxed, isolated windows: webPreferences.${name} must be ${must}`);
    }
  }
}

/** The page that a window with these options shows. */
export function pageOptions(options: BrowserWindowConstructorOptions, size: PageOptions['size']): PageOptions {
  const { session, partition, preload, additionalArguments } = options.webPreferences ?? {};
  if (session !== undefined && !((session as unknown) instanceof Session))
    throw new TypeError('webPreferences.session is no Session');
  const chosen = (session as unknown as Session | undefined) ?? sessions.fromPartition(partition ?? '');
  return { session: chosen, preload, additionalArguments: additionalArguments ?? [], size };
}
