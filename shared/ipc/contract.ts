import { z } from 'zod';
import { accountRequests } from './accounts.ts';
import { appRequests } from './app.ts';
import { byHandRequests } from './by-hand.ts';
import { inventoryRequests } from './inventory.ts';
import { mappingRequests } from './mapping.ts';
import { placeRequests } from './places.ts';
import { publishingRequests } from './publishing.ts';

/** Every call the renderer can make. A handler that is missing or too many does not compile (main/ipc/handlers.ts). */
export const requests = {
  ...appRequests,
  ...inventoryRequests,
  ...accountRequests,
  ...mappingRequests,
  ...publishingRequests,
  ...byHandRequests,
  ...placeRequests,
};

/**
 * Events are hints: something of this kind changed, fetch it. They carry no data worth protecting. A gap in the sequence
 * number of the envelope means some were missed, and everything is fetched again.
 */
export const events = {
  'settings.changed': z.object({}),
  'items.changed': z.object({ ids: z.array(z.string()).max(100), more: z.boolean() }),
  'accounts.changed': z.object({}),
  'mapping.changed': z.object({}),
  'publishing.changed': z.object({ batchIds: z.array(z.string()).max(100) }),
  'listings.changed': z.object({}),
  'orders.changed': z.object({ newSales: z.number().int() }),
  /** The shell asks the page to go somewhere: a notification or a menu item was clicked. */
  'app.navigate': z.object({
    to: z.enum(['inventory', 'connect', 'listings', 'orders', 'settings', 'new-item', 'import', 'palette']),
  }),
};

export type RequestName = keyof typeof requests;
export type RequestInput<Name extends RequestName> = z.input<(typeof requests)[Name]['input']>;
export type ParsedInput<Name extends RequestName> = z.output<(typeof requests)[Name]['input']>;
export type RequestOutput<Name extends RequestName> = z.output<(typeof requests)[Name]['output']>;

export type EventName = keyof typeof events;
export type EventPayload<Name extends EventName> = z.output<(typeof events)[Name]>;
