import { join } from 'node:path';
import { app, dialog } from 'electron';
import { loadPortableImageCode } from './electron/image-code.ts';
import { profileFrom } from './electron/policy/profile.ts';
import { declareAppScheme } from './electron/protocol.ts';

// Everything in this file must happen before Electron is ready, or before the rest of the app is loaded; no `await` may
// come first.

// Sandboxes every page there will ever be, whatever its window says.
app.enableSandbox();
// Schemes get their privileges before `ready` or never.
declareAppScheme();
// Decides which native code the modules below will load.
loadPortableImageCode();

// Without it Windows shows no notifications; the same as in electron-builder.yml.
if (process.platform === 'win32') app.setAppUserModelId('app.crossdock.desktop');

// A profile has its own data, keys, window places and lock; the folder counts from the first use of any of them.
const profile = profileFrom(process.argv, process.env);
if (profile !== undefined) app.setPath('userData', join(app.getPath('userData'), 'profiles', profile));

// Two processes on one database would fight over it: the second hands over to the first and leaves.
if (app.requestSingleInstanceLock()) {
  import('./start.ts')
    .then(({ start }) => start())
    .catch((error: unknown) => {
      dialog.showErrorBox('Crossdock cannot start', error instanceof Error ? error.message : String(error));
      app.exit(1);
    });
} else {
  app.quit();
}
