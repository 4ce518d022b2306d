/** Plain names of the border between page and main process. Free of zod, because the sandboxed preload bundles them. */

/** The two Electron channels there are. */
export const requestChannel = 'crossdock:request';
export const eventChannel = 'crossdock:event';
/** What the preload puts on `window`. */
export const bridgeKey = 'crossdock';
