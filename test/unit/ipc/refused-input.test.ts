import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { refusedInput } from '#main/ipc/refused-input.ts';
import { itemLimits, itemPatchSchema, variantPatchSchema } from '#shared/domain/item.ts';

describe('a refused input', () => {
  it.each([
    ['a title beyond our bound', itemPatchSchema, { title: 'x'.repeat(501) }, 'title', 'too_long', { limit: 500 }],
    ['an empty SKU', variantPatchSchema, { sku: ' ' }, 'sku', 'empty', {}],
    ['a long SKU', variantPatchSchema, { sku: 'x'.repeat(101) }, 'sku', 'too_long', { limit: itemLimits.sku }],
    [
      'a price below zero',
      variantPatchSchema,
      { price: { amount: -1, currency: 'USD' } },
      'price',
      'too_little',
      { limit: 0 },
    ],
    [
      'a long text of a plain schema',
      z.object({ note: z.string().max(3) }),
      { note: 'four' },
      'note',
      'too_long',
      { limit: 3 },
    ],
    [
      'a number above its bound',
      z.object({ days: z.number().max(30) }),
      { days: 31 },
      'days',
      'too_large',
      { limit: 30 },
    ],
    ['another type', itemPatchSchema, { title: 7 }, 'title', 'wrong_form', {}],
  ])('says of %s which field it is, why and what to do', (_name, schema: z.ZodType, input, path, reason, params) => {
    const { data } = refusedInput(schema.safeParse(input).error ?? new z.ZodError([]));
    expect(data.fields).toMatchObject([{ path, reason, params }]);
    // Whole sentences: the problem, then the remedy.
    expect(data.message).toMatch(new RegExp(`^The ${path} .+\\. [A-Z].+\\.$`));
  });
});
