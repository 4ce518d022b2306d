import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { project } from './built.ts';

const read = (path: string) => readFileSync(join(project, path), 'utf8');
const testNames = (path: string) => [...read(path).matchAll(/^test\((["'])(.+?)\1,/gm)].map((match) => match[2] ?? '');

describe('docs/security.md', () => {
  const page = read('docs/security.md');
  const checklist = testNames('test/e2e/security/checklist.spec.ts');
  const threats = testNames('test/e2e/security/threats.spec.ts');

  it('has a row and a test for each of the 20 items', () => {
    const rows = [...page.matchAll(/^\| (\d\d) \|/gm)].map((match) => match[1] ?? '');
    const numbers = Array.from({ length: 20 }, (_, index) => String(index + 1).padStart(2, '0'));
    expect(rows).toEqual(numbers);
    expect(numbers.filter((number) => !checklist.some((name) => name.startsWith(`${number} `)))).toEqual([]);
  });

  it('names only tests that are there', () => {
    const quoted = [...page.matchAll(/"([^"|]{12,})"/g)].map((match) => (match[1] ?? '').replaceAll('…', ''));
    expect(quoted.length).toBeGreaterThan(5);
    expect(quoted.filter((part) => !threats.some((name) => name.includes(part)))).toEqual([]);
  });

  it('names only files that are there', () => {
    const files = [...page.matchAll(/`((?:unit|build|e2e)\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    expect(files.length).toBeGreaterThan(10);
    expect(files.filter((file) => !existsSync(join(project, 'test', file)))).toEqual([]);
  });

  it('tells of every test of the own threats', () => {
    const told = [...page.matchAll(/"([^"|]{12,})"/g)].map((match) => (match[1] ?? '').replaceAll('…', ''));
    expect(threats.filter((name) => !told.some((part) => name.includes(part)))).toEqual([]);
  });
});
