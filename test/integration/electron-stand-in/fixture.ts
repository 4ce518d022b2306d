import { rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import { launchApp, type LaunchOptions, type RunningApp } from '#test/e2e/harness/launch.ts';

/** What the fixture app keeps for tests in its main process. */
export type Shared = {
  readonly heard: unknown[][];
  note(name: string): (...args: unknown[]) => void;
  open(options?: object): Electron.BrowserWindow;
  load(module: string): Promise<unknown>;
  readonly main: Electron.BrowserWindow;
};

declare global {
  // oxlint-disable-next-line no-var -- a global of the fixture app's main process
  var shared: Shared;
  interface Window {
    readonly bridge: {
      invoke(channel: string, ...args: unknown[]): Promise<unknown>;
      send(channel: string, ...args: unknown[]): void;
      on(channel: string, callback: (...args: unknown[]) => void): () => void;
      echo(value: unknown): unknown;
      later(value: unknown): Promise<unknown>;
      fail(): never;
      sum(numbers: number[], add: (a: number, b: number) => number): number;
      requireFs(): never;
      unknownMember(): never;
      readonly list: readonly unknown[];
      readonly platform: string;
    };
    readonly inlineScriptRan?: boolean;
    readonly pageScriptRan?: boolean;
    readonly bridgeAtStart?: string;
  }
}

const appFolder = fileURLToPath(new URL('../../fixtures/stand-in-app', import.meta.url));

/** Starts the fixture app; on the screen with STAND_IN_TEST_HEADED=1. */
export function launchFixture(options: LaunchOptions = {}): Promise<RunningApp> {
  return launchApp({ headless: process.env['STAND_IN_TEST_HEADED'] !== '1', ...options, appFolder });
}

/** Ends the app and removes its user data. */
export async function endFixture(app: RunningApp | undefined): Promise<void> {
  if (!app) return;
  await app.close();
  rmSync(app.profileDir, { recursive: true, force: true });
}

/** A web server on this machine that notes every request line it gets. */
export type LocalServer = { readonly origin: string; readonly requests: string[]; close(): Promise<void> };

/** Starts a server whose `answer` decides each reply. */
export async function startServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
