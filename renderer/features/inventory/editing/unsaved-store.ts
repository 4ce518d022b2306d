import { z } from 'zod';
import { itemPatchSchema, variantPatchSchema } from '#shared/domain/item.ts';
import { idSchema } from '#shared/domain/ids.ts';
import type { Unsaved } from './editing-session.ts';

const storageKey = 'crossdock.unsaved';

const unsavedSchema = z.object({
  values: z.record(z.string(), z.unknown()),
  texts: z.record(z.string(), z.string()),
});
const storedSchema = z.record(idSchema, unsavedSchema);

/** The last net below autosave: typed text that could not be saved before the window closed, by item, on this machine only. */
export interface UnsavedStore {
  readonly ids: () => readonly string[];
  readonly get: (itemId: string) => Unsaved | undefined;
  /** `null` forgets. A full or forbidden storage is not an error: the net is gone, the app goes on. */
  readonly set: (itemId: string, unsaved: Unsaved | null) => void;
}

export function createUnsavedStore(storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>): UnsavedStore {
  const read = (): Readonly<Record<string, Unsaved>> => {
    try {
      const parsed = storedSchema.safeParse(JSON.parse(storage.getItem(storageKey) ?? '{}'));
      return parsed.success ? parsed.data : {};
    } catch {
      return {};
    }
  };
  return {
    ids: () => Object.keys(read()),
    get: (itemId) => {
      const stored = read()[itemId];
      return stored && { ...stored, values: onlyValid(stored.values) };
    },
    set: (itemId, unsaved) => {
      const { [itemId]: earlier, ...others } = read();
      if (earlier === undefined && unsaved === null) return;
      const next = unsaved === null ? others : { ...others, [itemId]: unsaved };
      try {
        if (Object.keys(next).length === 0) storage.removeItem(storageKey);
        else storage.setItem(storageKey, JSON.stringify(next));
      } catch {
        // The quota is used up by what stands there already.
      }
    },
  };
}

/** Drops values that no field could hold, so that nothing but the form's own values ever comes back into it. */
function onlyValid(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).filter(([key, value]) => {
      const [first, field] = key.split('.');
      const [schema, name] = field === undefined ? [itemPatchSchema, first] : [variantPatchSchema, field];
      return name !== undefined && name in schema.shape && isFieldOf(schema, name, value);
    }),
  );
}

/** A SKU that was emptied is no valid SKU, and still what was typed. */
const isFieldOf = (schema: z.ZodType, name: string, value: unknown): boolean =>
  name === 'sku' ? typeof value === 'string' : schema.safeParse({ [name]: value }).success;
