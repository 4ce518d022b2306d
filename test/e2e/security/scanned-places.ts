import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import Database from 'better-sqlite3';
import type { RunningApp } from '../harness/launch.ts';
import type { Place } from './secret-scan.ts';

const placeOf = (name: string, text: string): Place => ({ name, bytes: Buffer.from(text, 'utf8') });

/** Everything the page holds: its whole heap, what it has stored, its text; and the clipboard. */
export async function livePlaces(app: RunningApp): Promise<Place[]> {
  const devtools = await app.window.context().newCDPSession(app.window);
  const pieces: string[] = [];
  devtools.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => void pieces.push(chunk));
  await devtools.send('HeapProfiler.enable');
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  const { cookies } = await devtools.send('Network.getAllCookies');
  await devtools.detach();
  const { strings } = JSON.parse(pieces.join('')) as { strings: string[] };
  const stored = await app.window.evaluate(async () => {
    const databases = await Promise.all(
      (await indexedDB.databases()).map(
        ({ name = '' }) =>
          new Promise<unknown>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.addEventListener('error', () => reject(new Error('no database')));
            opening.addEventListener('success', () => {
              const database = opening.result;
              const stores = [...database.objectStoreNames];
              if (stores.length === 0) return resolve([]);
              const reading = database.transaction(stores);
              const rows = stores.map((store) => reading.objectStore(store).getAll());
              reading.addEventListener('complete', () => {
                database.close();
                resolve(rows.map(({ result }) => result as unknown));
              });
            });
          }),
      ),
    );
    return {
      local: Object.entries(localStorage),
      session: Object.entries(sessionStorage),
      databases,
      text: document.body.innerText,
    };
  });
  return [
    placeOf('renderer heap', strings.join('\n')),
    placeOf('renderer localStorage and sessionStorage', JSON.stringify([stored.local, stored.session])),
    placeOf('renderer IndexedDB', JSON.stringify(stored.databases)),
    placeOf('renderer cookies', JSON.stringify(cookies)),
    placeOf('renderer page', stored.text),
    placeOf('clipboard', await app.control.call('clipboardText')),
    placeOf('terminal', app.output()),
  ];
}

/** Every file of the profile, whole: database, its log, settings, logs, caches, crash files. The marketplaces' own is left out. */
export function filePlaces(profile: string): Place[] {
  return readdirSync(profile, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || entry.name.startsWith('practice.sqlite')) return [];
    const bytes = readIfThere(path);
    return bytes === undefined ? [] : [{ name: relative(profile, path), bytes }];
  });
}

/** Chromium makes and removes files of its own while it runs. */
function readIfThere(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Every text and blob of every table of the app's database, so that a leak is named by its column. */
export function columnPlaces(profile: string): Place[] {
  const database = new Database(join(profile, 'data', 'crossdock.sqlite'), { readonly: true });
  const tables = database
    .prepare<[], { name: string }>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .all();
  const places = tables.flatMap(({ name: table }) => {
    const columns = new Map<string, Buffer[]>();
    for (const row of database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${table}"`).all()) {
      for (const [column, value] of Object.entries(row)) {
        if (typeof value !== 'string' && !Buffer.isBuffer(value)) continue;
        const values = columns.get(column) ?? [];
        values.push(Buffer.from(value as string), Buffer.from('\n'));
        columns.set(column, values);
      }
    }
    return [...columns].map(([column, values]) => ({ name: `${table}.${column}`, bytes: Buffer.concat(values) }));
  });
  database.close();
  return places;
}
