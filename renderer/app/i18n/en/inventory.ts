/** Texts of the inventory: the grid, the recycle bin and the editor of an item. */
export const inventory = {
  title: 'Inventory',
  new: 'New item',
} as const;
