import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const renderer = join(import.meta.dirname, '..');

/** What a component takes from a style sheet. */
interface Use {
  readonly by: string;
  readonly names: readonly string[];
  /** Whether it takes one by a computed name, which cannot be checked. */
  readonly computed: boolean;
}

const uses = new Map<string, Use[]>();
for (const file of globSync('**/*.{ts,tsx}', { cwd: renderer })) {
  const source = readFileSync(join(renderer, file), 'utf8');
  for (const [, local = '', path = ''] of source.matchAll(/import (\w+) from '(\.[^']+\.module\.css)'/g)) {
    const sheet = relative(renderer, join(renderer, dirname(file), path));
    const names = [...source.matchAll(new RegExp(String.raw`\b${local}\['(\w+)'\]`, 'g'))].map(([, name = '']) => name);
    const computed = new RegExp(String.raw`\b${local}\[[^']`).test(source);
    uses.set(sheet, [...(uses.get(sheet) ?? []), { by: file, names, computed }]);
  }
}

const classesOf = (sheet: string): ReadonlySet<string> => {
  const text = readFileSync(join(renderer, sheet), 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|'[^']*'/g, '');
  const selectors = [...text.matchAll(/([^{};]+)\{/g)].map(([, selector = '']) => selector);
  return new Set(
    selectors.flatMap((selector) => [...selector.matchAll(/\.([a-zA-Z]\w*)/g)].map(([, name = '']) => name)),
  );
};

describe.each([...uses])('%s', (sheet, users) => {
  const there = classesOf(sheet);

  it('has a rule for each class that a component takes from it', () => {
    const lacking = users.flatMap(({ by, names }) =>
      names.filter((name) => !there.has(name)).map((name) => `${by}: ${name}`),
    );
    expect(lacking).toEqual([]);
  });

  it('is taken from by names that stand in the source', () => {
    expect(users.filter(({ computed }) => computed).map(({ by }) => by)).toEqual([]);
  });

  it('has no class that no component takes', () => {
    const taken = new Set(users.flatMap(({ names }) => names));
    expect([...there].filter((name) => !taken.has(name))).toEqual([]);
  });
});
