import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { registry } from '#main/marketplaces/registry.ts';
import { findingMessages } from '#main/marketplaces/rules/finding-messages.ts';
import { catalogues } from './catalogue.ts';
import { describeError, describeFinding, describeProblem, placeholders } from './describe.ts';
import { i18n } from './i18n.ts';

const project = fileURLToPath(new URL('../../..', import.meta.url));
const sourcesOf = (pattern: string): string =>
  globSync(pattern, { cwd: project })
    .filter((path) => !path.includes('.test.') && !/i18n\/(en|fr|es)\//.test(path))
    .map((path) => readFileSync(`${project}/${path}`, 'utf8'))
    .join('\n');

type Tree = { readonly [key: string]: string | Tree };
const leaves = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );

const screens = sourcesOf('renderer/**/*.{ts,tsx}');
const core = `${sourcesOf('main/**/*.ts')}\n${sourcesOf('shared/**/*.ts')}\n${screens}`;
const areas = Object.entries(catalogues.en).filter(([area]) => area !== 'errors');

/** Every text literal of the screens, and every text that is put together as a pattern of what it can become. */
const literals = new Set(Array.from(screens.matchAll(/(['"`])((?:[\w-]+:)?[\w.]+)\1/g), ([, , text]) => text ?? ''));
const patterns = Array.from(screens.matchAll(/`((?:[\w-]+:)?[\w.]+\.\$\{[^`]+)`/g), ([, text = '']) => {
  const literal = text.replaceAll(/\$\{[^}]*\}/g, '\0').replaceAll(/[.*+?^$()[\]{}|\\]/g, String.raw`\$&`);
  return new RegExp(`^${literal.replaceAll('\0', '[\\w.-]+')}$`);
});

/** `nav.inventory` may be asked for as a whole, or put together: `nav.${id}`. */
function isAskedFor(area: string, key: string): boolean {
  const plain = key.replace(/_(zero|one|two|few|many|other)$/, '');
  const forms = [plain, `${area}:${plain}`];
  return forms.some((form) => literals.has(form) || patterns.some((pattern) => pattern.test(form)));
}

describe('catalogue', () => {
  it.each(areas)('has no text in %s that no screen asks for', (area, tree) => {
    expect(
      leaves(tree as Tree)
        .map(([key]) => key)
        .filter((key) => !isAskedFor(area, key)),
    ).toEqual([]);
  });

  it('has no failure that nothing in the app can report', () => {
    const reasons = Object.values(catalogues.en.errors).flatMap((texts) => Object.keys(texts));
    const known = (reason: string): boolean =>
      new RegExp(`['"\`]${reason}['"\`]|\\b${reason}:`).test(core) || reason.startsWith('csv_');
    expect(reasons.filter((reason) => !known(reason))).toEqual([]);
  });

  it('says of each finding what the connectors say', () => {
    const { finding } = catalogues.en.errors;
    expect(finding).toMatchObject(findingMessages);
    for (const { messages } of Object.values(registry)) expect(finding).toMatchObject(messages.findings);
  });

  it('names every step that a connector records', () => {
    const steps = sourcesOf('main/marketplaces/*/{*-steps,photo-step,by-hand}.ts').matchAll(/^ +name: '(\w+)',$/gm);
    const names = [...new Set(Array.from(steps, ([, name = '']) => name))];
    expect(names.length).toBeGreaterThan(15);
    for (const name of names) expect(catalogues.en.publish.steps).toHaveProperty(name);
  });

  it.each(Object.entries(catalogues.en))('has only well-formed placeholders in %s', (_area, tree) => {
    for (const [key, text] of leaves(tree)) {
      expect(text, key).not.toBe('');
      const braces = text.replaceAll(/\{\{[\w.]+(, number)?\}\}/g, '');
      expect(braces, key).not.toMatch(/\{\{|\}\}/);
    }
  });

  it.each(Object.entries(catalogues.en))('fills every placeholder in %s', (area, tree) => {
    for (const [key, text] of leaves(tree)) {
      const values = Object.fromEntries(placeholders(text).map((name) => [name, 7]));
      const shown = i18n.t(`${area}:${key}` as never, values as never) as unknown as string;
      expect(shown, key).not.toContain('{{');
    }
  });

  it('gives a singular to every plural and the other way round', () => {
    for (const [area, tree] of areas) {
      // The condition `new_other` is a name, not a plural.
      const keys = leaves(tree as Tree)
        .map(([key]) => key)
        .filter((key) => !key.startsWith('condition.'));
      for (const key of keys.filter((one) => one.endsWith('_one')))
        expect(keys, area).toContain(key.replace(/_one$/, '_other'));
      for (const key of keys.filter((one) => one.endsWith('_other')))
        expect(keys, area).toContain(key.replace(/_other$/, '_one'));
    }
  });
});

describe('describing a failure', () => {
  it('fills the catalogue’s text with the values that came along', () => {
    const error = { code: 'network', reason: 'timed_out', params: { host: 'api.ebay.com' }, message: 'x' } as const;
    expect(describeError(error)).toBe('api.ebay.com did not answer in time. Try again in a while.');
    expect(
      describeProblem({ path: 'sku', reason: 'sku_taken', params: { sku: 'A', title: 'Lamp' }, message: 'x' }),
    ).toBe('The SKU A already belongs to “Lamp”. Choose another one.');
  });

  it('says what is wrong with the field where a refusal has no reason of its own', () => {
    const fields = [{ path: 'sku', reason: 'sku_taken', params: { sku: 'A', title: 'Lamp' }, message: 'x' }];
    expect(describeError({ code: 'validation', reason: 'validation', message: 'x', fields })).toContain('“Lamp”');
  });

  it('keeps the text that came along where the catalogue has none', () => {
    expect(describeError({ code: 'network', reason: 'never_heard_of', message: 'Plain English.' })).toBe(
      'Plain English.',
    );
  });

  it('keeps the text that came along where values are missing', () => {
    expect(describeError({ code: 'network', reason: 'timed_out', message: 'No answer.' })).toBe('No answer.');
  });

  it('names a condition instead of its id', () => {
    const params = { market: 'eBay', condition: 'like_new', label: 'Used' };
    const finding = {
      severity: 'warning',
      field: 'condition',
      reason: 'condition_approximated',
      params,
      message: 'x',
    } as const;
    expect(describeFinding(finding)).toContain('“Like new”');
  });

  it('describes a failure that stands among the findings in the language of the page', async () => {
    await i18n.changeLanguage('fr');
    const signIn = { severity: 'error', field: 'account', reason: 'tokens_unreadable', message: 'x' } as const;
    expect(describeFinding(signIn)).toBe(catalogues.fr.errors.error.tokens_unreadable);
    const photo = { severity: 'error', field: 'photos', reason: 'photo_empty', message: 'x' } as const;
    expect(describeFinding(photo)).toBe(catalogues.fr.errors.problem.photo_empty);
    await i18n.changeLanguage('en');
  });
});
