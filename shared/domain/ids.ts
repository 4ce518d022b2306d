import { z } from 'zod';

/** Ids of ours: UUID version 7 as lower-case text, so they sort by time of creation. */
export const idSchema = z.uuid({ version: 'v7' });
/** As many as one selection can hold. */
export const idListSchema = z.array(idSchema).max(500_000);

/** Milliseconds UTC. */
export const timeSchema = z.number().int().nonnegative();
