import { runAll } from './run.ts';

/** `npm run check`: types, lint, format and unused code, all reported even when an early one fails. */
process.exitCode = await runAll([
  { name: 'types', command: ['tsc', '--noEmit', '-p', '.'] },
  { name: 'lint', command: ['oxlint', '--deny-warnings'] },
  { name: 'format', command: ['oxfmt', '--check', '.'] },
  { name: 'unused code', command: ['knip'] },
]);
