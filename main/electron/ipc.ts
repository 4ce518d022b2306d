import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import { eventChannel, requestChannel } from '#shared/ipc/channels.ts';
import type { EventEnvelope, ResponseEnvelope } from '#shared/ipc/transport.ts';
import type { EmittedEvent } from '../events.ts';
import type { Logger } from '../ports.ts';
import { workspaceOf } from './policy/app-url.ts';
import { isTrustedSender } from './policy/sender.ts';

/** Answers an envelope from the page of one business. */
export type PageDispatch = (workspace: WorkspaceId, envelope: unknown) => Promise<ResponseEnvelope>;

export interface IpcConnection {
  /** Tells every window of ours. Whose events they are is for the caller to know. */
  send(event: EmittedEvent): void;
  close(): void;
}

const refusal: ResponseEnvelope = {
  ok: false,
  error: { code: 'internal', reason: 'untrusted_sender', message: 'This page may not talk to Crossdock.' },
};

/**
 * Electron's side of the border: one request channel in, one event channel out. Who may call is decided here; what a call
 * means is the core's business.
 */
export function connectIpc(
  dispatch: PageDispatch,
  isOurWindow: (window: BrowserWindow) => boolean,
  logger: Logger,
): IpcConnection {
  ipcMain.handle(requestChannel, (event, envelope: unknown) => {
    // The page cannot choose its address, so it cannot ask about another business than its own.
    const workspace = trustedWorkspace(event, isOurWindow);
    if (workspace === undefined) {
      logger.log('warn', 'ipc.untrusted_sender', { url: event.senderFrame?.url });
      return refusal;
    }
    return dispatch(workspace, envelope);
  });
  let sequence = 0;
  const send = ({ name, payload }: EmittedEvent) => {
    sequence += 1;
    const envelope: EventEnvelope = { sequence, name, payload };
    for (const window of BrowserWindow.getAllWindows()) {
      if (isOurWindow(window) && !window.isDestroyed()) window.webContents.send(eventChannel, envelope);
    }
  };
  return {
    send,
    close: () => ipcMain.removeHandler(requestChannel),
  };
}

function trustedWorkspace(
  { sender, senderFrame }: IpcMainInvokeEvent,
  isOurWindow: (window: BrowserWindow) => boolean,
): WorkspaceId | undefined {
  const window = BrowserWindow.fromWebContents(sender);
  const trusted = isTrustedSender({
    isOurWindow: window !== null && isOurWindow(window),
    isMainFrame: senderFrame !== null && senderFrame.parent === null,
    frameUrl: senderFrame?.url,
  });
  return trusted && senderFrame !== null ? workspaceOf(senderFrame.url) : undefined;
}
