import { create } from 'zustand';
import type { CsvFile, CsvSettings } from '#shared/ipc/csv.ts';
import type { ItemIdsQuery } from '#shared/ipc/inventory.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { createOnce } from '../../data/once.ts';

/** What an export can take: what is selected, or all that the list shows. */
export interface Exportable {
  readonly ids: readonly string[];
  readonly query: ItemIdsQuery;
}

interface CsvState {
  readonly opened: 'import' | 'export' | null;
  /** The file whose columns are looked at, and what is decided about it. */
  readonly file: CsvFile | null;
  readonly settings: CsvSettings | null;
  /** Whether the columns are looked at, though the file has been checked. */
  readonly editing: boolean;
  readonly exportable: Exportable | null;
  /** The import that ended while its dialog was closed: what it left out has not been seen yet. */
  readonly unseen: string | null;
}

/** Kept outside the screens: the menu of the app starts an import from anywhere, and the work goes on behind any screen. */
export const useCsv = create<CsvState>(() => ({
  opened: null,
  file: null,
  settings: null,
  editing: false,
  exportable: null,
  unseen: null,
}));

const once = createOnce();

/** Says what went wrong; never rejects. */
const told = (work: () => Promise<void>): Promise<void> =>
  work().catch((error: unknown) => showToast({ text: describeError(asAppError(error)), tone: 'bad' }));

/** Shows the file in the dialog, its columns first. */
const look = (file: CsvFile): void =>
  useCsv.setState({ opened: 'import', file, settings: file.settings, editing: true });

/** Opens the file dialog, and the columns of the file that was chosen. */
export const chooseFile = (): void =>
  void once.run('choose', () =>
    told(async () => {
      const file = await client.request('csv.choose');
      if (file !== null) look(file);
    }),
  );

/** The import that is under way, was cut off or has ended. */
export const showImport = (): void => useCsv.setState({ opened: 'import', editing: false, unseen: null });

/** From the toolbar, the menu and the palette: what is under way, was cut off or was not seen yet goes before a new file. */
export const importCsv = (): void =>
  void once.run('open', () =>
    told(async () => {
      const { import: current, unfinished } = await client.request('csv.status');
      const busy = current?.phase === 'checking' || current?.phase === 'importing';
      const unseen = current !== null && current.id === useCsv.getState().unseen;
      if (busy || unseen || unfinished.length > 0) showImport();
      else chooseFile();
    }),
  );

/** Reads the file anew with another encoding or separator. What the columns mean is kept where they stay the same. */
export const inspectAgain = (wanted: Pick<CsvFile, 'encoding' | 'delimiter'>): void =>
  void once.run('inspect', () =>
    told(async () => {
      const { file, settings } = useCsv.getState();
      if (!file) return;
      const next = await client.request('csv.inspect', { id: file.id, ...wanted });
      const same = next.columns.every(({ header }, index) => file.columns[index]?.header === header);
      look(next);
      if (same && settings && next.columns.length === file.columns.length) useCsv.setState({ settings });
    }),
  );

/** Starts a dry run or an import with what is decided. */
export const start = (what: 'csv.check' | 'csv.import'): void =>
  void once.run('start', () =>
    told(async () => {
      const { file, settings } = useCsv.getState();
      if (!file || !settings) return;
      await client.request(what, { id: file.id, settings });
      useCsv.setState({ editing: false });
    }),
  );

export const goOn = (id: string): void =>
  void once.run('continue', () => told(async () => void (await client.request('csv.continue', { id }))));

export const drop = (id: string): void => void once.run('drop', () => told(() => client.request('csv.drop', { id })));

export const stop = (id: string): void => void told(() => client.request('csv.stop', { id }));

export const decide = (change: Partial<CsvSettings>): void =>
  useCsv.setState(({ settings }) => ({ settings: settings && { ...settings, ...change } }));

export const openExport = (exportable: Exportable): void => useCsv.setState({ opened: 'export', exportable });

export const closeCsv = (): void => useCsv.setState({ opened: null });
