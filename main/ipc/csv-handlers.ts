import type { FieldProblem } from '#shared/errors.ts';
import type { Csv } from '../inventory/csv/csv.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { DialogPort } from '../ports.ts';
import { filled, texts } from '../texts/texts.ts';
import type { Handlers } from './server.ts';

/** CSV files in and out. Paths come from the system's dialogs and never reach the page. */
export const csvHandlers = (csv: Csv, inventory: Pick<Inventory, 'ids'>, dialogs: DialogPort) =>
  ({
    'csv.choose': async () => {
      const [path] = await dialogs.openFiles({
        title: texts().files.importItems,
        filters: [{ name: texts().files.csv, extensions: ['csv', 'txt', 'tsv'] }],
        multiple: false,
      });
      return path === undefined ? null : csv.imports.open(path);
    },
    'csv.inspect': (input) => csv.imports.inspect(input),
    'csv.check': (input) => csv.imports.check(input),
    'csv.import': (input) => csv.imports.import(input),
    'csv.stop': ({ id }) => {
      csv.imports.stop(id);
      csv.exports.stop(id);
    },
    'csv.status': () => ({ ...csv.imports.status(), export: csv.exports.status() }),
    'csv.report': ({ id }) => csv.imports.report(id),
    'csv.saveRefused': async ({ id, texts: sentences }) => {
      const name = csv.imports.refusedName(id);
      const path = await saveCsv(dialogs, texts().files.saveRefused, filled(texts().files.refusedName, { name }));
      if (path === undefined) return { saved: false };
      await csv.imports.saveRefused(id, path, (problem) => sentence(problem, sentences));
      return { saved: true };
    },
    'csv.continue': ({ id }) => csv.imports.continue(id),
    'csv.drop': ({ id }) => csv.imports.drop(id),
    'csv.export': async ({ what, ...choices }) => {
      const path = await saveCsv(dialogs, texts().files.exportItems, 'crossdock.csv');
      if (path === undefined) return null;
      const ids = what.kind === 'ids' ? what.ids : inventory.ids(what.query).ids;
      return csv.exports.export(path, { ...choices, ids });
    },
  }) satisfies Partial<Handlers>;

const saveCsv = (dialogs: DialogPort, title: string, defaultName: string): Promise<string | undefined> =>
  dialogs.saveFile({ title, defaultName, filters: [{ name: texts().files.csv, extensions: ['csv'] }] });

/** In the words the page gave for the reason; in English where it has none for it, or a value is missing. */
function sentence(problem: FieldProblem, sentences: Readonly<Record<string, string>>): string {
  const values: Readonly<Record<string, string | number>> = { ...problem.params, field: problem.path };
  const text = Object.hasOwn(sentences, problem.reason) ? sentences[problem.reason] : undefined;
  const shown = text?.replaceAll(/\{\{\s*([\w.]+)[^}]*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
  return shown === undefined || shown.includes('{{') ? problem.message : shown;
}
