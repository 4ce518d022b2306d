import { defaultSettings, settingsSchema } from '#shared/domain/settings.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { validationError } from '#shared/errors.ts';
import type { Emit } from '../events.ts';
import type { Logger } from '../ports.ts';
import type { Store } from '../store/connection.ts';

/** What the seller has set. One row per setting, so that a new setting needs no migration. */
export interface SettingsService {
  get(): Settings;
  /** What is absent stays. Tells the windows with `settings.changed` when something did change. */
  update(change: SettingsChange): Settings;
}

export type SettingsChange = { readonly [Key in keyof Settings]?: Settings[Key] | undefined };

export function createSettings(dependencies: {
  readonly store: Store;
  readonly emit: Emit;
  readonly logger: Logger;
}): SettingsService {
  const { store, emit, logger } = dependencies;
  let cached: Settings | undefined;

  const get = (): Settings => {
    cached ??= read(store.all<SettingRow>('SELECT key, value FROM setting'), logger);
    return cached;
  };

  return {
    get,
    update: (change) => {
      const before = get();
      const next = settingsSchema.parse({ ...before, ...withoutAbsent(change) });
      refuseBadSkuPattern(next.skuPattern);
      const changed = (Object.keys(next) as (keyof Settings)[]).filter(
        (key) => JSON.stringify(next[key]) !== JSON.stringify(before[key]),
      );
      if (changed.length === 0) return before;
      store.write((writer) => {
        for (const key of changed) {
          writer.run(
            'INSERT INTO setting (key, value) VALUES (@key, @value) ON CONFLICT (key) DO UPDATE SET value = @value',
            {
              key,
              value: JSON.stringify(next[key]),
            },
          );
        }
        writer.afterCommit(() => {
          cached = next;
          emit('settings.changed', {});
        });
      });
      return next;
    },
  };
}

interface SettingRow {
  readonly key: string;
  readonly value: string;
}

/** A value that this version cannot use falls back to the default by itself; the others stay. */
function read(rows: readonly SettingRow[], logger: Logger): Settings {
  const settings: Record<string, unknown> = { ...defaultSettings };
  for (const { key, value } of rows) {
    const field = Object.hasOwn(settingsSchema.shape, key) ? settingsSchema.shape[key as keyof Settings] : undefined;
    const parsed = field?.safeParse(JSON.parse(value));
    if (parsed?.success) settings[key] = parsed.data;
    else logger.log('warn', 'settings.ignored', { key });
  }
  return settingsSchema.parse(settings);
}

const withoutAbsent = (change: SettingsChange): Record<string, unknown> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));

function refuseBadSkuPattern(pattern: string): void {
  const runs = pattern.match(/#+/g) ?? [];
  if (runs.length === 1) return;
  throw validationError({
    path: 'skuPattern',
    reason: 'sku_pattern_number',
    message: 'The SKU rule needs exactly one run of # for the running number, such as CD-{YYYY}-####.',
  });
}
