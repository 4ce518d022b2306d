import type { Lots } from '../lots/lots.ts';
import type { Handlers } from './server.ts';

/** Refusals that one answer names; the rest is a number. */
const namedRefusals = 100;

/** Purchase lots. */
export const lotsHandlers = (lots: Lots) =>
  ({
    'lots.list': (window) => lots.list(window),
    'lots.get': (input) => lots.get(input),
    'lots.names': () => lots.names(),
    'lots.ofItem': (input) => lots.ofItem(input),
    'lots.create': (fields) => lots.create(fields),
    'lots.update': (input) => lots.update(input),
    'lots.delete': (input) => lots.delete(input),
    'lots.addItems': async (input) => {
      const { skipped, ...answer } = await lots.addItems(input);
      return { ...answer, skipped: skipped.slice(0, namedRefusals), skippedItems: skipped.length };
    },
    'lots.createItems': (input) => lots.createItems(input),
    'lots.takeOut': (input) => lots.takeOut(input),
    'lots.split': (input) => lots.split(input),
  }) satisfies Partial<Handlers>;
