/** npm run dev: builds, starts the app, and on every change of a source builds again and restarts it. */
import { once } from 'node:events';
import { watch } from 'node:fs';
import { join } from 'node:path';
import type { ChildProcess } from 'node:child_process';
import { build } from './build-app.ts';
import { chooseRuntime, project, startApp, whenAskedToEnd } from './run-app.ts';

/** Editors write a file in several steps; changes within this time (ms) make one build. */
const settleTime = 150;

const runtime = await chooseRuntime().catch((error: Error) => {
  console.error(error.message);
  process.exit(1);
});
if (runtime.notice !== undefined) console.error(runtime.notice);

let app: ChildProcess | undefined;
let restarting = false;

const stop = async (): Promise<void> => {
  const child = app;
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
};

const restart = async (): Promise<void> => {
  restarting = true;
  try {
    await build();
    if (app) console.error('Built again; restarting the app.');
    await stop();
    app = startApp(runtime, process.argv.slice(2));
    const child = app;
    // Closing the app ends the session; a restart replaces the child first.
    child.once('exit', (code) => {
      if (app === child && !restarting) process.exit(code ?? 1);
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('The build failed; the running app stays as it is. Waiting for a change.');
  } finally {
    restarting = false;
  }
};

let timer: NodeJS.Timeout | undefined;
let work = restart();

const changed = (): void => {
  clearTimeout(timer);
  timer = setTimeout(() => (work = work.then(restart)), settleTime);
};

for (const folder of ['main', 'preload', 'renderer', 'shared'])
  watch(join(project, folder), { recursive: true }, changed);
watch(join(project, 'vite.config.ts'), changed);

whenAskedToEnd(() => void stop().then(() => process.exit(0)));
