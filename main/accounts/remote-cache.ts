import type { RemoteCache } from '../marketplaces/marketplace.ts';
import type { Clock } from '../ports.ts';
import type { Store } from '../store/connection.ts';

/** Remembered answers of one marketplace and environment: category rules are the same for all its accounts. */
export function createRemoteCache(store: Store, clock: Clock, scope: string): RemoteCache {
  return {
    get: (key) =>
      store.get<{ text: string; storedAt: number }>(
        'SELECT text, stored_at AS storedAt FROM remote_cache WHERE scope = $scope AND key = $key',
        { scope, key },
      ),
    put: (key, text) =>
      store.write((writer) => {
        writer.run(
          `INSERT INTO remote_cache (scope, key, text, stored_at) VALUES ($scope, $key, $text, $storedAt)
           ON CONFLICT (scope, key) DO UPDATE SET text = excluded.text, stored_at = excluded.stored_at`,
          { scope, key, text, storedAt: clock.now() },
        );
      }),
  };
}
