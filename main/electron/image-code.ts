import { createRequire, registerHooks } from 'node:module';
import { runtime } from './runtime.ts';

const native = /^@img\/sharp-linux(?:musl)?-[a-z0-9]+\/sharp\.node$/;
const portable = '@img/sharp-wasm32/sharp.node';

/**
 * On Linux Electron brings the desktop's glib into the process, and sharp's compiled code brings another: decoding a photo
 * then ends the process (https://sharp.pixelplumbing.com/install#electron-and-linux). There, and only there, sharp gets
 * its WebAssembly build. Must run before sharp is loaded.
 */
export function loadPortableImageCode(): void {
  if (process.platform !== 'linux') return;
  dropWarning('SharpElectronLinux');
  if (runtime !== 'electron') return;
  const path = createRequire(import.meta.url).resolve(portable);
  registerHooks({
    resolve: (specifier, context, next) => next(native.test(specifier) ? path : specifier, context),
  });
}

/** sharp warns of what was just dealt with; on the terminal that would look like a fault of ours. */
function dropWarning(code: string): void {
  const emit = process.emitWarning.bind(process) as (...given: readonly unknown[]) => void;
  process.emitWarning = (...given: readonly unknown[]) => {
    if ((given[1] as { readonly code?: unknown } | undefined)?.code !== code) emit(...given);
  };
}
