import type { createBridgeEnd } from './bridge-end.ts';

/**
 * Runs in the page's own world before any script of the page: waits for the preload's world to pass the shared node,
 * then defines what the preload exposes, frozen as Electron does. Self-contained: its source goes into the page.
 */
export function startMainWorld(bridgeEnd: typeof createBridgeEnd, secret: string): void {
  if (window.parent !== window) return;
  const freeze = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
    for (const part of Object.values(value)) freeze(part);
    return Object.freeze(value);
  };
  window.addEventListener(
    secret,
    (event) => {
      event.stopImmediatePropagation();
      const node = (event as MouseEvent).relatedTarget;
      if (!node) throw new Error('The preload passed no node');
      const end = bridgeEnd(node, `${secret}-from-page`, `${secret}-from-preload`);
      end.onMessage((_op, body) => {
        const { key, api } = body as { key: string; api: unknown };
        if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
        Object.defineProperty(window, key, { value: freeze(end.unpack(api)), enumerable: true });
        return undefined;
      });
    },
    { once: true, capture: true },
  );
}
