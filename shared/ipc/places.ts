import { z } from 'zod';
import { request } from './define.ts';

const degrees = { latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) };

/** A town of the United States with its ZIP code. */
const knownPlaceSchema = z.object({ zip: z.string(), city: z.string(), state: z.string(), ...degrees });
export type KnownPlace = z.infer<typeof knownPlaceSchema>;

/** Places by name, from a table in the app: what is typed here leaves the computer in no form. */
export const placeRequests = {
  /** A ZIP code or its beginning, a town, or a town with its state ("Portland, ME"). */
  'places.suggest': request(z.object({ query: z.string().max(100) }), z.array(knownPlaceSchema)),
  /** The nearest town, `null` where there is none within a hundred miles. */
  'places.near': request(z.object(degrees), knownPlaceSchema.nullable()),
};
