import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Unit and integration tests run in Node against the real thing: SQLite files, HTTP servers, image files. */
export default defineConfig({
  test: {
    root: fileURLToPath(new URL('..', import.meta.url)),
    include: ['test/{unit,integration,build}/**/*.test.ts', 'renderer/**/*.test.ts'],
    environment: 'node',
    setupFiles: [fileURLToPath(new URL('support/property-seed.ts', import.meta.url))],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
