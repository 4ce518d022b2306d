import type { WebPreferences } from 'electron';

/** How every window of the app runs its page. Nothing in here may be loosened for one window. */
export const pagePreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  // Off macOS the dictionaries would come from a server of Google, unasked.
  spellcheck: process.platform === 'darwin',
} as const satisfies WebPreferences;
