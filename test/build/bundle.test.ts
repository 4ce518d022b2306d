import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../../package.json' with { type: 'json' };
import { built, filesBelow, project } from './built.ts';

const text = (area: Parameters<typeof built>[0], name: string) => readFileSync(join(built(area), name), 'utf8');
const scripts = (area: Parameters<typeof built>[0]) => filesBelow(built(area)).filter((name) => /\.c?js$/.test(name));

/** Invented values that the key wizard shows as examples of the form count up: 1a2b3c4d5e6f. */
const shownExample = /1a2b3c4d5/;

/** What a bundle still loads at run time: import and export statements, dynamic imports, require calls. */
function loads(code: string): readonly string[] {
  const found = code.matchAll(
    /(?:^|[;\n}])\s*(?:import|export)\b(?!\s*:)[^'"`;]*?["']([^"'\n]+)["']|\b(?:import|require)\(\s*["']([^"'\n]+)["']\s*\)/g,
  );
  return [...new Set([...found].map((match) => match[1] ?? match[2] ?? ''))];
}

describe('the main bundle', () => {
  it('loads only Electron, Node, its own chunks and production dependencies', () => {
    const allowed = new Set(['electron', ...builtinModules, ...builtinModules.map((name) => `node:${name}`)]);
    const packages = Object.keys(manifest.dependencies);
    const unknown = scripts('main')
      .flatMap((name) => loads(text('main', name)))
      .filter((name) => !allowed.has(name) && !name.startsWith('./') && !name.startsWith('node:'))
      .filter((name) => !packages.some((one) => name === one || name.startsWith(`${one}/`)));
    expect(unknown).toEqual([]);
  });

  it('is one that starts: the entry named by package.json', () => {
    expect(manifest.main).toBe('dist/main/index.js');
    expect(scripts('main')).toContain('index.js');
  });
});

describe('the preload bundle', () => {
  it('is one CommonJS file that requires only Electron, as a sandboxed preload must', () => {
    expect(filesBelow(built('preload'))).toEqual(['index.cjs']);
    expect(loads(text('preload', 'index.cjs'))).toEqual(['electron']);
  });

  it('holds two functions and no logic', () => {
    const code = text('preload', 'index.cjs').replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
    expect(code).not.toMatch(/zod|process\.|Buffer|eval|fetch\(/);
    expect(code.length).toBeLessThan(2_000);
  });
});

describe('the page', () => {
  const page = () => text('renderer', 'index.html');

  it('has no inline script, no inline style and nothing from elsewhere, which its policy would block', () => {
    const scriptTags = page().match(/<script\b[^>]*>[^<]*/g) ?? [];
    expect(scriptTags.length).toBeGreaterThan(0);
    for (const tag of scriptTags) expect(tag).toMatch(/^<script[^>]* src="\.\/assets\/[^"]+"[^>]*>\s*$/);
    expect(page()).not.toMatch(/<style|\sstyle=|\son[a-z]+=|https?:\/\/|javascript:/i);
  });

  it('links only to files that are there', () => {
    const names = [...page().matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map((match) => match[1]);
    expect(names.length).toBeGreaterThan(1);
    for (const name of names) expect(filesBelow(built('renderer'))).toContain(name);
  });

  it('has only file names that the own scheme serves', () => {
    for (const name of filesBelow(built('renderer')))
      expect(name).toMatch(/^(?:[A-Za-z0-9_][A-Za-z0-9_.@-]*\/)*[A-Za-z0-9_][A-Za-z0-9_.@-]*$/);
  });

  it('does not reach for Node or Electron', () => {
    for (const name of scripts('renderer')) {
      const code = text('renderer', name);
      expect(loads(code).filter((one) => !one.startsWith('./'))).toEqual([]);
      expect(code).not.toMatch(/\bipcRenderer\b|\bcontextBridge\b|\belectron["']/);
    }
  });
});

describe('no bundle', () => {
  const all = () =>
    (['main', 'preload', 'renderer'] as const).flatMap((area) =>
      scripts(area).map((name) => ({ name: `${area}/${name}`, code: text(area, name) })),
    );

  /** Each finding with the file it is in. */
  const matches = (pattern: RegExp) =>
    all().flatMap(({ name, code }) =>
      [...code.matchAll(new RegExp(pattern, 'g'))]
        .filter(([found]) => !shownExample.test(found))
        .map(([found]) => `${name}: ${found}`),
    );

  it.each([
    ['hot reload', /import\.meta\.hot|__vite_ssr|\/@vite\/client/],
    ['a development build of React', /react(?:-dom)?[.-](?:client\.)?development|\bjsxDEV\b/],
    ['test code', /\bvitest\b|playwright|electron-stand-in|fast-check/],
  ])('contains %s', (_what, pattern) => {
    expect(matches(pattern)).toEqual([]);
  });

  it('contains a path of the machine it was built on', () => {
    const paths = [project, homedir()].map((path) => path.replace(/\/$/, '')).filter((path) => path.length > 1);
    const found = all().filter(({ code }) => paths.some((path) => code.includes(`${path}/`)));
    expect(found.map(({ name }) => name)).toEqual([]);
  });

  it.each([
    ['a private key', /-----BEGIN [A-Z ]*PRIVATE KEY-----\s*[A-Za-z0-9+/]{20}/],
    [
      'an eBay key set',
      /\b[A-Za-z0-9]{2,}-[A-Za-z0-9]+-(?:PRD|SBX)-[0-9a-f]{9}-[0-9a-f]{8}\b|\b(?:PRD|SBX)-[0-9a-f]{12}-[0-9a-f]{4}-/,
    ],
    ['an eBay token', /v\^1\.1#i\^\d#[A-Za-z0-9^#]{20}/],
    ['a JSON Web Token', /\beyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,}/],
    [
      'a GitHub, AWS, Google, Meta or Slack credential',
      /\bgh[pousr]_[A-Za-z0-9]{30}|\bAKIA[0-9A-Z]{16}\b|\bAIza[0-9A-Za-z_-]{35}\b|\bEAA[A-Za-z0-9]{60}|\bxox[abpr]-[0-9A-Za-z-]{20}/,
    ],
    ['a password in an address', /\bhttps?:\/\/[^\s/"'`:@$]+:[^\s/"'`@$]+@/],
  ])('contains %s', (_what, pattern) => {
    expect(matches(pattern)).toEqual([]);
  });
});
