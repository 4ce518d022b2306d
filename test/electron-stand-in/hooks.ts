import { registerHooks } from 'node:module';

const standIn = new URL('electron.ts', import.meta.url).href;

/** From here on `electron` means the stand-in, for `import` and `require` alike, in the app and in its packages. */
export function resolveElectronToStandIn(): void {
  registerHooks({
    resolve(specifier, context, nextResolve) {
      if (specifier === 'electron' || specifier === 'electron/main' || specifier === 'electron/common') {
        return { url: standIn, shortCircuit: true };
      }
      return nextResolve(specifier, context);
    },
  });
}
