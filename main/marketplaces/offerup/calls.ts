import type { z } from 'zod';
import type { HttpBody } from '../../http/http.ts';
import type { DraftPhoto, World } from '../marketplace.ts';
import {
  acknowledgedSchema,
  createdSchema,
  listingSchema,
  listingsSchema,
  photoSchema,
  userSchema,
} from './answers.ts';
import { urlOn } from './hosts.ts';

/** A request of the endpoint. Publishing and preview build it with the same function. */
export interface Call<Answer> {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: HttpBody;
  readonly repeatable: boolean;
  readonly answer: z.ZodType<Answer>;
}

export type Calls = ReturnType<typeof createCalls>;

const PAGE = '100';

/** All calls of one account. */
export function createCalls(world: Pick<World, 'hosts' | 'keys' | 'environment'>) {
  const listings = (id?: string, query: Readonly<Record<string, string>> = {}): string =>
    urlOn(world, 'api', id === undefined ? '/v1/listings' : `/v1/listings/${encodeURIComponent(id)}`, query);
  const get = <Answer>(url: string, answer: z.ZodType<Answer>): Call<Answer> => ({
    method: 'GET',
    url,
    repeatable: true,
    answer,
  });

  return {
    me: () => get(urlOn(world, 'api', '/v1/users/me'), userSchema),
    /** A second upload leaves a photo that nobody uses; so it may be repeated. */
    uploadPhoto: (photo: DraftPhoto, bytes: Uint8Array): Call<z.infer<typeof photoSchema>> => ({
      method: 'POST',
      url: urlOn(world, 'api', '/v1/photos'),
      body: { kind: 'file', part: 'photo', fileName: photo.fileName, mediaType: photo.mediaType, bytes },
      repeatable: true,
      answer: photoSchema,
    }),
    /** Not repeatable although it has a key: an endpoint that ignores the key would make a second listing. */
    create: (value: unknown, key: string): Call<z.infer<typeof createdSchema>> => ({
      method: 'POST',
      url: listings(),
      headers: { 'idempotency-key': key },
      body: { kind: 'json', value },
      repeatable: false,
      answer: createdSchema,
    }),
    /** Absolute values: a second time changes nothing. */
    change: (id: string, value: unknown): Call<unknown> => ({
      method: 'PATCH',
      url: listings(id),
      body: { kind: 'json', value },
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    /** A second time is 404, which says that it is done. */
    remove: (id: string): Call<unknown> => ({
      method: 'DELETE',
      url: listings(id),
      repeatable: true,
      answer: acknowledgedSchema,
    }),
    get: (id: string) => get(listings(id), listingSchema),
    page: (query: Readonly<Record<string, string>>) =>
      get(listings(undefined, { limit: PAGE, ...query }), listingsSchema),
  };
}
