import { createBridgeEnd } from './bridge-end.ts';
import { createCodec } from './codec.ts';
import { startIsolatedWorld, type IsolatedWorldConfig } from './isolated-world.ts';
import { startMainWorld } from './main-world.ts';

/** The script for the page's own world; must run before the preload's. */
export function mainWorldSource(secret: string): string {
  return `(${startMainWorld.toString()})(${createBridgeEnd.toString()}, ${JSON.stringify(secret)});`;
}

/** The script for the preload's world, with the preload file's text inside a function as CommonJS wraps it. */
export function isolatedWorldSource(config: IsolatedWorldConfig, preload: string, file: string): string {
  return `(${startIsolatedWorld.toString()})(${createBridgeEnd.toString()}, ${createCodec.toString()}, ${JSON.stringify(config)},
function (require, module, exports, process) {
${preload}
});
//# sourceURL=${file.replaceAll(/\s/g, '%20')}`;
}
