import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { bridgeKey, eventChannel, requestChannel } from '#shared/ipc/channels.ts';
import type { Bridge } from '#shared/ipc/transport.ts';

/** Everything the page can reach: one way to ask, one way to listen. Checks and rules live on both sides of it, not here. */
const bridge: Bridge = {
  request: (envelope) => ipcRenderer.invoke(requestChannel, envelope),
  onEvent: (listener) => {
    // The IPC event itself stays here: it would hand the page a sender to talk through.
    const forward = (_event: IpcRendererEvent, envelope: unknown): void => listener(envelope);
    ipcRenderer.on(eventChannel, forward);
    return () => {
      ipcRenderer.off(eventChannel, forward);
    };
  },
};

contextBridge.exposeInMainWorld(bridgeKey, bridge);
