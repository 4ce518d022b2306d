import { protocol, type Protocol } from 'electron';
import { answerAppRequest, type AppContent } from './app-content.ts';
import { appScheme } from './policy/app-url.ts';

/** Must run before `ready`. Standard and secure: a real origin with storage and fetch; nothing bypasses the policy. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the page and the photos to one session. Consent windows have sessions of their own and never see it. */
export function serveApp(target: Protocol, content: AppContent): void {
  target.handle(appScheme, (request) => answerAppRequest(request, content));
}
