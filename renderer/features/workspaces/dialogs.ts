import { create } from 'zustand';

/** Which dialog or menu of the businesses is open; the menu bar and the palette open them too. */
type Opened = 'none' | 'menu' | 'new' | 'manage';

export const useWorkspaceDialogs = create<{ readonly opened: Opened }>(() => ({ opened: 'none' }));

export const openWorkspaceDialog = (opened: Opened): void => useWorkspaceDialogs.setState({ opened });
