import type { MessageTable } from '../message-text.ts';

/** What mapping tells the seller, catalogue keys below `finding.`. */
export const mappingMessages = {
  category_remembered: 'The category “{{taken}}” is taken, as for your other items in “{{from}}”.',
  aspect_shared: '“{{taken}}” is taken from what you entered for {{from}}.',
} as const satisfies MessageTable;
