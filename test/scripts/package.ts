import { runAll } from './run.ts';

/**
 * `npm run package`: the installers for this system into release/. Further arguments go to electron-builder, so
 * `npm run package -- --dir` makes only the unpacked app. Signing follows electron-builder's environment variables.
 */
process.exitCode = await runAll([
  { name: 'build', command: ['vite', 'build'] },
  {
    name: 'package',
    command: ['electron-builder', '--publish', 'never', ...process.argv.slice(2)],
    // A certificate is taken when it is named, never looked for in the keychain of whoever runs this.
    env: { CSC_IDENTITY_AUTO_DISCOVERY: process.env['CSC_IDENTITY_AUTO_DISCOVERY'] ?? 'false' },
  },
]);
