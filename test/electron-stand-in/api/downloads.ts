import { browser } from '../host.ts';
import { record } from '../recorder.ts';
import { toAppUrl } from '../scheme-map.ts';
import { PreventableEvent, StrictEmitter } from '../strict.ts';

/** A download as `will-download` hands it out. It is never saved: the app writes files from main. */
export class DownloadItem extends StrictEmitter {
  readonly #url: string;
  readonly #filename: string;

  constructor(url: string, filename: string) {
    super(['updated', 'done']);
    this.#url = url;
    this.#filename = filename;
  }

  getURL(): string {
    return this.#url;
  }

  getFilename(): string {
    return this.#filename;
  }

  getState(): 'cancelled' {
    return 'cancelled';
  }

  cancel(): void {
    // It will be.
  }
}

/** Tells of every download of a context, and refuses it. */
export async function refuseDownloads(
  context: string | undefined,
  tell: (event: PreventableEvent, item: DownloadItem, frameId: string) => void,
  hasFrame: (frameId: string) => boolean,
): Promise<void> {
  const { browser: session } = (await browser()).connection;
  const scope = context === undefined ? {} : { browserContextId: context };
  session.on('Browser.downloadWillBegin', ({ frameId, guid, url, suggestedFilename }) => {
    if (!hasFrame(frameId)) return;
    session.sendLoose('Browser.cancelDownload', { guid, ...scope });
    const event = new PreventableEvent();
    tell(event, new DownloadItem(toAppUrl(url), suggestedFilename), frameId);
    record('download', { url: toAppUrl(url), filename: suggestedFilename, prevented: event.defaultPrevented });
  });
  await session.send('Browser.setDownloadBehavior', { behavior: 'deny', eventsEnabled: true, ...scope });
}
