import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Stage {
  readonly name: string;
  /** A program of node_modules/.bin, or `node`, with its arguments. */
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

/** The environment in which `node` and every tool are the project's own, however the script was started. */
export const toolEnv = (extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv => ({
  ...process.env,
  ...extra,
  PATH: [join(root, 'node_modules', '.bin'), process.env['PATH'] ?? ''].join(delimiter),
});

/** Runs one program with its output passed through and answers its exit code. */
export function runStage(stage: Stage): Promise<number> {
  const [program, ...args] = stage.command;
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: root,
      env: toolEnv(stage.env),
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32',
    });
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(signal === null ? (code ?? 1) : 1));
  });
}

/** Runs all stages, says which failed, and answers the exit code of the whole. */
export async function runAll(stages: readonly Stage[]): Promise<number> {
  const failed: string[] = [];
  for (const stage of stages) {
    process.stdout.write(`\n── ${stage.name}\n`);
    const started = performance.now();
    const code = await runStage(stage);
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    process.stdout.write(`── ${stage.name}: ${code === 0 ? 'ok' : `failed (exit code ${code})`} in ${seconds} s\n`);
    if (code !== 0) failed.push(stage.name);
  }
  process.stdout.write(`\n${stages.length - failed.length} passed, ${failed.length} failed\n`);
  if (failed.length > 0) process.stdout.write(`failed: ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
}
