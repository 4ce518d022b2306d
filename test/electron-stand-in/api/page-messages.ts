import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CdpSession } from '../chromium/connection.ts';
import { createCodec } from '../worlds/codec.ts';
import type { FromRenderer, ToRenderer } from '../worlds/isolated-world.ts';
import { isolatedWorldSource, mainWorldSource } from '../worlds/source.ts';
import { electronVersion } from '../settings.ts';
import { keyStrokes, pressAccelerator } from './accelerators.ts';
import { ipcMain } from './ipc-main.ts';
import type { WebContents } from './web-contents.ts';

const worldName = 'Electron Isolated Context';
const codec = createCodec();

type Preload = { readonly file: string; readonly additionalArguments: readonly string[] };

const rendererProcess = (args: readonly string[]): Record<string, unknown> => ({
  type: 'renderer',
  platform: process.platform,
  arch: process.arch,
  versions: { ...process.versions, electron: electronVersion },
  sandboxed: true,
  contextIsolated: true,
  isMainFrame: true,
  argv: args,
  env: {},
});

/** What passes between main and one page: the preload with its worlds, ipc both ways, and evaluation for tests. */
export class PageMessages {
  readonly #contents: WebContents;
  readonly #preload: Preload | undefined;
  readonly #receiver = `receive_${randomUUID().replaceAll('-', '')}`;
  readonly #binding = `post_${randomUUID().replaceAll('-', '')}`;
  #page: CdpSession | undefined;
  #context: number | undefined;

  constructor(contents: WebContents, preload: Preload | undefined) {
    this.#contents = contents;
    this.#preload = preload;
  }

  /** The commands that must precede the first document. */
  install(page: CdpSession): Promise<unknown>[] {
    this.#page = page;
    if (!this.#preload) return [];
    const secret = `bridge-${randomUUID()}`;
    const { file, additionalArguments } = this.#preload;
    const config = {
      secret,
      binding: this.#binding,
      receiver: this.#receiver,
      process: rendererProcess(additionalArguments),
    };
    const source = isolatedWorldSource(config, readFileSync(file, 'utf8'), file);
    page.on('Runtime.bindingCalled', (event) => {
      if (event.name === this.#binding) this.#receive(event.payload, event.executionContextId);
    });
    page.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (this.#context === executionContextId) this.#context = undefined;
    });
    page.on('Runtime.executionContextsCleared', () => (this.#context = undefined));
    return [
      page.send('Runtime.addBinding', { name: this.#binding, executionContextName: worldName }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source: mainWorldSource(secret) }),
      page.send('Page.addScriptToEvaluateOnNewDocument', { source, worldName }),
    ];
  }

  #receive(payload: string, context: number): void {
    const end = payload.indexOf('\n');
    const message = JSON.parse(payload.slice(0, end)) as FromRenderer;
    if (message.kind === 'ready') {
      this.#context = context;
      this.sendKeys();
      return;
    }
    // A document that was left meanwhile has no frame to answer for it.
    if (context !== this.#context || this.#contents.isDestroyed()) return;
    if (message.kind === 'key') {
      pressAccelerator(message.id);
      return;
    }
    if (message.kind === 'broken') {
      const error = Object.assign(new Error(message.message), { stack: message.stack });
      console.error(`Unable to load preload script: ${this.#preload?.file ?? ''}\n${message.stack}`);
      this.#contents.emit('preload-error', {}, this.#preload?.file, error);
      return;
    }
    const args = codec.decode(payload.slice(end + 1)) as unknown[];
    const event = { sender: this.#contents, senderFrame: this.#contents.mainFrame, processId: 1, frameId: 1 };
    if (message.kind === 'send') {
      ipcMain.deliver(message.channel, event, args);
      return;
    }
    const { id, channel } = message;
    void ipcMain.answer(channel, event, args).then((outcome) => {
      if ('value' in outcome) this.#post({ kind: 'result', id }, context, outcome.value);
      else this.#post({ kind: 'failure', id, text: outcome.failure }, context);
    });
  }

  #post(message: ToRenderer, context: number, coded = ''): void {
    this.#page?.sendLoose('Runtime.callFunctionOn', {
      functionDeclaration: `function (head, coded) { ${this.#receiver}(head, coded); }`,
      executionContextId: context,
      arguments: [{ value: JSON.stringify(message) }, { value: coded }],
      silent: false,
    });
  }

  /** Tells the page which keys the application menu waits for. */
  sendKeys(): void {
    if (this.#context !== undefined) this.#post({ kind: 'keys', keys: keyStrokes() }, this.#context);
  }

  /** A message to the preload; dropped where no preload listens, as in Electron. */
  send(channel: string, args: unknown[]): void {
    const text = codec.encode(args);
    if (this.#context !== undefined) this.#post({ kind: 'message', channel }, this.#context, text);
  }

  /** Evaluates in the page's own world and awaits a promise. */
  async evaluate(page: CdpSession, expression: string, userGesture: boolean): Promise<unknown> {
    const { result, exceptionDetails } = await page.send('Runtime.evaluate', {
      expression: `(async () => (${createCodec.toString()})().encode(await (0, eval)(${JSON.stringify(expression)})))()`,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
      allowUnsafeEvalBlockedByCSP: true,
    });
    if (exceptionDetails)
      throw new Error(exceptionDetails.exception?.description?.split('\n')[0] ?? exceptionDetails.text);
    return codec.decode(String(result.value));
  }
}
