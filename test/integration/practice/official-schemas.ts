/** The schema with its objects closed: the documents leave them open, closed ones also find what was invented or misspelt. */
export function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const copy = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  const isObject =
    copy['properties'] !== undefined && typeof copy['properties'] === 'object' && copy['type'] === 'object';
  return isObject && copy['additionalProperties'] === undefined ? { ...copy, additionalProperties: false } : copy;
}

/** References are written relative to their document; here each document has a name. */
export function qualified(schema: unknown, document: string): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${document}#/`)) as object;
}

/** OpenAPI 3.0 says `nullable` beside a type, an enum or a reference; JSON Schema wants null among the types. */
export function nullsAsTypes(schema: unknown): object {
  return rewritten(schema) as object;
}

function rewritten(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(rewritten);
  if (typeof schema !== 'object' || schema === null) return schema;
  const { nullable, ...rest } = schema as Record<string, unknown>;
  const copy = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, rewritten(value)]));
  // A property may be called "nullable" itself; only the keyword is a boolean.
  if (typeof nullable === 'object') return { ...copy, nullable: rewritten(nullable) };
  return nullable === true ? { anyOf: [copy, { type: 'null' }] } : copy;
}

/** Texts of a form or query as the types that the schema names; what cannot be read stays a text, and is found wrong. */
export function typed(schema: object, value: unknown): unknown {
  const { anyOf, type, properties, items } = schema as {
    readonly anyOf?: readonly object[];
    readonly type?: string;
    readonly properties?: Readonly<Record<string, object>>;
    readonly items?: object;
  };
  if (anyOf?.[0] !== undefined) return value === '' ? null : typed(anyOf[0], value);
  if (type === 'object' || properties !== undefined) {
    const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(
      fields.map(([key, field]) => {
        const name = key.replace(/\[\d*\]$/, '');
        return [name, typed(properties?.[name] ?? {}, field)];
      }),
    );
  }
  if (type === 'array') {
    const list = typeof value === 'string' ? value.split(',').filter((one) => one !== '') : value;
    return Array.isArray(list) ? list.map((one) => typed(items ?? {}, one)) : list;
  }
  if (typeof value !== 'string') return value;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}
