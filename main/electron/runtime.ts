import type { HostInfo } from '../ports.ts';

/** Electron itself, or the stand-in that runs the same files where its binary cannot be had and says so by this variable. */
export const runtime: Exclude<HostInfo['runtime'], 'headless'> =
  process.env['CROSSDOCK_RUNTIME'] === 'stand-in' ? 'stand-in' : 'electron';
