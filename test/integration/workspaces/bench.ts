import { onTestFinished } from 'vitest';
import { createApp, type App } from '#main/app.ts';
import type { EmittedEvent } from '#main/events.ts';
import { createIds } from '#main/ids.ts';
import { StoreOpenError } from '#main/store/store-open-error.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { bindSecrets } from '#main/workspaces/bound-secrets.ts';
import { createWorkspaceRegistry } from '#main/workspaces/registry.ts';
import { workspaceLogger } from '#main/workspaces/workspace-logger.ts';
import { createWorkspaces, type Workspaces } from '#main/workspaces/workspaces.ts';
import type { RequestInput, RequestName, RequestOutput } from '#shared/ipc/contract.ts';
import { consentDriver } from '../consent-driver.ts';
import { keepingLogger, keyedSecrets, type LogLine } from '../headless.ts';

export interface Profile {
  readonly workspaces: Workspaces;
  /** What the window was turned to, in order. */
  readonly turns: readonly string[];
  readonly emitted: readonly { readonly id: string; readonly event: EmittedEvent }[];
  readonly lines: readonly LogLine[];
  /** Businesses whose opening was asked about, as the dialog would. */
  readonly asked: readonly string[];
}

/** The key store of this computer: one for all businesses. */
const keyStore = keyedSecrets();

/** The businesses of a profile as the desktop app runs them, without its windows. Ends with the test. */
export function openProfile(root: string): Profile {
  const { logger, lines } = keepingLogger();
  const turns: string[] = [];
  const asked: string[] = [];
  const emitted: { readonly id: string; readonly event: EmittedEvent }[] = [];
  const workspaces = createWorkspaces({
    registry: createWorkspaceRegistry({
      root,
      newId: createIds(systemClock, systemRandom),
      unnamed: (id) => (id === 'first' ? 'My business' : 'Unnamed'),
    }),
    openCore: async ({ id, folder }, port, quiet) => {
      try {
        return await createApp({
          host: { version: '0.1.0', platform: process.platform, runtime: 'headless', locale: 'en-US' },
          paths: { data: folder, temp: root },
          clock: systemClock,
          random: systemRandom,
          secrets: bindSecrets(keyStore, id),
          consent: consentDriver(),
          dialogs: { openFiles: async () => [], saveFile: async () => undefined, openFolder: async () => undefined },
          notifier: { notify: () => undefined },
          links: { open: async () => undefined },
          folders: { open: async () => undefined },
          restart: { restart: () => undefined },
          workspaces: port,
          logger: workspaceLogger(logger, id),
        });
      } catch (error) {
        if (quiet || !(error instanceof StoreOpenError)) throw error;
        asked.push(id);
        return undefined;
      }
    },
    show: (id) => void turns.push(id),
    onEvent: (id, event) => void emitted.push({ id, event }),
    openFolder: async () => undefined,
    clock: systemClock,
    logger,
  });
  onTestFinished(() => workspaces.stopAll());
  return { workspaces, turns, emitted, lines, asked };
}

/** A request as the page of this core would send it; a refusal is thrown as its data. */
export async function ask<Name extends RequestName>(
  app: App,
  name: Name,
  input?: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const answer = await app.dispatch({ name, input });
  if (answer.ok) return answer.value as RequestOutput<Name>;
  throw answer.error;
}
