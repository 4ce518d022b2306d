import { ipcMain } from 'electron';
import ElectronStore from 'electron-store';
import { z } from 'zod';

const boundsSchema = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().positive(),
  height: z.number().int().positive(),
});

const shellStateSchema = z.object({
  bounds: boundsSchema.optional().catch(undefined),
  maximized: z.boolean().catch(false),
  /** Stay in the tray when the last window is closed. Undefined until the seller chose. */
  keepWatching: z.boolean().optional().catch(undefined),
});
export type ShellState = z.infer<typeof shellStateSchema>;

/** What the shell remembers between runs and the core has no interest in. A damaged file is as good as none. */
export interface ShellStateStore {
  read(): ShellState;
  update(change: Partial<ShellState>): void;
}

export function createShellState(): ShellStateStore {
  const file = new ElectronStore<Record<string, unknown>>({ name: 'shell-state', clearInvalidConfig: true });
  // The library opens a channel that tells any page where the data lies; ours are two and no more.
  ipcMain.removeAllListeners('electron-store-get-data');
  return {
    read: () => shellStateSchema.parse(file.store),
    update: (change) => {
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined) file.delete(name);
        else file.set(name, value);
      }
    },
  };
}
