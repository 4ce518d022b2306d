import { refuse, refuseField } from './errors.ts';

/** A `fields` parameter taken apart: `id,images{source}` holds two names, the second with fields of its own. */
export type FieldTree = ReadonlyMap<string, FieldTree>;

/** An object as it is before `fields` chooses; a function is only asked when its field is wanted. */
export type NodeFields = Readonly<Record<string, unknown>>;

/** Field expansion: names, `{…}` below them, and modifiers such as `.limit(5)`, which change nothing here. */
export function parseFields(text: string): FieldTree {
  let at = 0;
  const bad = (): never =>
    refuse({
      code: 2500,
      message: `Syntax error "Expected end of string instead of "${text.charAt(at)}"." at character ${at}: ${text}`,
    });
  const level = (): FieldTree => {
    const tree = new Map<string, FieldTree>();
    for (;;) {
      const name = /^\s*([A-Za-z_][A-Za-z0-9_]*)((?:\.[a-z_]+\([^)]*\))*)\s*/.exec(text.slice(at));
      if (name === null) return bad();
      at += name[0].length;
      let below: FieldTree = new Map();
      if (text.charAt(at) === '{') {
        at += 1;
        below = level();
        if (text.charAt(at) !== '}') return bad();
        at += 1;
      }
      tree.set(name[1] ?? '', below);
      if (text.charAt(at) !== ',') return tree;
      at += 1;
    }
  };
  const tree = level();
  return at === text.length ? tree : bad();
}

/**
 * What the caller gets to see: `id` and the fields asked for, or the node's default ones. Asking for a field the node type
 * does not have is refused; one it has without a value is left out, as Meta leaves it out.
 */
export function chooseFields(
  kind: string,
  node: NodeFields,
  asked: FieldTree | undefined,
  defaults: readonly string[],
  emptyFields: ReadonlySet<string>,
): Record<string, unknown> {
  const wanted: FieldTree = asked ?? new Map(defaults.map((name) => [name, new Map()]));
  const chosen: Record<string, unknown> = {};
  for (const [name, below] of wanted) {
    if (!Object.hasOwn(node, name)) {
      if (!emptyFields.has(name)) refuseField(name, kind);
      continue;
    }
    const field = node[name];
    const value: unknown = typeof field === 'function' ? (field as () => unknown)() : field;
    if (value !== undefined) chosen[name] = narrowed(value, below);
  }
  if (chosen['id'] === undefined && node['id'] !== undefined) chosen['id'] = node['id'];
  return chosen;
}

function narrowed(value: unknown, tree: FieldTree): unknown {
  if (tree.size === 0 || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((entry) => narrowed(entry, tree));
  const record = value as Readonly<Record<string, unknown>>;
  if (Array.isArray(record['data'])) return { ...record, data: narrowed(record['data'], tree) };
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, inner]) => {
      const below = tree.get(name);
      return below === undefined ? (name === 'id' ? [[name, inner]] : []) : [[name, narrowed(inner, below)]];
    }),
  );
}
