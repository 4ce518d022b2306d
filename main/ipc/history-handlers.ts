import type { historyRequests } from '#shared/ipc/history.ts';
import type { Undo } from '../inventory/undo/undo.ts';
import type { Handlers } from './server.ts';

/** What was done to the items, and the way back. */
export const historyHandlers = (undo: Undo): Pick<Handlers, keyof typeof historyRequests> => ({
  'history.list': (page) => undo.list(page),
  'history.item': (input) => undo.ofItem(input),
  'history.refused': (input) => undo.refused(input),
  'history.undo': (input) => undo.undo(input),
  'history.redo': (input) => undo.redo(input),
  'history.undoLast': () => undo.undoLast(),
  'history.redoLast': () => undo.redoLast(),
  'history.stop': () => undo.stop(),
  'history.undoChange': (input) => undo.undoChange(input),
  'history.revise': (input) => undo.revise(input),
});
