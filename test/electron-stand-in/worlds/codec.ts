type Node = string | number | boolean | null | readonly Node[] | { readonly [tag: string]: unknown };

/** Turns values into text and back with the structured clone algorithm's rules. */
export type Codec = {
  encode(value: unknown): string;
  decode(text: string): unknown;
};

/**
 * The codec for messages between Node and a page. `structuredClone` on the sending side decides what may pass and
 * what it becomes; this only writes the clone down. It is one self-contained function because its source text is also
 * put into the page. Anything that cannot pass is refused with Electron's own words.
 */
export function createCodec(): Codec {
  type AnyRecord = Record<string, unknown>;
  const refusal = 'An object could not be cloned.';
  const viewTypes = {
    DataView,
    Int8Array,
    Uint8Array,
    Uint8ClampedArray,
    Int16Array,
    Uint16Array,
    Int32Array,
    Uint32Array,
    Float32Array,
    Float64Array,
    BigInt64Array,
    BigUint64Array,
  };
  const errorTypes = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
  type ViewName = keyof typeof viewTypes;
  type ErrorName = keyof typeof errorTypes;
  type Base64 = { toBase64(): string };
  type FromBase64 = { fromBase64(text: string): Uint8Array<ArrayBuffer> };

  const kind = (value: object): string => Object.prototype.toString.call(value).slice(8, -1);
  const toBase64 = (bytes: Uint8Array): string =>
    typeof Buffer === 'undefined'
      ? (bytes as unknown as Base64).toBase64()
      : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
  const fromBase64 = (text: string): ArrayBuffer => {
    if (typeof Buffer === 'undefined') return (Uint8Array as unknown as FromBase64).fromBase64(text).buffer;
    const bytes = Buffer.from(text, 'base64');
    return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
  };

  /** Whether JSON alone says all of it: a tree of plain objects, which most messages are, needs no tags. */
  const isJson = (value: unknown, seen: Set<object>): boolean => {
    if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
    if (typeof value !== 'object' || value === null) return value !== undefined && typeof value !== 'bigint';
    if (seen.has(value)) return false;
    seen.add(value);
    if (Array.isArray(value)) {
      const keys = Object.keys(value);
      return keys.length === value.length && value.every((item) => isJson(item, seen));
    }
    // `toJSON` would be called.
    return (
      kind(value) === 'Object' && Object.entries(value).every(([key, item]) => key !== 'toJSON' && isJson(item, seen))
    );
  };

  const write = (root: unknown): Node => {
    const seen = new Map<object, number>();
    const pairs = (entries: Iterable<readonly [unknown, unknown]>): Node[] => {
      const out: Node[] = [];
      for (const [key, value] of entries) out.push(visit(key), visit(value));
      return out;
    };
    const visitObject = (value: object): Node => {
      const before = seen.get(value);
      if (before !== undefined) return { r: before };
      seen.set(value, seen.size);
      if (Array.isArray(value)) {
        const dense = Object.keys(value).length === value.length;
        return dense ? value.map(visit) : { s: [value.length, ...pairs(Object.entries(value))] };
      }
      if (ArrayBuffer.isView(value)) {
        const name = kind(value);
        if (!(name in viewTypes)) throw new Error(refusal);
        const length = value instanceof DataView ? value.byteLength : (value as Uint8Array).length;
        return { v: [name, visit(value.buffer), value.byteOffset, length] };
      }
      switch (kind(value)) {
        case 'Object':
          return { o: pairs(Object.entries(value)) };
        case 'Date':
          return { d: (value as Date).getTime() };
        case 'RegExp':
          return { x: [(value as RegExp).source, (value as RegExp).flags] };
        case 'Map':
          return { m: pairs((value as Map<unknown, unknown>).entries()) };
        case 'Set':
          return { S: Array.from(value as Set<unknown>, visit) };
        case 'ArrayBuffer':
          return { a: toBase64(new Uint8Array(value as ArrayBuffer)) };
        case 'Error': {
          const error = value as Error;
          const cause = 'cause' in error ? [visit(error.cause)] : [];
          return { e: [error.name, error.message, error.stack ?? '', ...cause] };
        }
        case 'Boolean':
        case 'Number':
        case 'String':
        case 'BigInt':
          return { B: visit((value as { valueOf(): unknown }).valueOf()) };
        default:
          throw new Error(refusal);
      }
    };
    const visit = (value: unknown): Node => {
      switch (typeof value) {
        case 'string':
        case 'boolean':
          return value;
        case 'number':
          return Number.isFinite(value) && !Object.is(value, -0)
            ? value
            : { n: Object.is(value, -0) ? '-0' : String(value) };
        case 'undefined':
          return { u: 1 };
        case 'bigint':
          return { b: String(value) };
        case 'object':
          return value === null ? null : visitObject(value);
        default:
          throw new Error(refusal);
      }
    };
    return visit(root);
  };

  const read = (root: Node): unknown => {
    const made: unknown[] = [];
    const keep = <T>(value: T): T => {
      made.push(value);
      return value;
    };
    const each = (list: readonly Node[], start: number, use: (key: unknown, value: unknown) => void): void => {
      for (let index = start; index < list.length; index += 2) use(visit(list[index]!), visit(list[index + 1]!));
    };
    const define = (target: object, key: unknown, value: unknown): void => {
      Object.defineProperty(target, String(key), { value, writable: true, enumerable: true, configurable: true });
    };
    const visitTagged = (tag: string, body: unknown): unknown => {
      const list = body as readonly Node[];
      switch (tag) {
        case 'r':
          return made[body as number];
        case 'u':
          return undefined;
        case 'n':
          return Number(body);
        case 'b':
          return BigInt(body as string);
        case 'o': {
          const target: AnyRecord = keep({});
          each(list, 0, (key, value) => define(target, key, value));
          return target;
        }
        case 's': {
          const target: unknown[] = keep([]);
          target.length = list[0] as number;
          each(list, 1, (key, value) => define(target, key, value));
          return target;
        }
        case 'd':
          return keep(new Date(body === null ? Number.NaN : (body as number)));
        case 'x':
          return keep(new RegExp(list[0] as string, list[1] as string));
        case 'm': {
          const target = keep(new Map<unknown, unknown>());
          each(list, 0, (key, value) => target.set(key, value));
          return target;
        }
        case 'S': {
          const target = keep(new Set<unknown>());
          for (const item of list) target.add(visit(item));
          return target;
        }
        case 'a':
          return keep(fromBase64(body as string));
        case 'v': {
          const slot = made.length;
          made.push(undefined);
          const View = viewTypes[list[0] as ViewName] as new (
            buffer: ArrayBuffer,
            at: number,
            length: number,
          ) => object;
          const view = new View(visit(list[1]!) as ArrayBuffer, list[2] as number, list[3] as number);
          made[slot] = view;
          return view;
        }
        case 'e': {
          const Type = errorTypes[list[0] as ErrorName] ?? Error;
          const error = keep(new Type(list[1] as string));
          error.stack = list[2] as string;
          if (list.length > 3) error.cause = visit(list[3]!);
          return error;
        }
        case 'B':
          return keep(Object(visit(body as Node)) as object);
        default:
          throw new Error(`Unknown tag ${tag}`);
      }
    };
    const visit = (node: Node): unknown => {
      if (typeof node !== 'object' || node === null) return node;
      if (Array.isArray(node)) {
        const target: unknown[] = keep([]);
        for (const item of node as readonly Node[]) target.push(visit(item));
        return target;
      }
      const [tag, body] = Object.entries(node)[0]!;
      return visitTagged(tag, body);
    };
    return visit(root);
  };

  return {
    encode(value) {
      let clone: unknown;
      try {
        clone = structuredClone(value);
      } catch {
        throw new Error(refusal);
      }
      return JSON.stringify(isJson(clone, new Set()) ? { j: clone } : write(clone));
    },
    decode(text) {
      const node = JSON.parse(text) as Node;
      return typeof node === 'object' && node !== null && 'j' in node ? node.j : read(node);
    },
  };
}
