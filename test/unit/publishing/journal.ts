import { join } from 'node:path';
import { createIds } from '#main/ids.ts';
import type { Clock } from '#main/ports.ts';
import { insertIntent, type NewIntent } from '#main/publishing/intent-rows.ts';
import { saveAccepted } from '#main/publishing/listing-rows.ts';
import type { IntentPayload } from '#main/publishing/payload.ts';
import type { Store } from '#main/store/connection.ts';
import { openStore } from '#main/store/open.ts';
import { systemClock, systemRandom } from '#main/system.ts';
import { temporaryFolder } from '../../integration/publishing/desk.ts';

/** An empty database in a folder of its own. */
export function openTestStore(clock: Clock = systemClock): { readonly store: Store; readonly close: () => void } {
  const folder = temporaryFolder();
  const { store } = openStore({
    file: join(folder.path, 'test.sqlite'),
    backupFolder: join(folder.path, 'backups'),
    clock,
    logger: { log: () => undefined },
  });
  return {
    store,
    close: () => {
      store.close();
      folder.remove();
    },
  };
}

export const newId = createIds(systemClock, systemRandom);

/** A queued intent; what does not matter to the test is filled in. */
export function addIntent(
  store: Store,
  { kind = 'publish', ...intent }: Partial<NewIntent> & { readonly kind?: IntentPayload['kind'] } = {},
): string {
  const id = intent.id ?? newId();
  const payloads: Record<IntentPayload['kind'], IntentPayload> = {
    publish: { kind: 'publish', draft: null },
    revise: { kind: 'revise', price: { amount: 100, currency: 'USD' }, quantity: 1, terms: {} },
    end: { kind: 'end', mode: 'end' },
  };
  store.write((writer) =>
    insertIntent(writer, {
      batchId: newId(),
      itemId: newId(),
      itemTitle: 'Item',
      sku: `SKU-${id}`,
      accountId: 'account',
      marketplace: 'ebay',
      listingId: null,
      memo: {},
      payload: payloads[kind],
      findings: [],
      refused: false,
      steps: ['one', 'two'],
      at: 0,
      ...intent,
      id,
    }),
  );
  return id;
}

/** An open listing. */
export function addListing(
  store: Store,
  listing: { readonly itemId: string; readonly accountId: string; readonly sku: string },
): string {
  const id = newId();
  return store.write((writer) =>
    saveAccepted(writer, {
      id,
      itemTitle: 'Item',
      marketplace: 'ebay',
      remoteId: id,
      url: null,
      memo: {},
      at: 0,
      sent: {
        listingId: id,
        title: 'Item',
        price: { amount: 100, currency: 'USD' },
        quantity: 1,
        photoCount: 1,
        condition: null,
        categoryId: null,
        terms: null,
        status: 'live',
      },
      ...listing,
    }),
  );
}

export const stateOf = (store: Store, id: string): string =>
  store.get<{ readonly state: string }>('SELECT state FROM intent WHERE id = :id', { id })?.state ?? 'missing';
