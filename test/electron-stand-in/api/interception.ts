import type { CdpSession } from '../chromium/connection.ts';
import type { Protocol } from '../chromium/protocol.ts';
import { originOf, servedSchemeOf, toAppUrl, toBrowserUrl } from '../scheme-map.ts';
import type { Session } from './session.ts';

type Paused = Protocol.Fetch.requestPausedPayload;
type Headers = Protocol.Fetch.HeaderEntry[];

/** What a page's owner decides about its navigations before anything is sent. */
export type NavigationGuard = {
  readonly webContentsId: number;
  readonly mainFrameId: string;
  /** False when the app refuses: a page wants to go to `url`. */
  mayNavigate(url: string, isMainFrame: boolean): boolean;
  /** False when the app refuses: a server sends the page on to `url`. */
  mayRedirect(url: string, isMainFrame: boolean): boolean;
  /** The main frame's document answered with this status, or failed with this network error. */
  documentAnswered(status: number, statusText: string): void;
  documentFailed(url: string, error: string): void;
  /** Called before the main frame's document is asked for. */
  beforeDocument(url: string): Promise<void>;
};

const typeNames: Readonly<Record<string, string>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  EventSource: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  Media: 'media',
  WebSocket: 'webSocket',
};

const redirects = new Set([301, 302, 303, 307, 308]);

const headerList = (headers: Readonly<Record<string, unknown>>): Headers =>
  Object.entries(headers).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each) => ({ name, value: String(each) })),
  );

const headerRecord = (headers: Headers): Record<string, string[]> => {
  const record: Record<string, string[]> = {};
  for (const { name, value } of headers) (record[name] ??= []).push(value);
  return record;
};

/** 'ConnectionRefused' of DevTools is ERR_CONNECTION_REFUSED everywhere else. */
const errorName = (reason: string): string => `ERR_${reason.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase()}`;

/** The page's origin, wherever a request names it, as the app knows it. */
const asTheAppKnows = (name: string, value: string): string => {
  if (name.toLowerCase() === 'referer') return toAppUrl(value);
  return name.toLowerCase() === 'origin' && value !== 'null' ? originOf(toAppUrl(`${value}/`)) : value;
};

/** Chromium asks every site for its icon by itself, which Electron does not. */
const isFavicon = ({ resourceType, request }: Paused): boolean =>
  resourceType === 'Other' && URL.canParse(request.url) && new URL(request.url).pathname === '/favicon.ico';

/**
 * Everything that a page and its frames and workers request passes here, before it is sent and before the answer is
 * used: navigation guards, webRequest listeners, and the app's own scheme, which never reaches the network.
 */
export class Interception {
  readonly #session: Session;
  readonly #guard: NavigationGuard;
  #nextId = 1;

  constructor(session: Session, guard: NavigationGuard) {
    this.#session = session;
    this.#guard = guard;
  }

