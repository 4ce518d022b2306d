import { afterEach, beforeAll, describe, expect, it } from 'vitest';

interface Rules {
  createHTML(text: string): string | null;
}

describe("the page's rule for text that becomes markup", () => {
  let rules: Rules;
  let names: string[];
  beforeAll(async () => {
    names = [];
    Object.assign(globalThis, {
      trustedTypes: {
        createPolicy: (name: string, given: Rules) => {
          names.push(name);
          rules = given;
        },
      },
    });
    await import('../../../renderer/app/trusted-types.ts');
  });
  afterEach(() => Reflect.deleteProperty(globalThis, 'trustedTypes'));

  it('is the default policy and makes no code', () => {
    expect(names).toEqual(['default']);
    expect(Object.keys(rules)).toEqual(['createHTML']);
  });

  it.each([
    ':root { --a: 1px }',
    '@media (width < 30em) { a > b { color: red } }',
    '',
    'a < b',
    '1<2',
    '<',
    '<<<',
    '< img>',
    '&lt;img&gt;',
  ])('lets %s pass, which holds no tag', (text) => {
    expect(rules.createHTML(text)).toBe(text);
  });

  it.each(['<img src=x onerror=alert(1)>', '</style><script>', '<!--', '<?xml', 'a<B', '<svg/onload=1>', '<<a'])(
    'refuses %s',
    (text) => {
      expect(rules.createHTML(text)).toBeNull();
    },
  );
});
