import type { CdpSession } from '../chromium/connection.ts';
import { record } from '../recorder.ts';
import { toAppUrl } from '../scheme-map.ts';

/** Who hears what a page prints. */
type Hearer = { readonly id: number; readonly mainFrame: object; emit(event: string, ...args: unknown[]): boolean };

const levels = ['debug', 'info', 'warning', 'error'];

/** What console.error, console.warn and console.debug are called in `console-message`; the others are 'info'. */
const levelOf: Readonly<Record<string, string>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
};

/** Reports console calls, uncaught exceptions and Chromium's own complaints (such as CSP refusals) as `console-message`. */
export function listenToConsole(page: CdpSession, hearer: Hearer): void {
  const tell = (level: string, message: string, lineNumber: number, source: string): void => {
    const sourceId = toAppUrl(source);
    record('console', { window: hearer.id, level, message, sourceId });
    const details = { level, message, lineNumber, sourceId, frame: hearer.mainFrame };
    hearer.emit('console-message', details, levels.indexOf(level), message, lineNumber, sourceId);
  };
  page.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const texts = args.map((arg) => String(arg.value ?? arg.description ?? arg.unserializableValue ?? arg.type));
    const at = stackTrace?.callFrames[0];
    tell(levelOf[type] ?? 'info', texts.join(' '), at?.lineNumber ?? 0, at?.url ?? '');
  });
  page.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, lineNumber, url } }) =>
    tell('error', `${text} ${exception?.description ?? ''}`.trim(), lineNumber, url ?? ''),
  );
  page.on('Log.entryAdded', ({ entry }) =>
    tell(entry.level === 'verbose' ? 'debug' : entry.level, entry.text, entry.lineNumber ?? 0, entry.url ?? ''),
  );
}
