/** npm start: builds what is out of date and starts the app. Arguments after `--` go to the app. */
import { build } from './build-app.ts';
import { chooseRuntime, followApp, startApp } from './run-app.ts';

try {
  await build();
  const runtime = await chooseRuntime();
  if (runtime.notice !== undefined) console.error(runtime.notice);
  followApp(startApp(runtime, process.argv.slice(2)));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
