import type { viewRequests } from '#shared/ipc/views.ts';
import type { Views } from '../views/views.ts';
import type { Handlers } from './server.ts';

/** The saved views of the inventory. */
export const viewHandlers = (views: Views): Pick<Handlers, keyof typeof viewRequests> => ({
  'views.list': () => views.list(),
  'views.save': (input) => views.save(input),
  'views.update': (input) => views.update(input),
  'views.remove': (input) => views.remove(input),
  'views.restore': (input) => views.restore(input),
  'views.order': (input) => views.order(input),
});
