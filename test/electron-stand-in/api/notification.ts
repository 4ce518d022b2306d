import { record } from '../recorder.ts';
import { StrictEmitter } from '../strict.ts';
import type { Notification as ElectronNotification, NotificationConstructorOptions } from './types.ts';

type Implemented = Pick<ElectronNotification, 'show' | 'close' | 'title' | 'body'>;

const shown = new Map<number, Notification>();
let nextId = 1;

/** What a person does with a notification: clicks it, presses a button of it (by index), or closes it. */
export type NotificationAct = { readonly click: true } | { readonly action: number } | { readonly close: true };

/** A notification that only the recorder sees, and that the control channel clicks. */
export class Notification extends StrictEmitter implements Implemented {
  readonly #id = nextId++;
  readonly #options: NotificationConstructorOptions;
  title: string;
  body: string;

  constructor(options: NotificationConstructorOptions = {}) {
    super(['action', 'click', 'close', 'failed', 'reply', 'show']);
    this.#options = options;
    this.title = options.title ?? '';
    this.body = options.body ?? '';
  }

  static isSupported(): boolean {
    return true;
  }

  show(): void {
    const { actions = [], silent = false, urgency } = this.#options;
    shown.set(this.#id, this);
    record('notification', {
      id: this.#id,
      title: this.title,
      body: this.body,
      silent,
      urgency: urgency ?? 'normal',
      actions: actions.map((action) => action.text ?? ''),
    });
    this.emit('show', {});
  }

  close(): void {
    if (!shown.delete(this.#id)) return;
    record('notification-closed', { id: this.#id });
    this.emit('close', { reason: 'userCanceled' });
  }

  /** What a person does with it. */
  act(what: NotificationAct): void {
    if ('click' in what) this.emit('click', {});
    else if ('action' in what) this.emit('action', { actionIndex: what.action, selectionIndex: -1 }, what.action);
    else this.close();
  }
}

/** A notification that is on the screen. */
export function shownNotification(id: number): Notification {
  const notification = shown.get(id);
  if (!notification) throw new Error(`No notification ${id} is shown`);
  return notification;
}
