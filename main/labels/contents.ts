import { formatMoney } from '#shared/domain/money.ts';
import { AppError } from '#shared/errors.ts';
import type { Item } from '#shared/domain/item.ts';
import type { LabelOrder } from '#shared/ipc/labels.ts';
import type { LabelContent } from './layout.ts';

/** One variant's label, and how many of it. */
export interface Wanted {
  readonly content: LabelContent;
  readonly copies: number;
}

/** The labels of one item, a kind for each variant. `gone`: deleted since it was chosen. */
export function labelsOf(
  itemId: string,
  order: LabelOrder,
  get: (input: { readonly id: string }) => Item,
): readonly Wanted[] | 'gone' {
  const item = present(itemId, get);
  if (item === undefined) return 'gone';
  const { copies } = order.choice;
  return item.variants.map((variant) => ({
    content: {
      sku: variant.sku,
      title: [item.title.trim(), ...Object.values(variant.options)].filter((part) => part !== '').join(' · '),
      price: variant.price === null ? '' : formatMoney(variant.price, order.locale),
      location: item.location,
      condition: item.condition === null ? '' : (order.conditions[item.condition] ?? ''),
    },
    copies: copies.kind === 'stock' ? variant.quantity : copies.count,
  }));
}

function present(itemId: string, get: (input: { readonly id: string }) => Item): Item | undefined {
  try {
    const item = get({ id: itemId });
    return item.deletedAt === null ? item : undefined;
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
}
