import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { EmittedEvent } from '#main/events.ts';
import { createEventHub } from '#main/events.ts';
import { createInventory } from '#main/inventory/inventory.ts';
import { createSettings } from '#main/settings/settings.ts';
import { openStore } from '#main/store/open.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createRecordingLogger, createSeededRandom } from './ports.ts';
import { tempFolder } from './temp-folder.ts';

/** The inventory on a real database file in a folder of its own. Everything goes with the test. */
export function createTestInventory(folder = tempFolder()) {
  const opened = openTestInventory(folder);
  onTestFinished(() => opened.store.close());
  return opened;
}

/** The same for several tests at once, where opening a database for each would take most of their time. Close its store. */
export function openTestInventory(folder: string) {
  const clock = manualClock();
  const logger = createRecordingLogger();
  const { store } = openStore({
    file: join(folder, 'crossdock.db'),
    backupFolder: join(folder, 'backups'),
    clock,
    logger,
  });
  const hub = createEventHub((error) => {
    throw error;
  });
  const events: EmittedEvent[] = [];
  hub.subscribe((event) => void events.push(event));
  const settings = createSettings({ store, emit: hub.emit, logger });
  const photoFolder = join(folder, 'photos');
  const inventory = createInventory({
    store,
    clock,
    random: createSeededRandom(),
    logger,
    emit: hub.emit,
    settings,
    photoFolder,
  });
  return { store, clock, logger, settings, inventory, events, folder, photoFolder };
}

/** A query for the whole inventory, newest change first; give what differs. */
export const anyItem = {
  search: '',
  sort: 'updated',
  descending: true,
  place: 'items',
  offset: 0,
  limit: 100,
} as const;
