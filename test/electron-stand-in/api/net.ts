import { servedSchemeOf } from '../scheme-map.ts';
import { Strict } from '../strict.ts';
import { isReady } from './lifecycle.ts';
import { sessions } from './session.ts';
import type { Net as ElectronNet } from './types.ts';

/** net over Node's fetch; the app's own schemes are answered by its handlers. */
class Net extends Strict implements Pick<ElectronNet, 'isOnline' | 'online'> {
  online = true;

  isOnline(): boolean {
    return this.online;
  }

  async fetch(
    input: string | Request,
    init?: RequestInit & { readonly bypassCustomProtocolHandlers?: boolean },
  ): Promise<Response> {
    if (!isReady()) throw new Error('net.fetch can only be used after app is ready');
    const request = new Request(input, init);
    const scheme = servedSchemeOf(request.url);
    const handler = scheme === undefined ? undefined : sessions.default.protocol.handlerOf(scheme);
    if (handler && init?.bypassCustomProtocolHandlers !== true) return handler(request);
    if (request.url.startsWith('file:'))
      throw new Error('The Electron stand-in does not implement net.fetch of file: URLs');
    return fetch(request);
  }
}

export const net = new Net();
