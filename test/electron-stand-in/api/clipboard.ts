import { record } from '../recorder.ts';
import { Strict } from '../strict.ts';
import type { Clipboard as ElectronClipboard, ClipboardItem as ElectronClipboardItem } from './types.ts';

type Content = string | Blob | Promise<string | Blob>;

/** One thing in one or more formats, by MIME type. */
export class ClipboardItem extends Strict implements Pick<ElectronClipboardItem, 'types'> {
  readonly #contents: Readonly<Record<string, Content>>;

  constructor(contents: Readonly<Record<string, Content>>) {
    super();
    this.#contents = contents;
  }

  get types(): string[] {
    return Object.keys(this.#contents);
  }

  async getType(type: string): Promise<Blob> {
    const content = await this.#contents[type];
    if (content === undefined) throw new Error(`The type '${type}' was not found`);
    return typeof content === 'string' ? new Blob([content], { type }) : content;
  }
}

type Implemented = Pick<ElectronClipboard, 'clear' | 'has' | 'readText' | 'writeText'>;

/** A clipboard of the app's own: tests put things there and read what the app wrote; the desktop's is left alone. */
class Clipboard extends Strict implements Implemented {
  #items: readonly ClipboardItem[] = [];

  clear(): void {
    this.#items = [];
  }

  async has(type: string): Promise<boolean> {
    return this.#items.some((item) => item.types.includes(type));
  }

  async read(): Promise<ClipboardItem[]> {
    return [...this.#items];
  }

  async write(items: ClipboardItem[]): Promise<void> {
    this.#items = [...items];
    record('clipboard', { types: items.flatMap((item) => item.types) });
  }

  async readText(): Promise<string> {
    const item = this.#items.find(({ types }) => types.includes('text/plain'));
    return item ? (await item.getType('text/plain')).text() : '';
  }

  async writeText(text: string): Promise<void> {
    await this.write([new ClipboardItem({ 'text/plain': text })]);
  }
}

export const clipboard = new Clipboard();
