import { record } from '../recorder.ts';
import { Strict } from '../strict.ts';
import type {
  Dialog as ElectronDialog,
  MessageBoxOptions,
  MessageBoxReturnValue,
  OpenDialogOptions,
  OpenDialogReturnValue,
  SaveDialogOptions,
  SaveDialogReturnValue,
} from './types.ts';

/** The kinds of dialog that wait for an answer. */
export type DialogKind = 'open' | 'save' | 'message';

type Answers = {
  readonly open: OpenDialogReturnValue;
  readonly save: SaveDialogReturnValue;
  readonly message: MessageBoxReturnValue;
};

/** What a dialog of any kind is answered with. */
export type DialogAnswer = Answers[DialogKind];

type Pending = { readonly id: number; readonly kind: DialogKind; resolve(answer: unknown): void };
type Interactive = { [K in DialogKind]: (options: object) => Promise<Answers[K]> };

const queued: { readonly kind: DialogKind; readonly answer: unknown }[] = [];
const pending: Pending[] = [];
let interactive: Interactive | undefined;
let nextId = 1;

/** Answers the oldest open dialog of this kind, or the next one to open. */
export function answerDialog(kind: DialogKind, answer: DialogAnswer): void {
  const index = pending.findIndex((dialog) => dialog.kind === kind);
  const [dialog] = index >= 0 ? pending.splice(index, 1) : [];
  if (dialog) {
    record('dialog-answered', { id: dialog.id, kind, answer });
    dialog.resolve(answer);
  } else {
    queued.push({ kind, answer });
  }
}

/** Dialogs that wait for an answer. */
export function openDialogs(): readonly { readonly id: number; readonly kind: DialogKind }[] {
  return pending.map(({ id, kind }) => ({ id, kind }));
}

/** Lets a person answer, where there is a screen and no test. */
export function answerInteractively(by: Interactive): void {
  interactive = by;
}

async function ask<K extends DialogKind>(kind: K, options: object): Promise<Answers[K]> {
  const id = nextId++;
  record('dialog', { id, kind, options });
  const index = queued.findIndex((answer) => answer.kind === kind);
  const [ready] = index >= 0 ? queued.splice(index, 1) : [];
  if (ready) {
    record('dialog-answered', { id, kind, answer: ready.answer });
    return ready.answer as Answers[K];
  }
  if (interactive) return interactive[kind](options);
  return new Promise((resolve) => pending.push({ id, kind, resolve: resolve }));
}

/** Electron's optional first argument, the parent window, is a class instance; the options are a plain object. */
const optionsOf = <T extends object>(args: readonly unknown[]): T => (args.length > 1 ? args[1] : (args[0] ?? {})) as T;

type Implemented = Pick<ElectronDialog, 'showErrorBox'>;

class Dialog extends Strict implements Implemented {
  showOpenDialog(...args: readonly unknown[]): Promise<OpenDialogReturnValue> {
    return ask('open', optionsOf<OpenDialogOptions>(args));
  }

  showSaveDialog(...args: readonly unknown[]): Promise<SaveDialogReturnValue> {
    return ask('save', optionsOf<SaveDialogOptions>(args));
  }

  showMessageBox(...args: readonly unknown[]): Promise<MessageBoxReturnValue> {
    return ask('message', optionsOf<MessageBoxOptions>(args));
  }

  showErrorBox(title: string, content: string): void {
    record('error-box', { title, content });
    console.error(`${title}\n${content}`);
  }
}

export const dialog = new Dialog();
