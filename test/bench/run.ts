import type { Bench, BenchRow } from './bench.ts';

/**
 * Runs the benches: `npm run bench`, or `npm run bench -- search` for some of them. Prints a table; with `--json` only the
 * rows as JSON. The exit status is 1 when a goal was missed.
 */
const modules: Readonly<Record<string, () => Promise<{ readonly bench: Bench }>>> = {
  'start-up': () => import('./start-up.ts'),
  search: () => import('./search.ts'),
  grid: () => import('./grid.ts'),
  import: () => import('./import.ts'),
  publish: () => import('./publish.ts'),
  markets: () => import('./markets.ts'),
  bulk: () => import('./bulk.ts'),
};

const words = process.argv.slice(2);
const json = words.includes('--json');
const chosen = words.filter((word) => !word.startsWith('--'));
const unknown = chosen.filter((name) => !Object.hasOwn(modules, name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${Object.keys(modules).join(', ')}.`);
  process.exit(2);
}

const rows: BenchRow[] = [];
for (const [name, load] of Object.entries(modules)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { bench } = await load();
  for (const row of await bench()) {
    rows.push(row);
    if (!json) console.log(`${row.ok ? 'ok  ' : 'MISS'}  ${row.name}: ${row.value} ${row.unit} (goal: ${row.goal})`);
  }
}
if (json) process.stdout.write(`${JSON.stringify(rows)}\n`);
process.exitCode = rows.every((row) => row.ok) ? 0 : 1;
