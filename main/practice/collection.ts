import type { z } from 'zod';
import type { DocStore } from './doc-store.ts';

/** The documents of one kind, read through their schema: what the state file says is never trusted unparsed. */
export interface Collection<T> {
  get(id: string): T | undefined;
  put(id: string, document: T): T;
  delete(id: string): boolean;
  list(): readonly T[];
  /** The documents whose ids start with `prefix`, in id order. */
  startingWith(prefix: string, limit?: number, offset?: number): readonly T[];
  countStartingWith(prefix: string): number;
}

/** Binds a kind of document to its schema. */
export function collection<T>(store: DocStore, kind: string, schema: z.ZodType<T>): Collection<T> {
  return {
    get: (id) => {
      const found = store.get(kind, id);
      return found === undefined ? undefined : schema.parse(found);
    },
    put: (id, document) => {
      store.put(kind, id, document);
      return document;
    },
    delete: (id) => store.delete(kind, id),
    list: () => store.list(kind).map((row) => schema.parse(row.document)),
    startingWith: (prefix, limit, offset) =>
      store.startingWith(kind, prefix, limit, offset).map((row) => schema.parse(row.document)),
    countStartingWith: (prefix) => store.countStartingWith(kind, prefix),
  };
}
