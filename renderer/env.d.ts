import type { Bridge } from '#shared/ipc/transport.ts';

declare global {
  interface Window {
    /** Put there by the preload script under `bridgeKey`; absent when the page is opened by anything but the app. */
    readonly crossdock?: Bridge;
  }
}
