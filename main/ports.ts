import type { WorkspacePort } from './workspaces/port.ts';

/**
 * What the core asks of its host. `main/electron/` supplies these for the desktop app, `test/` and the command-line
 * programs supply their own: the core never knows which. Anything that is not deterministic comes in through here.
 */

/** Wall clock and timers. Times are integer milliseconds UTC. */
export interface Clock {
  now(): number;
  /** Runs `task` once after `delayMs`; the returned function cancels it. Timers never keep the process alive. */
  schedule(delayMs: number, task: () => void): () => void;
}

/** Cryptographic randomness. */
export interface Random {
  bytes(length: number): Uint8Array;
}

/**
 * How well the host can protect secrets at rest. `weak`: a key exists but is not guarded by the operating system
 * (Linux without a key store); the seller is told. `unavailable`: nothing may be stored.
 */
export type SecretProtection = 'os' | 'weak' | 'unavailable';

/** Encrypts with the operating system's key store. Nothing secret is written anywhere without passing through it. */
export interface SecretBox {
  protection(): SecretProtection;
  encrypt(plain: string): Uint8Array;
  /** Throws when the key is gone or the bytes were altered. */
  decrypt(sealed: Uint8Array): string;
}

/** One sign-in attempt shown to the seller in a window of its own. */
export interface ConsentRequest {
  readonly title: string;
  /** Where the marketplace asks for consent. */
  readonly startUrl: string;
  /** The navigation that ends the attempt is recognised by the exact origin and path of one of these; it is never loaded. */
  readonly redirectUrls: readonly string[];
  /**
   * For a redirect URL whose address the marketplace uses for other pages too (its sign-in form): names of which one must
   * stand in the query. By redirect URL; one that is not listed needs no mark.
   */
  readonly redirectMarks?: Readonly<Record<string, readonly string[]>>;
  readonly deadlineMs: number;
  readonly signal: AbortSignal;
}

export type ConsentOutcome =
  | { readonly kind: 'redirected'; readonly url: string }
  | { readonly kind: 'closed' }
  | { readonly kind: 'expired' };

export interface ConsentPort {
  open(request: ConsentRequest): Promise<ConsentOutcome>;
}

export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

export interface DialogPort {
  /** Paths the user chose; empty when cancelled. */
  openFiles(options: {
    readonly title: string;
    readonly filters: readonly FileFilter[];
    readonly multiple: boolean;
  }): Promise<readonly string[]>;
  /** A folder that exists; `undefined` when cancelled. */
  openFolder(options: { readonly title: string }): Promise<string | undefined>;
  /** Where to write a new file; `undefined` when cancelled. The system has asked before an existing one is replaced. */
  saveFile(options: {
    readonly title: string;
    readonly defaultName: string;
    readonly filters: readonly FileFilter[];
  }): Promise<string | undefined>;
}

export interface NotifierPort {
  notify(notice: { readonly title: string; readonly body: string; readonly onClick?: () => void }): void;
}

/** Opens a link in the system's browser, or throws `validation` when the allow-list does not know it. */
export interface LinkPort {
  open(url: string): Promise<void>;
}

/** Shows a folder of the profile in the system's file manager. */
export interface FolderPort {
  open(path: string): Promise<void>;
}

/** Ends the app in order and starts it again, for what can only be done while nothing is open. */
export interface RestartPort {
  restart(): void;
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';
/** Only values that survive redaction and JSON. */
export type LogFields = Readonly<Record<string, unknown>>;

/** Structured log. Every implementation redacts (main/log/redact.ts) before a byte is written. */
export interface Logger {
  log(level: LogLevel, event: string, fields?: LogFields): void;
}

export interface HostInfo {
  readonly version: string;
  readonly platform: NodeJS.Platform;
  /** `electron` in the shipped app, `stand-in` where Electron's binary cannot be had, `headless` for command-line runs. */
  readonly runtime: 'electron' | 'stand-in' | 'headless';
  /** BCP 47 tag of the user's system language. */
  readonly locale: string;
}

export interface Ports {
  readonly host: HostInfo;
  readonly paths: {
    /** Database, photos, backups, practice state live below this folder. */
    readonly data: string;
    readonly temp: string;
  };
  readonly clock: Clock;
  readonly random: Random;
  readonly secrets: SecretBox;
  readonly consent: ConsentPort;
  readonly dialogs: DialogPort;
  readonly notifier: NotifierPort;
  readonly links: LinkPort;
  readonly folders: FolderPort;
  readonly restart: RestartPort;
  /** The businesses beside this one. Left out by a host that runs one core only. */
  readonly workspaces?: WorkspacePort;
  readonly logger: Logger;
}
