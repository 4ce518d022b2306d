import { z } from 'zod';
import { accountRequests } from './accounts.ts';
import { appRequests } from './app.ts';
import { backupRequests } from './backups.ts';
import { bulkRequests } from './bulk.ts';
import { byHandRequests } from './by-hand.ts';
import { csvRequests } from './csv.ts';
import { historyRequests } from './history.ts';
import { inventoryRequests } from './inventory.ts';
import { labelRequests } from './labels.ts';
import { lotRequests } from './lots.ts';
import { mappingRequests } from './mapping.ts';
import { photoRequests } from './photos.ts';
import { placeRequests } from './places.ts';
import { publishingRequests } from './publishing.ts';
import { stockRequests } from './stock.ts';
import { templateRequests } from './templates.ts';
import { viewRequests } from './views.ts';
import { workspaceEvents, workspaceRequests } from './workspaces.ts';

/** Every call the renderer can make. A handler that is missing or too many does not compile (main/ipc/handlers.ts). */
export const requests = {
  ...appRequests,
  ...inventoryRequests,
  ...photoRequests,
  ...csvRequests,
  ...accountRequests,
  ...mappingRequests,
  ...publishingRequests,
  ...bulkRequests,
  ...byHandRequests,
  ...historyRequests,
  ...backupRequests,
  ...placeRequests,
  ...lotRequests,
  ...labelRequests,
  ...stockRequests,
  ...templateRequests,
  ...viewRequests,
  ...workspaceRequests,
};

/**
 * Events are hints: something of this kind changed, fetch it. They carry no data worth protecting. A gap in the sequence
 * number of the envelope means some were missed, and everything is fetched again.
 */
export const events = {
  'settings.changed': z.object({}),
  'items.changed': z.object({ ids: z.array(z.string()).max(100), more: z.boolean() }),
  /** Something was done to items that can be taken back, or was taken back. */
  'history.changed': z.object({}),
  /** Taking many changes back, or doing them again, has gone on. */
  'history.progress': z.object({ done: z.number().int(), of: z.number().int() }),
  /** A bulk edit has gone on. */
  'bulk.progress': z.object({ done: z.number().int(), of: z.number().int() }),
  /** A move of many items has gone on. */
  'items.moving': z.object({ done: z.number().int(), of: z.number().int() }),
  'templates.changed': z.object({}),
  'lots.changed': z.object({}),
  /** A stock count was started, entered into or ended. */
  'counts.changed': z.object({}),
  /** Items fell to their threshold, or the seller has seen it. */
  'low-stock.changed': z.object({}),
  /** Photos came into the inbox, were sorted or grouped, or its folder is watched otherwise. */
  'inbox.changed': z.object({}),
  'views.changed': z.object({}),
  'accounts.changed': z.object({}),
  'mapping.changed': z.object({}),
  'publishing.changed': z.object({ batchIds: z.array(z.string()).max(100) }),
  'listings.changed': z.object({}),
  /** A check, an import or an export of a CSV file has gone on. */
  'csv.changed': z.object({}),
  'orders.changed': z.object({ newSales: z.number().int() }),
  /** A file of labels has grown, or is done. */
  'labels.progress': z.object({}),
  'backups.changed': z.object({}),
  /** What is being done with backups has gone on, or has ended. */
  'backups.progress': z.object({}),
  ...workspaceEvents,
  /** The shell asks the page to go somewhere: a notification or a menu item was clicked. */
  'app.navigate': z.object({
    to: z.enum([
      'inventory',
      'stock/low',
      'connect',
      'listings',
      'orders',
      'settings',
      'new-item',
      'import',
      'palette',
    ]),
  }),
};

export type RequestName = keyof typeof requests;
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>;
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
