import type { CdpSession } from '../chromium/connection.ts';
import { browser, browserIfStarted } from '../host.ts';
import { originOf, toBrowserUrl } from '../scheme-map.ts';
import { electronVersion, settings } from '../settings.ts';
import { StrictEmitter } from '../strict.ts';
import { Cookies } from './cookies.ts';
import { refuseDownloads } from './downloads.ts';
import { isReady } from './lifecycle.ts';
import { grantPermissions, type PermissionCheck, type PermissionRequest } from './permissions.ts';
import { Protocol } from './protocol.ts';
import type { Session as ElectronSession } from './types.ts';
import { WebRequest } from './web-request.ts';

type Implemented = Pick<
  ElectronSession,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setUserAgent'
  | 'getUserAgent'
  | 'clearStorageData'
  | 'clearCache'
  | 'clearAuthCache'
  | 'isPersistent'
  | 'flushStorageData'
  | 'setSpellCheckerEnabled'
>;

const events = [
  'will-download',
  'select-hid-device',
  'select-serial-port',
  'select-usb-device',
  'spellcheck-dictionary-download-failure',
];

/** As Electron names itself to servers. */
const defaultUserAgent = (): string => {
  const systems: Readonly<Record<string, string>> = {
    darwin: 'Macintosh; Intel Mac OS X 10_15_7',
    win32: 'Windows NT 10.0; Win64; x64',
  };
  const { name, version } = settings.manifest;
  const [electron, chrome] = [electronVersion, process.versions['chrome'] ?? ''];
  return `Mozilla/5.0 (${systems[process.platform] ?? 'X11; Linux x86_64'}) AppleWebKit/537.36 (KHTML, like Gecko) ${name}/${version} Chrome/${chrome} Electron/${electron} Safari/537.36`;
};

/** One partition: its own Chromium context, protocol handlers, permission handlers and request listeners. */
export class Session extends StrictEmitter implements Implemented {
  readonly protocol = new Protocol();
  readonly webRequest: WebRequest;
  readonly cookies: Cookies;
  readonly #persistent: boolean;
  readonly #pages = new Map<CdpSession, () => void>();
  /** Main frames by Chromium's id, with the web contents they belong to. */
  readonly #frames = new Map<string, object>();
  readonly #origins = new Set<string>();
  #context: Promise<string | undefined> | undefined;
  #userAgent = defaultUserAgent();
  #onRequest: PermissionRequest | null = null;
  #onCheck: PermissionCheck | null = null;

  constructor(persistent: boolean) {
    super(events);
    this.#persistent = persistent;
    this.webRequest = new WebRequest(() => {
      for (const refresh of this.#pages.values()) refresh();
    });
    this.cookies = new Cookies(() => this.context());
  }

  /** Chromium's id of this partition's context; undefined for the default one. */
  context(): Promise<string | undefined> {
    this.#context ??= this.#openContext();
    return this.#context;
  }

  async #openContext(): Promise<string | undefined> {
    const context = this.#persistent ? undefined : await (await browser()).newContext();
    await refuseDownloads(
      context,
      (event, item, frameId) => void this.emit('will-download', event, item, this.#frames.get(frameId)),
      (frameId) => this.#frames.has(frameId),
    );
    return context;
  }

  /** Called by each page of this partition, so that its storage can be cleared and its interception follows listeners. */
  addPage(page: CdpSession, frameId: string, contents: object, refresh: () => void): () => void {
    this.#pages.set(page, refresh);
    this.#frames.set(frameId, contents);
    return () => {
      this.#pages.delete(page);
      this.#frames.delete(frameId);
    };
  }

  /** Asks the app's permission handlers about `url`'s origin and tells Chromium the outcome. */
  async applyPermissions(contents: unknown, url: string): Promise<void> {
    const origin = originOf(url);
    if (origin === 'null') return;
    this.#origins.add(origin);
    const browserOrigin = originOf(toBrowserUrl(`${origin}/`));
    await grantPermissions(await browser(), await this.context(), {
      contents,
      url,
      origin,
      browserOrigin,
      onRequest: this.#onRequest,
      onCheck: this.#onCheck,
    });
  }

  setPermissionRequestHandler(handler: Parameters<Implemented['setPermissionRequestHandler']>[0]): void {
    this.#onRequest = handler as PermissionRequest | null;
  }

  setPermissionCheckHandler(handler: Parameters<Implemented['setPermissionCheckHandler']>[0]): void {
    this.#onCheck = handler as PermissionCheck | null;
  }

  /** No page of the stand-in can reach a device, whatever the handler would say. */
  setDevicePermissionHandler(_handler: Parameters<Implemented['setDevicePermissionHandler']>[0]): void {
    // Nothing to keep: Chromium's chooser never opens here.
  }

  setUserAgent(userAgent: string): void {
    this.#userAgent = userAgent;
    for (const page of this.#pages.keys()) page.sendLoose('Emulation.setUserAgentOverride', { userAgent });
  }

  getUserAgent(): string {
    return this.#userAgent;
  }

  setSpellCheckerEnabled(_enable: boolean): void {
    // Chromium's spell checker is off: it would fetch dictionaries.
  }

  isPersistent(): boolean {
    return this.#persistent;
  }

  flushStorageData(): void {
    // Chromium writes on its own and when it is closed.
  }

  async clearCache(): Promise<void> {
    await Promise.all([...this.#pages.keys()].map((page) => page.send('Network.clearBrowserCache')));
  }

  async clearAuthCache(): Promise<void> {
    // HTTP authentication is never answered here, so nothing is cached.
  }

  async clearStorageData(_options?: Parameters<Implemented['clearStorageData']>[0]): Promise<void> {
    const chromium = await browserIfStarted();
    if (!chromium || !this.#context) return;
    const context = await this.#context;
    await chromium.connection.browser.send(
      'Storage.clearCookies',
      context === undefined ? {} : { browserContextId: context },
    );
    const [page] = this.#pages.keys();
    if (page) {
      for (const origin of this.#origins) {
        const browserOrigin = originOf(toBrowserUrl(`${origin}/`));
        await page.send('Storage.clearDataForOrigin', { origin: browserOrigin, storageTypes: 'all' });
      }
    } else if (context !== undefined) {
      chromium.disposeContext(context);
      this.#context = undefined;
    }
  }
}

const partitions = new Map<string, Session>();
let whole: Session | undefined;

/** Told of each session when it is first asked for. */
export const sessionHooks = { created: (_session: Session): void => undefined };

const create = (persistent: boolean): Session => {
  const session = new Session(persistent);
  sessionHooks.created(session);
  return session;
};

/** The `session` module's functions. */
export const sessions = {
  get default(): Session {
    if (!isReady()) throw new Error('Session can only be received when app is ready');
    whole ??= create(true);
    return whole;
  },
  fromPartition(partition: string): Session {
    if (!isReady()) throw new Error('Session can only be received when app is ready');
    if (partition === '') return sessions.default;
    if (partition.startsWith('persist:')) {
      throw new Error(`The Electron stand-in keeps only the default session on disk, not ${partition}`);
    }
    const known = partitions.get(partition);
    if (known) return known;
    const session = create(false);
    partitions.set(partition, session);
    return session;
  },
};
