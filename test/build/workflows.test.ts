import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { project } from './built.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
}
interface Job {
  readonly strategy?: { readonly matrix?: { readonly os?: readonly string[] } };
  readonly env?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(project, '.github', 'workflows');
const workflow = (name: string) => parse(readFileSync(join(folder, name), 'utf8')) as Workflow;
const systems = ['ubuntu-latest', 'macos-latest', 'windows-latest'];
const commands = (job: Job | undefined) => (job?.steps ?? []).map(({ run }) => run ?? '').join('\n');

describe('the CI workflow', () => {
  const { jobs, on } = workflow('ci.yml');

  it.each(['test', 'electron', 'package'])('runs %s on three systems', (name) => {
    expect(jobs[name]?.strategy?.matrix?.os).toEqual(systems);
  });

  it("tests with the README's command, in Electron itself, and makes a package", () => {
    expect(commands(jobs['test'])).toContain('.ci/run');
    expect(jobs['electron']?.env).toEqual({ E2E_RUNTIME: 'electron' });
    expect(commands(jobs['electron'])).toContain('playwright test --config test/e2e/playwright.config.ts');
    expect(commands(jobs['package'])).toContain('npm run package -- --dir');
  });

  it('gives a pull request from outside no secrets', () => {
    expect(Object.keys(on).toSorted((a, b) => a.localeCompare(b))).toEqual(['pull_request', 'push']);
    expect(readFileSync(join(folder, 'ci.yml'), 'utf8')).not.toContain('secrets.');
  });
});

describe('every workflow', () => {
  it.each(readdirSync(folder))(
    "%s may only read unless a job says otherwise, and runs only GitHub's own actions",
    (name) => {
      const { permissions, jobs } = workflow(name);
      expect(permissions).toEqual({ contents: 'read' });
      const used = Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ uses }) => uses ?? []));
      expect(used.filter((action) => !action.startsWith('actions/'))).toEqual([]);
    },
  );

  it.each(readdirSync(folder))('%s calls only scripts that are there', (name) => {
    const { scripts } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const called = [...readFileSync(join(folder, name), 'utf8').matchAll(/npm run ([a-z:]+)/g)].map(
      (match) => match[1] ?? '',
    );
    expect(called.filter((script) => !(script in scripts))).toEqual([]);
  });
});
