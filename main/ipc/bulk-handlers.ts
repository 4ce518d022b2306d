import type { bulkRequests } from '#shared/ipc/bulk.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { Handlers } from './server.ts';

/** Edits of many items at once. */
export const bulkHandlers = (bulk: Bulk): Pick<Handlers, keyof typeof bulkRequests> => ({
  'bulk.select': (input) => bulk.select(input),
  'bulk.preview': (input) => bulk.preview(input),
  'bulk.count': (input) => bulk.count(input),
  'bulk.run': (input) => bulk.run(input),
  'bulk.cancel': (input) => {
    bulk.cancel(input);
    return {};
  },
});
