import { basename, dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { labelFormat, labelsPerPage } from '#shared/domain/label-format.ts';
import { labelLimits } from '#shared/domain/label.ts';
import type { LabelFinding } from '#shared/domain/label.ts';
import type { LabelOrder, LabelPreview } from '#shared/ipc/labels.ts';
import type { Emit } from '../events.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Clock, FolderPort } from '../ports.ts';
import type { Reader } from '../store/connection.ts';
import { countLabels, soldOut } from './count-labels.ts';
import { asLabelFailure, labelError, refuseImpossibleFormat, tooManyLabels } from './label-errors.ts';
import { drawnAtOnce, writePdf } from './pdf.ts';
import { firstPosition, sheetRun } from './sheet-run.ts';
import { createTypeface, type Typeface } from './typeface.ts';

export interface LabelsSaved {
  readonly file: string;
  readonly labels: number;
  readonly pages: number;
  readonly findings: LabelFinding[];
}

/** Labels for the shelf, as PDF. One method for each request of shared/ipc/labels.ts. */
export interface Labels {
  preview(order: LabelOrder): Promise<LabelPreview>;
  /** Throws before the seller is asked for a file: nothing to print, too many, a sheet that cannot be, another one under way. */
  check(order: LabelOrder): void;
  save(order: LabelOrder, path: string): Promise<LabelsSaved>;
  job(): { readonly done: number; readonly total: number } | null;
  cancel(): void;
  showFolder(): Promise<void>;
  /** Cancels what is being written and waits for its end. */
  close(): Promise<void>;
}

export function createLabels(options: {
  readonly reader: Reader;
  readonly inventory: Pick<Inventory, 'get'>;
  readonly clock: Clock;
  readonly folders: FolderPort;
  readonly emit: Emit;
}): Labels {
  const { reader, inventory, emit } = options;
  let face: Typeface | undefined;
  let job: { done: number; total: number } | null = null;
  let abort = new AbortController();
  let running: Promise<unknown> = Promise.resolve();
  let savedTo: string | undefined;

  // The fonts take 50 ms to open, so not before they are needed.
  const start = (order: LabelOrder) =>
    sheetRun(order, {
      get: inventory.get,
      face: (face ??= createTypeface()),
      soldOut: order.choice.copies.kind === 'stock' ? soldOut(reader, order) : new Map(),
    });

  const show = (next: typeof job): void => {
    job = next;
    emit('labels.progress', {});
  };

  const check: Labels['check'] = (order) => {
    if (job !== null) throw labelError('labels_busy');
    refuseImpossibleFormat(order.choice);
    const total = countLabels(reader, order);
    if (total === 0) throw labelError('no_labels');
    if (total > labelLimits.labels) throw tooManyLabels(total);
  };

  const write = async (order: LabelOrder, path: string): Promise<LabelsSaved> => {
    const run = start(order);
    const total = countLabels(reader, order);
    show({ done: 0, total });
    try {
      const made = await writePdf({
        run,
        path,
        title: basename(path, '.pdf'),
        at: new Date(options.clock.now()),
        signal: abort.signal,
        progress: (done) => show({ done, total }),
      });
      savedTo = path;
      return { file: basename(path), ...made, findings: run.findings() };
    } catch (error) {
      throw asLabelFailure(error, path);
    } finally {
      show(null);
    }
  };

  return {
    preview: async (order) => {
      refuseImpossibleFormat(order.choice);
      const run = start(order);
      const labels: LabelPreview['labels'] = [];
      for (const { page, position, drawing } of run) {
        if (page > 0 || labels.length === labelLimits.previewed) break;
        labels.push({ position, drawing });
        if (labels.length % drawnAtOnce === 0) await setImmediate();
      }
      const format = labelFormat(order.choice.format, order.choice.own);
      const total = countLabels(reader, order);
      const pages = total === 0 ? 0 : Math.ceil((total + firstPosition(order, format)) / labelsPerPage(format));
      return { page: format.page, labels, total, pages, findings: run.findings() };
    },
    check,
    save: (order, path) => {
      check(order);
      abort = new AbortController();
      const writing = write(order, path);
      running = writing;
      return writing;
    },
    job: () => job,
    cancel: () => abort.abort(),
    showFolder: async () => {
      if (savedTo === undefined) throw labelError('labels_gone');
      await options.folders.open(dirname(savedTo));
    },
    close: async () => {
      abort.abort();
      await running.catch(() => undefined);
    },
  };
}
