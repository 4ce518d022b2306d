import { z } from 'zod';
import { idSchema } from '../domain/ids.ts';
import { request } from './define.ts';

/** The business whose data lies where it lay before there were several. */
export const firstWorkspaceId = 'first';
/** A workspace is one business: a database, photos, keys and backups of its own. */
export const workspaceIdSchema = z.union([z.literal(firstWorkspaceId), idSchema]);
export type WorkspaceId = z.infer<typeof workspaceIdSchema>;

export const workspaceColours = ['petrol', 'blue', 'violet', 'pink', 'red', 'orange', 'green', 'gray'] as const;
export const workspaceColourSchema = z.enum(workspaceColours);
export type WorkspaceColour = z.infer<typeof workspaceColourSchema>;

/** Characters as people count them. */
export const workspaceNameLimit = 60;
/** Each runs all the time; see docs/workspaces.md for what one costs. */
export const workspaceLimit = 20;

/** What was typed; main tidies it and judges it (main/workspaces/names.ts). One character may be many code units. */
const typedName = z.string().max(2_000);

export const workspaceSchema = z.object({
  id: workspaceIdSchema,
  name: z.string(),
  colour: workspaceColourSchema,
  /** The one that the page which asks belongs to. */
  shown: z.boolean(),
  /** Whether the seller gave it a name; the first has one of ours until then. */
  named: z.boolean(),
  /** `stopped`: it could not be opened, so nothing of it is watched. */
  state: z.enum(['running', 'opening', 'stopped']),
  /** Sales that came in since it was last looked at. */
  newSales: z.number().int().nonnegative(),
});
export type WorkspaceInfo = z.infer<typeof workspaceSchema>;

export const removedWorkspaceSchema = workspaceSchema.pick({ id: true, name: true, colour: true });

export const workspaceRequests = {
  'workspaces.list': request(
    z.void(),
    z.object({ workspaces: z.array(workspaceSchema), removed: z.array(removedWorkspaceSchema) }),
  ),
  /** Shows another business. The asking page is replaced by that one's; this is answered only when that fails. */
  'workspaces.open': request(z.object({ id: workspaceIdSchema }), z.void()),
  /** Makes an empty business; `workspaces.open` shows it. */
  'workspaces.create': request(
    z.object({ name: typedName, colour: workspaceColourSchema }),
    z.object({ id: workspaceIdSchema }),
  ),
  'workspaces.change': request(
    z.object({ id: workspaceIdSchema, name: typedName.optional(), colour: workspaceColourSchema.optional() }),
    z.void(),
  ),
  'workspaces.openFolder': request(z.object({ id: workspaceIdSchema }), z.void()),
  /** Puts a business that is not shown aside, with everything it has; `name` proves that the seller means this one. */
  'workspaces.remove': request(z.object({ id: workspaceIdSchema, name: typedName }), z.void()),
  'workspaces.bringBack': request(z.object({ id: workspaceIdSchema }), z.void()),
};

export const workspaceEvents = {
  /** Names, colours, states or counts of the businesses changed. */
  'workspaces.changed': z.object({}),
  /** The shell's menu or a notification asks the page to do this, so that what is typed is saved first. */
  'workspaces.asked': z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open'), id: workspaceIdSchema }),
    z.object({ kind: z.literal('new') }),
    z.object({ kind: z.literal('manage') }),
  ]),
};
