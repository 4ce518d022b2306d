import { join } from 'node:path';
import { createPhotoPool } from '#main/backup/photo-pool.ts';
import { createBackups, type Backups } from '#main/backup/backups.ts';
import { applyStagedRestore } from '#main/backup/staged-restore.ts';
import { createPhotoFiles } from '#main/inventory/photos/photo-files.ts';
import { finishRestore } from '#main/store/backups.ts';
import { createRecordingLogger } from '#test/support/ports.ts';
import { manualClock } from '#test/support/clocks.ts';
import { createBench } from './bench.ts';

/** The backups as the app has them, around a real inventory. `restarts` counts what it asked of the shell. */
export function createWhole(folder?: string) {
  const bench = createBench(folder);
  const notices: { readonly title: string; readonly body: string }[] = [];
  const seen = { restarts: 0, folders: [] as string[], progress: 0 };
  let ids = 0;
  const backups: Backups = createBackups({
    store: bench.store,
    dataFolder: bench.folder,
    backupFolder: bench.backupFolder,
    photoFolder: bench.photoFolder,
    stageFolder: join(bench.folder, 'restore'),
    pool: bench.pool,
    appVersion: '9.9.9',
    newId: () => `id-${(ids += 1)}`,
    clock: bench.clock,
    logger: bench.logger,
    notifier: { notify: (notice) => void notices.push(notice) },
    folders: { open: async (path) => void seen.folders.push(path) },
    restart: { restart: () => void (seen.restarts += 1) },
    emit: (name) => void (name === 'backups.progress' && (seen.progress += 1)),
  });
  return { ...bench, daily: bench.backups, backups, notices, seen };
}

export type Whole = ReturnType<typeof createWhole>;

/** What the next start does in this folder before and after it opens the database. */
export async function startAgain(folder: string) {
  const file = join(folder, 'crossdock.db');
  const poolFolder = join(folder, 'backups', 'photos');
  const notice = applyStagedRestore({
    folder: join(folder, 'restore'),
    file,
    poolFolder,
    clock: manualClock(),
    logger: createRecordingLogger(),
  });
  const whole = createWhole(folder);
  const files = createPhotoFiles(whole.photoFolder);
  const pool = createPhotoPool({
    folder: poolFolder,
    originalPath: (hash, extension) => files.path('original', hash, extension),
  });
  await finishRestore(file, pool.giveBack);
  return { ...whole, notice };
}

/** Something of every kind that an export must not carry, as it lies in the database. */
export const secrets = {
  token: 'sealed-token-0123456789-abcdefghij',
  key: 'sealed-key-0123456789-klmnopqrst',
  erased: 'sealed-erased-0123456789-uvwxyz',
};

export function addSecrets({ store }: Pick<Whole, 'store'>): void {
  store.write((writer) => {
    writer.run(
      `INSERT INTO account (id, marketplace, environment, label, remote_user_id, remote_name, state, scopes, connected_at)
       VALUES ('a1', 'ebay', 'production', 'shop', 'u1', 'shop', 'connected', '[]', 1)`,
    );
    writer.run('INSERT INTO vault VALUES ($id, $sealed, 1)', { id: 'a1', sealed: Buffer.from(secrets.token) });
    writer.run("INSERT INTO api_key VALUES ('ebay', 'production', 'certId', NULL, $sealed, 1)", {
      sealed: Buffer.from(secrets.key),
    });
    writer.run("INSERT INTO api_key VALUES ('ebay', 'production', 'appId', 'public-app-id', NULL, 1)");
    // Deleted, so that its bytes lie in a page that nothing uses any more.
    writer.run("INSERT INTO api_key VALUES ('etsy', 'production', 'old', NULL, $sealed, 1)", {
      sealed: Buffer.from(secrets.erased.repeat(200)),
    });
  });
  store.write((writer) => writer.run("DELETE FROM api_key WHERE name = 'old'"));
}
