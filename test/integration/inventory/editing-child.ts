import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemClock, systemRandom } from '#main/system.ts';
import sharp from 'sharp';
import { createIds } from '#main/ids.ts';
import { createCsv } from '#main/inventory/csv/csv.ts';
import { createInventory } from '#main/inventory/inventory.ts';
import { createSettings } from '#main/settings/settings.ts';
import { openStore } from '#main/store/open.ts';

/**
 * Works on the inventory in a folder until it is killed, and says on standard output what has been acknowledged, one JSON
 * text a line. Written synchronously after each call, so a line that was read belongs to a call that had returned.
 */
const [folder = '', work = ''] = process.argv.slice(2);
const logger = { log: () => undefined };
const emit = () => undefined;
const { store } = openStore({
  file: join(folder, 'crossdock.db'),
  backupFolder: join(folder, 'backups'),
  clock: systemClock,
  logger,
});
const settings = createSettings({ store, emit, logger });
const photoFolder = join(folder, 'photos');
const inventory = createInventory({
  store,
  clock: systemClock,
  random: systemRandom,
  logger,
  emit,
  settings,
  photoFolder,
});
const say = (fact: unknown) => process.stdout.write(`${JSON.stringify(fact)}\n`);

if (work === 'edit') {
  const item = inventory.create({ title: 'start' });
  const variantId = item.variants[0]?.id ?? '';
  let revision = item.revision;
  for (let count = 1; ; count += 1) {
    const edited = inventory.update({
      id: item.id,
      baseRevision: revision,
      patch: { title: `edit ${count}`, description: 'x'.repeat(count % 5_000) },
    });
    revision = inventory.adjustStock({
      variantId,
      reason: 'purchase',
      change: { kind: 'delta', delta: 1 },
      note: '',
    }).revision;
    say({ id: item.id, title: edited.title, revision, quantity: count });
    // Lets standard output drain.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

if (work === 'csv') {
  // Without SKUs, so that nothing but the place it had come to keeps a row from coming twice.
  const file = join(folder, 'list.csv');
  if (!existsSync(file)) {
    const rows = Array.from({ length: 6_000 }, (_, index) => `Thing ${index},${index % 9},19.99\n`);
    writeFileSync(file, `Title,Quantity,Price\n${rows.join('')}Bad,many,1\n`);
  }
  const csv = createCsv({
    store,
    clock: systemClock,
    newId: createIds(systemClock, systemRandom),
    emit: (name) => name === 'csv.changed' && say(csv.imports.status()),
    logger,
    inventory,
    currency: () => 'USD',
    folder: join(folder, 'imports'),
  });
  const opened = await csv.imports.open(file);
  csv.imports.import({ id: opened.id, settings: opened.settings });
}

if (work === 'photos') {
  const { id } = inventory.create({ title: 'photos' });
  for (let count = 1; count <= 48; count += 1) {
    const bytes = await sharp({ create: { width: 700 + count, height: 500, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    const { item } = await inventory.importPhotos({ itemId: id, files: [{ fileName: `${count}.jpg`, bytes }] });
    say({ id, photos: item.photos.length });
  }
}
