/** The types of the Chrome DevTools Protocol, as playwright-core ships them (it does not export them by a name). */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.d.ts';
