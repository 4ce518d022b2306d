import type { EventName, RequestName } from '#shared/ipc/contract.ts';

/** Which answers a kind of event makes stale. Each list names every query that shows the thing which changed. */
export const staleAfter: { readonly [Name in EventName]: readonly RequestName[] } = {
  'settings.changed': [
    'settings.get',
    'practice.status',
    'marketplaces.list',
    'accounts.list',
    'publishing.preflight',
    'publishing.preview',
  ],
  'items.changed': [
    'mapping.ownCategories',
    'mapping.affected',
    'items.list',
    'items.get',
    'stock.history',
    'publishing.preflight',
    'publishing.preview',
  ],
  'accounts.changed': [
    'accounts.list',
    'accounts.health',
    'audit.list',
    'keys.get',
    'setup.get',
    'marketplaces.list',
    'publishing.preflight',
    'publishing.preview',
  ],
  'mapping.changed': [
    'mapping.list',
    'mapping.affected',
    'mapping.recall',
    'publishing.preflight',
    'publishing.preview',
  ],
  'publishing.changed': [
    'publishing.forecast',
    'publishing.batch',
    'publishing.recent',
    'publishing.preflight',
    'publishing.handTasks',
  ],
  'listings.changed': ['listings.list', 'listings.forItem', 'items.list', 'publishing.preflight'],
  'orders.changed': ['orders.list', 'items.list', 'items.get', 'stock.history', 'listings.list', 'listings.forItem'],
  'app.navigate': [],
};
