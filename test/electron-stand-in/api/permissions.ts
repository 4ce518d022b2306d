import type { Browser } from '../chromium/browser.ts';
import { record } from '../recorder.ts';

/** The app's setPermissionRequestHandler. */
export type PermissionRequest = (
  contents: unknown,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void;

/** The app's setPermissionCheckHandler. */
export type PermissionCheck = (contents: unknown, permission: string, origin: string, details: object) => boolean;

type Question = {
  readonly contents: unknown;
  readonly url: string;
  readonly origin: string;
  readonly browserOrigin: string;
  readonly onRequest: PermissionRequest | null;
  readonly onCheck: PermissionCheck | null;
};

/** Electron's permission names and Chromium's for the same thing. */
const permissions: readonly (readonly [electron: string, chromium: string])[] = [
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-sanitized-write', 'clipboard-write'],
  ['geolocation', 'geolocation'],
  ['media', 'camera'],
  ['media', 'microphone'],
  ['midi', 'midi'],
  ['midiSysex', 'midi-sysex'],
  ['notifications', 'notifications'],
  ['persistent-storage', 'persistent-storage'],
  ['storage-access', 'storage-access'],
  ['idle-detection', 'idle-detection'],
  ['window-management', 'window-management'],
  ['display-capture', 'display-capture'],
];

const decide = async (question: Question, permission: string): Promise<boolean> => {
  const { contents, url, origin, onCheck, onRequest } = question;
  const details = { requestingUrl: url, isMainFrame: true, securityOrigin: `${origin}/` };
  if (onCheck && !onCheck(contents, permission, origin, details)) return false;
  if (!onRequest) return true;
  return new Promise((resolve) => onRequest(contents, permission, resolve, details));
};

/**
 * DevTools offers no hook for the moment a page asks, so the app's handlers are asked about every permission when a
 * page's origin is known, and Chromium is told their answers before the page's first script runs.
 */
export async function grantPermissions(
  browser: Browser,
  context: string | undefined,
  question: Question,
): Promise<void> {
  const answers: Record<string, boolean> = {};
  for (const [electron, chromium] of permissions) {
    const granted = (answers[electron] ??= await decide(question, electron));
    browser.connection.browser.sendLoose('Browser.setPermission', {
      permission: { name: chromium },
      setting: granted ? 'granted' : 'denied',
      origin: question.browserOrigin,
      ...(context === undefined ? {} : { browserContextId: context }),
    });
  }
  record('permissions', { origin: question.origin, answers });
}
