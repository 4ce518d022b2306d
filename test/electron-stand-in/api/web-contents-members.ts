import type { WebContents } from './types.ts';

/** The members of Electron's WebContents that the stand-in implements. */
export type WebContentsMembers = Pick<
  WebContents,
  | 'id'
  | 'close'
  | 'executeJavaScript'
  | 'getTitle'
  | 'getType'
  | 'getURL'
  | 'getUserAgent'
  | 'isCrashed'
  | 'isDestroyed'
  | 'isDevToolsOpened'
  | 'isLoading'
  | 'loadURL'
  | 'openDevTools'
  | 'closeDevTools'
  | 'toggleDevTools'
  | 'printToPDF'
  | 'reload'
  | 'send'
  | 'setUserAgent'
  | 'setWindowOpenHandler'
  | 'setZoomFactor'
  | 'getZoomFactor'
  | 'setZoomLevel'
  | 'getZoomLevel'
  | 'setVisualZoomLevelLimits'
  | 'setWebRTCIPHandlingPolicy'
  | 'focus'
  | 'stop'
>;

/** The events that it emits, and those whose occasion (certificates, devices, guests, hung pages) cannot arise. */
export const webContentsEvents = [
  'certificate-error',
  'console-message',
  'destroyed',
  'did-attach-webview',
  'did-fail-load',
  'did-finish-load',
  'did-navigate',
  'did-navigate-in-page',
  'did-start-loading',
  'did-start-navigation',
  'did-stop-loading',
  'dom-ready',
  'page-title-updated',
  'preload-error',
  'render-process-gone',
  'responsive',
  'select-bluetooth-device',
  'unresponsive',
  'will-attach-webview',
  'will-frame-navigate',
  'will-navigate',
  'will-prevent-unload',
  'will-redirect',
];
