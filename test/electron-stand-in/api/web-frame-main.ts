import { originOf } from '../scheme-map.ts';
import { Strict } from '../strict.ts';
import type { WebFrameMain as ElectronWebFrameMain } from './types.ts';

type Implemented = Pick<
  ElectronWebFrameMain,
  'url' | 'origin' | 'name' | 'detached' | 'frameTreeNodeId' | 'processId' | 'routingId' | 'isDestroyed'
>;

/** A frame as main sees it. Only main frames run a preload, so it is the only one that ever sends. */
export class WebFrameMain extends Strict implements Implemented {
  readonly parent: WebFrameMain | null;
  readonly #read: () => { readonly url: string; readonly gone: boolean };
  readonly frameTreeNodeId: number;
  readonly processId: number;
  readonly routingId: number;
  readonly name = '';

  constructor(id: number, parent: WebFrameMain | null, read: () => { readonly url: string; readonly gone: boolean }) {
    super();
    this.frameTreeNodeId = id;
    this.processId = id;
    this.routingId = id;
    this.parent = parent;
    this.#read = read;
  }

  get top(): WebFrameMain | null {
    return this.parent?.top ?? this;
  }

  get url(): string {
    return this.#read().url;
  }

  get origin(): string {
    return originOf(this.url);
  }

  get detached(): boolean {
    return this.#read().gone;
  }

  isDestroyed(): boolean {
    return this.#read().gone;
  }
}
