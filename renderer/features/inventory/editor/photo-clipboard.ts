import { create } from 'zustand';

/** Photos that were copied or cut within the app, to be pasted into another item. */
export interface PhotoClipboard {
  readonly photoIds: readonly string[];
  readonly fromItemId: string;
  /** They leave the item they come from. */
  readonly move: boolean;
}

/** Beside the system's clipboard, which cannot hold photos of ours. */
export const usePhotoClipboard = create<{ readonly held: PhotoClipboard | null }>(() => ({ held: null }));

export const holdPhotos = (held: PhotoClipboard | null): void => usePhotoClipboard.setState({ held });

/** Left on the system's clipboard, so that what is copied later elsewhere is what is pasted. */
export const clipboardMark = 'application/x-crossdock-photos';
