import { BrowserWindow, ipcMain, type IpcMainInvokeEvent } from 'electron';
import { eventChannel, requestChannel } from '#shared/ipc/channels.ts';
import type { EventEnvelope, ResponseEnvelope } from '#shared/ipc/transport.ts';
import type { EmittedEvent } from '../events.ts';
import type { Logger } from '../ports.ts';
import { isTrustedSender } from './policy/sender.ts';

/** What this transport needs of the core. */
export interface IpcCore {
  readonly dispatch: (envelope: unknown) => Promise<ResponseEnvelope>;
  readonly subscribe: (listener: (event: EmittedEvent) => void) => () => void;
}

export interface IpcConnection {
  /** Tells every window of ours; also for the shell's own events, so that all share one sequence. */
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
  core: IpcCore,
  isOurWindow: (window: BrowserWindow) => boolean,
  logger: Logger,
): IpcConnection {
  ipcMain.handle(requestChannel, (event, envelope: unknown) => {
    if (!isTrustedEvent(event, isOurWindow)) {
      logger.log('warn', 'ipc.untrusted_sender', { url: event.senderFrame?.url });
      return refusal;
    }
    return core.dispatch(envelope);
  });
  let sequence = 0;
  const send = ({ name, payload }: EmittedEvent) => {
    sequence += 1;
    const envelope: EventEnvelope = { sequence, name, payload };
    for (const window of BrowserWindow.getAllWindows()) {
      if (isOurWindow(window) && !window.isDestroyed()) window.webContents.send(eventChannel, envelope);
    }
  };
  const unsubscribe = core.subscribe(send);
  return {
    send,
    close: () => {
      unsubscribe();
      ipcMain.removeHandler(requestChannel);
    },
  };
}

function isTrustedEvent(event: IpcMainInvokeEvent, isOurWindow: (window: BrowserWindow) => boolean): boolean {
  const window = BrowserWindow.fromWebContents(event.sender);
  return isTrustedSender({
    isOurWindow: window !== null && isOurWindow(window),
    isMainFrame: event.senderFrame !== null && event.senderFrame.parent === null,
    frameUrl: event.senderFrame?.url,
  });
}
