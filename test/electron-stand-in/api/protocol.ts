import { addScheme, isServedScheme } from '../scheme-map.ts';
import { Strict } from '../strict.ts';
import { isReady, mustPrecedeReady } from './lifecycle.ts';
import type { CustomScheme, Protocol as ElectronProtocol } from './types.ts';

type SchemeHandler = (request: Request) => Response | Promise<Response>;
type Implemented = Pick<ElectronProtocol, 'handle' | 'unhandle' | 'isProtocolHandled'>;

let privilegedOnce = false;

/** A session's protocol handlers. */
export class Protocol extends Strict implements Implemented {
  readonly #handlers = new Map<string, SchemeHandler>();

  handle(scheme: string, handler: Parameters<Implemented['handle']>[1]): void {
    if (!isReady()) throw new Error('protocol module can only be used after app is ready');
    if (!isServedScheme(scheme)) {
      throw new Error(`The Electron stand-in serves only schemes registered as standard and secure, not ${scheme}:`);
    }
    if (this.#handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    if (!this.#handlers.delete(scheme)) throw new Error(`Failed to unhandle protocol: ${scheme}`);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  handlerOf(scheme: string): SchemeHandler | undefined {
    return this.#handlers.get(scheme);
  }
}

/** protocol.registerSchemesAsPrivileged: before ready, once, and only what an https origin can stand for. */
export function registerSchemesAsPrivileged(schemes: CustomScheme[]): void {
  mustPrecedeReady('protocol.registerSchemesAsPrivileged should be called');
  if (privilegedOnce) throw new Error('protocol.registerSchemesAsPrivileged should be called only once');
  privilegedOnce = true;
  for (const { scheme, privileges } of schemes) {
    if (!privileges?.standard || !privileges.secure) {
      throw new Error(`The Electron stand-in serves only standard, secure schemes; ${scheme}: is not both`);
    }
    if (privileges.bypassCSP) throw new Error(`The Electron stand-in cannot let ${scheme}: bypass CSP`);
    addScheme(scheme);
  }
}
