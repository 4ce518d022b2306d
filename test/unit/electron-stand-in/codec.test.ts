import { deserialize, serialize } from 'node:v8';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCodec } from '#test/electron-stand-in/worlds/codec.ts';

const codec = createCodec();
const pass = (value: unknown): unknown => codec.decode(codec.encode(value));

describe('codec', () => {
  it('gives back whatever structured clone gives back', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withSet: true,
      withTypedArray: true,
      withSparseArray: true,
      withBoxedValues: true,
      withObjectString: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        expect(pass(value)).toStrictEqual(deserialize(serialize(value)));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the identity of what occurs twice', () => {
    const inner = { n: 1 };
    const bytes = new Uint8Array(8);
    const out = pass({
      a: inner,
      list: [inner],
      key: new Map([[inner, inner]]),
      one: bytes,
      two: new DataView(bytes.buffer),
    });
    const { a, list, key, one, two } = out as {
      a: object;
      list: object[];
      key: Map<object, object>;
      one: Uint8Array;
      two: DataView;
    };
    expect(list[0]).toBe(a);
    expect(key.get(a)).toBe(a);
    expect(two.buffer).toBe(one.buffer);
  });

  it('keeps an error’s type, message, stack and cause', () => {
    const error = new RangeError('too far', { cause: new TypeError('why') });
    const out = pass(error) as RangeError;
    expect(out).toBeInstanceOf(RangeError);
    expect([out.message, out.stack]).toEqual([error.message, error.stack]);
    expect(out.cause).toBeInstanceOf(TypeError);
  });

  it('does not let a key called __proto__ become a prototype', () => {
    const out = pass(JSON.parse('{"__proto__":{"bad":true}}')) as Record<string, unknown>;
    expect(Object.getPrototypeOf(out)).toBe(Object.prototype);
    expect(Object.keys(out)).toEqual(['__proto__']);
  });

  it('turns a Buffer into plain bytes, as Electron does', () => {
    const out = pass(Buffer.from('hello')) as Uint8Array;
    expect(Buffer.isBuffer(out)).toBe(false);
    expect(Buffer.from(out).toString()).toBe('hello');
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('x')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
    ['a proxy of a function', new Proxy(() => 1, {})],
    ['something deep inside', { a: [new Map([['k', { f: () => 1 }]])] }],
    ['a port', new MessageChannel().port1],
  ])('refuses %s', (_what, value) => {
    expect(() => codec.encode(value)).toThrow('An object could not be cloned.');
  });

  it('works from its own source text, as it does in a page', () => {
    const again = new (class {
      // oxlint-disable-next-line no-eval -- the source is this project's own
      readonly codec = (0, eval)(`(${createCodec.toString()})()`) as ReturnType<typeof createCodec>;
    })();
    expect(again.codec.decode(codec.encode(new Map([[1n, new Date(0)]])))).toEqual(new Map([[1n, new Date(0)]]));
  });
});
