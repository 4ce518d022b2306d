/** The ids in their new order after those that are dragged were let go over another one. */
export function moveTogether(
  order: readonly string[],
  moving: ReadonlySet<string>,
  dragged: string,
  over: string,
): readonly string[] {
  const group = moving.has(dragged) ? order.filter((id) => moving.has(id)) : [dragged];
  if (group.includes(over)) return order;
  const rest = order.filter((id) => !group.includes(id));
  const at = rest.indexOf(over) + (order.indexOf(over) > order.indexOf(dragged) ? 1 : 0);
  return rest.toSpliced(at, 0, ...group);
}

/** The selection after a click on a photo: alone it turns that one on or off, with Shift it takes all between. */
export function afterClick(
  order: readonly string[],
  selected: ReadonlySet<string>,
  click: { readonly id: string; readonly from: string | null; readonly range: boolean },
): ReadonlySet<string> {
  const { id, from, range } = click;
  if (range && from !== null) {
    const [first = 0, last = 0] = [order.indexOf(from), order.indexOf(id)].toSorted((a, b) => a - b);
    return new Set([...selected, ...order.slice(first, last + 1)]);
  }
  const next = new Set(selected);
  if (!next.delete(id)) next.add(id);
  return next;
}
