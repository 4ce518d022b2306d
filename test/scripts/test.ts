import { ensureChromium } from './chromium.ts';
import { runAll } from './run.ts';

/**
 * `npm test`: everything that has to hold before a change lands. Installs a Chromium where there is none and can be had;
 * says in one sentence what is missing where it cannot.
 */
const chromium = ensureChromium();
const env = { CROSSDOCK_CHROMIUM: chromium };

process.exitCode = await runAll([
  { name: 'check', command: ['node', 'test/scripts/check.ts'] },
  { name: 'build', command: ['vite', 'build'] },
  { name: 'unit, integration and build tests', command: ['vitest', 'run', '--config', 'test/vitest.config.ts'], env },
  { name: 'end-to-end tests', command: ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts'], env },
]);
