import { browser } from '../host.ts';
import { Strict } from '../strict.ts';

type Cookie = { readonly name: string; readonly value: string; readonly domain?: string; readonly path?: string };
type Filter = { readonly name?: string; readonly domain?: string; readonly url?: string };

/** A session's cookies, read-only but for removal. */
export class Cookies extends Strict {
  readonly #context: () => Promise<string | undefined>;

  constructor(context: () => Promise<string | undefined>) {
    super();
    this.#context = context;
  }

  async #scope(): Promise<{ readonly browserContextId?: string }> {
    const context = await this.#context();
    return context === undefined ? {} : { browserContextId: context };
  }

  async get(filter: Filter): Promise<Cookie[]> {
    const chromium = await browser();
    const { cookies } = await chromium.connection.browser.send('Storage.getCookies', await this.#scope());
    const host = filter.url === undefined ? undefined : new URL(filter.url).hostname;
    return cookies.filter(
      (cookie) =>
        (filter.name === undefined || cookie.name === filter.name) &&
        (filter.domain === undefined || cookie.domain.endsWith(filter.domain)) &&
        (host === undefined ||
          host === cookie.domain ||
          (cookie.domain.startsWith('.') && `.${host}`.endsWith(cookie.domain))),
    );
  }

  async flushStore(): Promise<void> {
    // Chromium writes on its own and when it is closed.
  }
}
