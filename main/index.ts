import { join } from 'node:path';
import { app } from 'electron';
import { profileFrom } from './electron/policy/profile.ts';
import { declareAppScheme } from './electron/protocol.ts';
import { start } from './start.ts';

// Everything in this file must happen before Electron is ready; no `await` may come first.

// Sandboxes every page there will ever be, whatever its window says.
app.enableSandbox();
// Schemes get their privileges before `ready` or never.
declareAppScheme();

// A profile has its own data, keys, window places and lock; the folder counts from the first use of any of them.
const profile = profileFrom(process.argv, process.env);
if (profile !== undefined) app.setPath('userData', join(app.getPath('userData'), 'profiles', profile));

// Two processes on one database would fight over it: the second hands over to the first and leaves.
if (app.requestSingleInstanceLock()) void start();
else app.quit();
