import { Strict } from '../strict.ts';
import { compileFilter } from './match-pattern.ts';
import type { WebRequest as ElectronWebRequest, WebRequestFilter } from './types.ts';

type Details = { readonly url: string; readonly resourceType: string } & Readonly<Record<string, unknown>>;
type Answer = Readonly<Record<string, unknown>>;
type Handler = (details: Details, callback: (answer: Answer) => void) => void;
type Registration = { readonly matches: (url: string, type: string) => boolean; readonly handler: Handler };
type Stage = 'onBeforeRequest' | 'onBeforeSendHeaders' | 'onHeadersReceived';
type Implemented = Pick<ElectronWebRequest, Stage>;

/** A session's webRequest: one listener per stage, as in Electron (a new one replaces the old). */
export class WebRequest extends Strict {
  readonly #registered = new Map<Stage, Registration>();
  readonly #changed: () => void;
  readonly onBeforeRequest = this.#registrar('onBeforeRequest');
  readonly onBeforeSendHeaders = this.#registrar('onBeforeSendHeaders');
  readonly onHeadersReceived = this.#registrar('onHeadersReceived');

  constructor(changed: () => void) {
    super();
    this.#changed = changed;
  }

  #registrar<S extends Stage>(stage: S): Implemented[S] {
    const register = (first: WebRequestFilter | Handler | null, second?: Handler | null): void => {
      const filter = typeof first === 'object' && first !== null ? first : undefined;
      const handler = typeof first === 'function' ? first : second;
      if (handler) this.#registered.set(stage, { matches: compileFilter(filter), handler });
      else this.#registered.delete(stage);
      this.#changed();
    };
    return register as unknown as Implemented[S];
  }

  has(stage: Stage): boolean {
    return this.#registered.has(stage);
  }

  /** The listener's answer, or undefined where none is registered for such a request. */
  async ask(stage: Stage, details: Details): Promise<Answer | undefined> {
    const registration = this.#registered.get(stage);
    if (!registration?.matches(details.url, details.resourceType)) return undefined;
    return new Promise((resolve) => registration.handler(details, (answer) => resolve(answer ?? {})));
  }
}
