import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { asAppError, client } from '../../data/client.ts';
import { sessions } from '../inventory/editing/sessions.ts';

/** What cannot be saved by then is written down, and saved when this business is shown again, ms. */
const patience = 2_000;

/** Turns the window to another business. What is typed in this one is saved first; a failure leaves everything as it is. */
export async function openWorkspace(id: WorkspaceId): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, patience));
  await Promise.race([sessions().settle(), late]);
  try {
    await client.request('workspaces.open', { id });
  } catch (error) {
    const failure = asAppError(error);
    // The seller was asked what to do, and chose to stay.
    if (failure.code !== 'cancelled') showToast({ id: 'workspace-open', tone: 'bad', text: describeError(failure) });
  }
}
