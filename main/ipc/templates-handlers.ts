import type { Templates } from '../inventory/templates.ts';
import type { Handlers } from './server.ts';

/** Templates and text blocks. */
export const templateHandlers = (templates: Templates) =>
  ({
    'templates.list': () => templates.list(),
    'templates.save': (input) => templates.save(input),
    'templates.rename': (input) => templates.rename(input),
    'templates.remove': (input) => templates.remove(input),
    'templates.use': (input) => templates.use(input),
    'blocks.list': () => templates.listBlocks(),
    'blocks.save': (input) => templates.saveBlock(input),
    'blocks.remove': (input) => templates.removeBlock(input),
  }) satisfies Partial<Handlers>;
