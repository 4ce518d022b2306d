import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import manifest from './package.json' with { type: 'json' };

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** What the packaged app finds at run time: Electron, Node and the production dependencies. */
const external = [
  'electron',
  /^node:/,
  ...builtinModules,
  ...Object.keys(manifest.dependencies).map((name) => new RegExp(`^${name}(/|$)`)),
];

/**
 * One configuration for the three bundles of the app. `vite build` builds them all:
 * main as ESM, preload as a single CommonJS file (a sandboxed preload cannot import), renderer as a web page.
 */
export default defineConfig({
  root: here('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  builder: {
    buildApp: async (builder) => {
      await Promise.all(Object.values(builder.environments).map((environment) => builder.build(environment)));
    },
  },
  environments: {
    client: {
      build: {
        outDir: here('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome146',
        // Inlined assets would need data: in the content security policy.
        assetsInlineLimit: 0,
        modulePreload: { polyfill: false },
        // Read from the disk beside the program, not over a network: one file is the fastest.
        chunkSizeWarningLimit: 4_000,
        rolldownOptions: { input: here('renderer/index.html') },
      },
    },
    main: {
      consumer: 'server',
      build: {
        outDir: here('dist/main'),
        emptyOutDir: true,
        target: 'node24',
        minify: false,
        sourcemap: true,
        rolldownOptions: {
          // The others are programs of threads (main/backup/worker/run-job.ts, main/photo-inbox/code-reader.ts).
          input: {
            index: here('main/index.ts'),
            'backup-worker': here('main/backup/worker/program.ts'),
            'code-worker': here('main/photo-inbox/code-worker.ts'),
            'checkpoint-worker': here('main/store/checkpoint-program.ts'),
          },
          external,
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      build: {
        outDir: here('dist/preload'),
        emptyOutDir: true,
        target: 'chrome146',
        minify: false,
        rolldownOptions: {
          input: { index: here('preload/index.ts') },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
});
