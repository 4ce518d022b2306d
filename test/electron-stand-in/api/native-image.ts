import { readFileSync } from 'node:fs';
import { Strict } from '../strict.ts';
import type { NativeImage as ElectronNativeImage } from './types.ts';

type Implemented = Pick<
  ElectronNativeImage,
  'isEmpty' | 'toPNG' | 'toDataURL' | 'getSize' | 'getAspectRatio' | 'setTemplateImage' | 'isTemplateImage'
>;

/** Width and height out of a PNG's header; zero for anything else. */
function readSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  const isPng = bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG';
  return isPng ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : { width: 0, height: 0 };
}

/** An image that is handed on, never edited: what icons, drags and the clipboard need. Only PNG is understood. */
export class NativeImage extends Strict implements Implemented {
  readonly #bytes: Buffer;
  #template = false;

  constructor(bytes: Buffer) {
    super();
    this.#bytes = readSize(bytes).width > 0 ? bytes : Buffer.alloc(0);
  }

  static createEmpty(): NativeImage {
    return new NativeImage(Buffer.alloc(0));
  }

  static createFromBuffer(bytes: Buffer): NativeImage {
    return new NativeImage(bytes);
  }

  static createFromDataURL(url: string): NativeImage {
    return new NativeImage(Buffer.from(/^data:image\/png;base64,(.*)$/.exec(url)?.[1] ?? '', 'base64'));
  }

  /** As Electron, gives an empty image for a file that cannot be read. */
  static createFromPath(path: string): NativeImage {
    try {
      return new NativeImage(readFileSync(path));
    } catch {
      return NativeImage.createEmpty();
    }
  }

  isEmpty(): boolean {
    return this.#bytes.length === 0;
  }

  getSize(): { width: number; height: number } {
    return readSize(this.#bytes);
  }

  getAspectRatio(): number {
    const { width, height } = this.getSize();
    return height === 0 ? 1 : width / height;
  }

  toPNG(): Buffer {
    return Buffer.from(this.#bytes);
  }

  toDataURL(): string {
    return `data:image/png;base64,${this.#bytes.toString('base64')}`;
  }

  setTemplateImage(option: boolean): void {
    this.#template = option;
  }

  isTemplateImage(): boolean {
    return this.#template;
  }

  /** Icons are not drawn, so the size stays what it is. */
  resize(_options: object): NativeImage {
    return this;
  }
}
