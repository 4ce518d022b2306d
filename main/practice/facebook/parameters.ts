import { refuseParameter } from './errors.ts';

/** Parameters of a Graph call: from the query, a form or JSON, whichever carried them; Graph makes no difference. */
export interface Parameters {
  readonly raw: Readonly<Record<string, unknown>>;
  has(name: string): boolean;
  /** Texts and numbers as text. Refused when it is anything else. */
  text(name: string): string | undefined;
  flag(name: string, otherwise: boolean): boolean;
  whole(name: string): number | undefined;
  /** A structure, sent as JSON or as JSON in a text. */
  structure(name: string): unknown;
  /** A list, in either notation: one JSON list, or `name[0]`, `name[1]`, … in forms. */
  list(name: string): readonly unknown[] | undefined;
}

export function parameters(raw: Readonly<Record<string, unknown>>): Parameters {
  const has = (name: string) => raw[name] !== undefined && raw[name] !== null && raw[name] !== '';
  const text = (name: string): string | undefined => {
    if (!has(name)) return undefined;
    const value = raw[name];
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    return refuseParameter(`Param ${name} must be a string`);
  };
  const structure = (name: string): unknown => (has(name) ? parsed(name, raw[name]) : undefined);
  return {
    raw,
    has,
    text,
    structure,
    flag: (name, otherwise) => {
      const value = text(name)?.toLowerCase();
      if (value === undefined) return otherwise;
      if (value === 'true' || value === '1') return true;
      if (value === 'false' || value === '0') return false;
      return refuseParameter(`Param ${name} must be a boolean`);
    },
    whole: (name) => {
      const value = text(name);
      if (value === undefined) return undefined;
      if (!/^-?\d{1,15}$/.test(value)) refuseParameter(`Param ${name} must be an integer`);
      return Number(value);
    },
    list: (name) => {
      const numbered = Object.keys(raw)
        .flatMap((key) => {
          const index = key.startsWith(`${name}[`) ? /^\[(\d+)\]$/.exec(key.slice(name.length))?.[1] : undefined;
          return index === undefined ? [] : [{ key, index: Number(index) }];
        })
        .toSorted((a, b) => a.index - b.index);
      if (numbered.length > 0) return numbered.map(({ key }) => parsed(key, raw[key]));
      const value = structure(name);
      if (value === undefined) return undefined;
      return Array.isArray(value)
        ? (value as unknown[]).map((entry) => parsed(name, entry))
        : refuseParameter(`Param ${name} must be an array.`);
    },
  };
}

/** Texts that look like JSON structures are; other texts stay what they are. */
function parsed(name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    return refuseParameter(`Param ${name} is not valid JSON`);
  }
}
