import { create } from 'zustand';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { createOnce } from '../../data/once.ts';

interface ImportState {
  readonly importing: boolean;
  /** What came of the last import, until the seller has read it. */
  readonly outcome: RequestOutput<'csv.import'> | null;
}

/** Kept outside the screen, because the menu of the app starts an import from anywhere. */
export const useImport = create<ImportState>(() => ({ importing: false, outcome: null }));

const once = createOnce();

/** Opens the file dialog and takes the file in. One import at a time; never rejects. */
export const importCsv = (): void =>
  void once.run('import', async () => {
    useImport.setState({ importing: true });
    try {
      const outcome = await client.request('csv.import');
      if (!outcome.cancelled) useImport.setState({ outcome });
    } catch (error) {
      showToast({ text: describeError(asAppError(error)), tone: 'bad' });
    } finally {
      useImport.setState({ importing: false });
    }
  });
