import { describe, expect, it } from 'vitest';
import { en as mainEnglish } from '#main/texts/en.ts';
import { es as mainSpanish } from '#main/texts/es.ts';
import { fr as mainFrench } from '#main/texts/fr.ts';
import { catalogues } from './catalogue.ts';
import { placeholders } from './describe.ts';
import { i18n } from './i18n.ts';

type Tree = { readonly [key: string]: string | Tree };
const leaves = (tree: Tree, prefix = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : leaves(value, `${prefix}${key}.`),
  );

const english = new Map(leaves({ ...catalogues.en, main: mainEnglish }));
const languages = [
  { language: 'fr', texts: new Map(leaves({ ...catalogues.fr, main: mainFrench })) },
  { language: 'es', texts: new Map(leaves({ ...catalogues.es, main: mainSpanish })) },
] as const;

/** `count_many` is said where English has only `count_other`. */
const original = (key: string): string | undefined => english.get(key) ?? english.get(key.replace(/_many$/, '_other'));
const withMany = [...english.keys()].flatMap((key) =>
  key.endsWith('_other') && english.has(key.replace(/_other$/, '_one'))
    ? [key, key.replace(/_other$/, '_many')]
    : [key],
);

/** Words that are the same in English and in one of the others, names, and texts that are nothing but values. */
const alike = new Set([
  'Actions',
  'App ID (Client ID)',
  'CSV',
  'Cert ID (Client Secret)',
  'Crossdock',
  'No',
  'QR',
  'Code 128',
  'Code',
  'mm',
  'UTF-16',
  'UTF-8',
  'Description',
  'Electron',
  '{{count, number}} lot',
  '{{count, number}} photo',
  '{{count, number}} photos',
  '{{count, number}} lots',
  'Import',
  'Lot',
  'Lots',
  'Pause',
  'Total',
  'Violet',
  'Total: {{amount}}',
  'Note',
  'Option',
  'Orange',
  'Photo',
  'Photos',
  'Production',
  'SKU',
  'Stock',
  'Version',
  'description',
  'option',
  'production',
]);
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replaceAll(/\{\{[^}]*\}\}/g, ''));

describe.each(languages)('the texts in $language', ({ language, texts }) => {
  it('have every key of the English ones and no other', () => {
    expect([...texts.keys()].toSorted()).toEqual(withMany.toSorted());
  });

  it('say something', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('put in the same values, written the same way', () => {
    const parts = (text = '') => (text.match(/\{\{[^}]*\}\}|\{[A-Z]+\}/g) ?? []).toSorted();
    for (const [key, text] of texts) expect([...new Set(parts(text))], key).toEqual([...new Set(parts(original(key)))]);
  });

  it('are translated, unless the word is the same', () => {
    const same = [...texts].filter(([key, text]) => text === original(key) && hasWords(text) && !alike.has(text));
    expect(same).toEqual([]);
  });

  it('have a form for every number that the language tells apart', () => {
    const categories = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    const counted = [...texts.keys()].filter((key) => key.endsWith('_one')).map((key) => key.replace(/_one$/, ''));
    expect(counted.length).toBeGreaterThan(50);
    for (const key of counted)
      for (const category of categories) expect(texts.has(`${key}_${category}`), key).toBe(true);
  });

  it('are what the app shows, for few, many and millions', () => {
    const spoken = i18n.getFixedT(language);
    for (const [key, text] of texts) {
      const [area = '', ...path] = key.split('.');
      if (area === 'main') continue;
      const values = Object.fromEntries(placeholders(text).map((name) => [name, 7]));
      const plain = path.join('.').replace(/_(one|many|other)$/, '');
      const isPlural = texts.has(`${area}.${plain}_many`);
      const form = isPlural ? path.join('.').slice(plain.length + 1) : undefined;
      const count = form === 'one' ? 1 : form === 'many' ? 1_000_000 : 7;
      const shown = spoken(
        `${area}:${isPlural ? plain : path.join('.')}` as never,
        (isPlural ? { ...values, count } : values) as never,
      );
      const written = text
        .replaceAll('{{count, number}}', new Intl.NumberFormat(language).format(count))
        .replaceAll('{{count}}', String(count))
        .replaceAll(/\{\{\w+(?:, number)?\}\}/g, '7');
      expect(shown, key).toBe(written);
    }
  });
});

describe('French', () => {
  it('has a narrow no-break space before tall signs and inside quotation marks', () => {
    const wrong = /[ \u00A0][:;!?»]|«[ \u00A0]|«[^\u202F]|[^\u202F]»|[\p{L}\d}][;!?](?!\/)|[\p{L}}]:(?!\/\/)/u;
    expect(leavesThat(languages[0].texts, wrong)).toEqual([]);
  });

  it('has curved apostrophes', () => {
    expect(leavesThat(languages[0].texts, /'/)).toEqual([]);
  });
});

describe('Spanish', () => {
  it('opens what it closes', () => {
    const unopened = [...languages[1].texts].filter(
      ([, text]) => /\?/.test(text) !== /¿/.test(text) || /!/.test(text) !== /¡/.test(text),
    );
    expect(unopened).toEqual([]);
  });

  it('speaks to the seller as tú', () => {
    expect(leavesThat(languages[1].texts, /\b(?:usted|ustedes|vosotros|vuestr[oa]s?)\b/i)).toEqual([]);
  });
});

/** What stands in brackets is an example of a file's own writing. */
const leavesThat = (texts: ReadonlyMap<string, string>, match: RegExp) =>
  [...texts].filter(([, text]) => match.test(text.replaceAll(/\[[^\]]*\]/g, '')));
