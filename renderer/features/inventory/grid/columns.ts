import type { ItemSort } from '#shared/ipc/inventory.ts';

/** The columns of the grid in their order. Widths and what is left out of a narrow grid stand in grid.module.css. */
export const columns = [
  { id: 'title', sort: 'title' },
  { id: 'sku', sort: 'sku' },
  { id: 'condition', sort: null },
  { id: 'price', sort: 'price' },
  { id: 'cost', sort: null },
  { id: 'quantity', sort: 'quantity' },
  { id: 'live', sort: null },
  { id: 'updated', sort: 'updated' },
] as const satisfies readonly { id: string; sort: ItemSort | null }[];