  /** Starts, or follows a change of webRequest listeners: answers pause only when somebody wants to see them. */
  enable(target: CdpSession): Promise<unknown> {
    const answers: Protocol.Fetch.RequestPattern = this.#session.webRequest.has('onHeadersReceived')
      ? { urlPattern: '*', requestStage: 'Response' }
      : { urlPattern: '*', requestStage: 'Response', resourceType: 'Document' };
    return target.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }, answers] });
  }

  listen(target: CdpSession): void {
    target.on('Fetch.requestPaused', (event) => {
      const isAnswer = event.responseStatusCode !== undefined || event.responseErrorReason !== undefined;
      const work = isAnswer ? this.#answer(target, event) : this.#request(target, event);
      work.catch((error: unknown) => {
        console.error(`Handling of ${toAppUrl(event.request.url)} failed:`, error);
        this.#fail(target, event, 'Failed');
      });
    });
  }

  #fail(target: CdpSession, event: Paused, reason: Protocol.Network.ErrorReason): void {
    if (this.#isMainDocument(event)) {
      this.#guard.documentFailed(toAppUrl(event.request.url), errorName(reason));
    }
    target.sendLoose('Fetch.failRequest', { requestId: event.requestId, errorReason: reason });
  }

  #isMainDocument(event: Paused): boolean {
    return event.resourceType === 'Document' && event.frameId === this.#guard.mainFrameId;
  }

  #details(event: Paused): { readonly url: string; readonly resourceType: string } & Record<string, unknown> {
    const { request, resourceType } = event;
    const document = event.frameId === this.#guard.mainFrameId ? 'mainFrame' : 'subFrame';
    return {
      id: this.#nextId++,
      url: toAppUrl(request.url),
      method: request.method,
      webContentsId: this.#guard.webContentsId,
      resourceType: resourceType === 'Document' ? document : (typeNames[resourceType] ?? 'other'),
      referrer: toAppUrl(request.headers['Referer'] ?? ''),
      timestamp: performance.timeOrigin + performance.now(),
    };
  }

  async #request(target: CdpSession, event: Paused): Promise<void> {
    const details = this.#details(event);
    const isMainFrame = event.frameId === this.#guard.mainFrameId;
    if (isFavicon(event)) {
      target.sendLoose('Fetch.fulfillRequest', { requestId: event.requestId, responseCode: 204 });
      return undefined;
    }
    const isFirst = event.redirectedRequestId === undefined;
    if (event.resourceType === 'Document' && isFirst && !this.#guard.mayNavigate(details.url, isMainFrame)) {
      return this.#fail(target, event, 'Aborted');
    }
    if (this.#isMainDocument(event)) await this.#guard.beforeDocument(details.url);
    const { webRequest } = this.#session;
    const verdict = await webRequest.ask('onBeforeRequest', details);
    if (verdict?.['cancel'] === true) return this.#fail(target, event, 'BlockedByClient');
    if (typeof verdict?.['redirectURL'] === 'string') {
      const responseHeaders = [{ name: 'Location', value: toBrowserUrl(verdict['redirectURL']) }];
      target.sendLoose('Fetch.fulfillRequest', { requestId: event.requestId, responseCode: 307, responseHeaders });
      return undefined;
    }
    const scheme = servedSchemeOf(details.url);
    if (scheme !== undefined) return this.#serve(target, event, scheme, details);
    const sent = await webRequest.ask('onBeforeSendHeaders', { ...details, requestHeaders: event.request.headers });
    if (sent?.['cancel'] === true) return this.#fail(target, event, 'BlockedByClient');
    const headers = sent?.['requestHeaders'] as Record<string, unknown> | undefined;
    target.sendLoose('Fetch.continueRequest', {
      requestId: event.requestId,
      ...(headers ? { headers: headerList(headers) } : {}),
    });
    return undefined;
  }

  /** Lets the app's protocol handler answer; its headers arrive in the page as it set them. */
  async #serve(
    target: CdpSession,
    event: Paused,
    scheme: string,
    details: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const handler = this.#session.protocol.handlerOf(scheme);
    if (!handler) return this.#fail(target, event, 'Failed');
    const { request } = event;
    const body = request.hasPostData ? await this.#postData(target, event) : undefined;
    const response = await handler(
      new Request(details['url'] as string, {
        method: request.method,
        headers: Object.entries(request.headers).map(([name, value]) => [name, asTheAppKnows(name, value)]),
        ...(body ? { body } : {}),
      }),
    );
    if (response.type === 'error') return this.#fail(target, event, 'Failed');
    const responseHeaders: Headers = [...response.headers].map(([name, value]) => ({ name, value }));
    const bytes = Buffer.from(await response.arrayBuffer());
    const seen = await this.#headersReceived(event, response.status, responseHeaders);
    if (seen === 'cancel') return this.#fail(target, event, 'BlockedByClient');
    if (this.#isMainDocument(event)) this.#guard.documentAnswered(response.status, response.statusText);
    target.sendLoose('Fetch.fulfillRequest', {
      requestId: event.requestId,
      responseCode: response.status,
      responseHeaders: seen ?? responseHeaders,
      body: bytes.toString('base64'),
      ...(response.statusText === '' ? {} : { responsePhrase: response.statusText }),
    });
    return undefined;
  }

  async #postData(target: CdpSession, event: Paused): Promise<Buffer<ArrayBuffer>> {
    const entries = event.request.postDataEntries;
    if (entries?.every((entry) => entry.bytes !== undefined)) {
      return Buffer.concat(entries.map((entry) => Buffer.from(entry.bytes ?? '', 'base64')));
    }
    const { networkId } = event;
    if (networkId === undefined) return Buffer.from(event.request.postData ?? '', 'utf8');
    const { postData } = await target.send('Network.getRequestPostData', { requestId: networkId });
    return Buffer.from(postData, 'utf8');
  }

  async #headersReceived(event: Paused, status: number, headers: Headers): Promise<Headers | 'cancel' | undefined> {
    const { webRequest } = this.#session;
    if (!webRequest.has('onHeadersReceived')) return undefined;
    const verdict = await webRequest.ask('onHeadersReceived', {
      ...this.#details(event),
      statusCode: status,
      statusLine: `HTTP/1.1 ${status}`,
      responseHeaders: headerRecord(headers),
    });
    if (verdict?.['cancel'] === true) return 'cancel';
    const changed = verdict?.['responseHeaders'] as Record<string, unknown> | undefined;
    return changed && headerList(changed);
  }

  async #answer(target: CdpSession, event: Paused): Promise<void> {
    const { requestId, responseStatusCode: status } = event;
    if (status === undefined) {
      if (this.#isMainDocument(event)) {
        this.#guard.documentFailed(toAppUrl(event.request.url), errorName(event.responseErrorReason ?? 'Failed'));
      }
      target.sendLoose('Fetch.continueResponse', { requestId });
      return;
    }
    const headers = event.responseHeaders ?? [];
    const location = headers.find(({ name }) => name.toLowerCase() === 'location')?.value;
    if (event.resourceType === 'Document' && redirects.has(status) && location !== undefined) {
      const isMainFrame = event.frameId === this.#guard.mainFrameId;
      const base = toAppUrl(event.request.url);
      const next = URL.canParse(location, base) ? new URL(location, base).href : location;
      if (!this.#guard.mayRedirect(next, isMainFrame)) return this.#fail(target, event, 'Aborted');
    }
    const changed = await this.#headersReceived(event, status, headers);
    if (changed === 'cancel') return this.#fail(target, event, 'BlockedByClient');
    const isRedirect = redirects.has(status) && location !== undefined;
    if (this.#isMainDocument(event) && !isRedirect)
      this.#guard.documentAnswered(status, event.responseStatusText ?? '');
    target.sendLoose('Fetch.continueResponse', {
      requestId,
      ...(changed ? { responseCode: status, responseHeaders: changed } : {}),
    });
    return undefined;
  }
}
