import type { Inventory } from '../inventory/inventory.ts';
import type { PhotoInbox } from '../photo-inbox/photo-inbox.ts';
import type { DialogPort } from '../ports.ts';
import { texts } from '../texts/texts.ts';
import type { Handlers } from './server.ts';

/** Edited and copied photos, and the photo inbox. */
export const photoHandlers = (inventory: Inventory, inbox: PhotoInbox, dialogs: DialogPort) =>
  ({
    'photos.edit': (input) => inventory.editPhotos(input),
    'photos.copy': (input) => inventory.copyPhotos(input),
    'inbox.status': () => inbox.status(),
    'inbox.list': () => inbox.list(),
    'inbox.discarded': () => inbox.discarded(),
    'inbox.chooseFolder': async () => {
      const folder = await dialogs.openFolder({ title: texts().files.watchFolder });
      return folder === undefined ? inbox.status() : inbox.watch(folder);
    },
    'inbox.stopWatching': () => inbox.stopWatching(),
    'inbox.configure': (change) => inbox.configure(change),
    'inbox.arrange': (input) => inbox.arrange(input),
    'inbox.discard': ({ photoIds }) => inbox.discard(photoIds),
    'inbox.putBack': ({ photoIds }) => inbox.putBack(photoIds),
    'inbox.dismissRefused': () => inbox.dismissRefused(),
    'inbox.makeItems': ({ groups }) => inbox.makeItems(groups),
  }) satisfies Partial<Handlers>;
