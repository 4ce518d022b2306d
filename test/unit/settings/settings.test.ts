import { describe, expect, it } from 'vitest';
import { createSettings } from '#main/settings/settings.ts';
import { defaultSettings } from '#shared/domain/settings.ts';
import { createTestInventory } from '#test/support/inventory.ts';
import { createRecordingLogger } from '#test/support/ports.ts';

describe('settings', () => {
  it('begin with the defaults, keep what is set, and tell of it once', () => {
    const { settings, events, store, logger } = createTestInventory();
    expect(settings.get()).toEqual(defaultSettings);
    expect(settings.update({ theme: 'dark', currency: undefined })).toEqual({ ...defaultSettings, theme: 'dark' });
    settings.update({ theme: 'dark' });
    settings.update({});
    expect(events).toEqual([{ name: 'settings.changed', payload: {} }]);
    expect(createSettings({ store, emit: () => undefined, logger }).get()).toEqual({
      ...defaultSettings,
      theme: 'dark',
    });
  });

  it('refuse a SKU rule without exactly one run of #', () => {
    const { settings } = createTestInventory();
    for (const skuPattern of ['plain', '#-#', 'A#B##']) {
      expect(() => settings.update({ skuPattern })).toThrow(
        expect.objectContaining({
          data: expect.objectContaining({ fields: [expect.objectContaining({ path: 'skuPattern' })] }),
        }),
      );
    }
    expect(settings.update({ skuPattern: ' A-## ' }).skuPattern).toBe('A-##');
  });

  it('put a value that this version cannot use back to its default, and leave the others', () => {
    const { store } = createTestInventory();
    store.write((writer) =>
      writer.run(`INSERT INTO setting VALUES ('theme', '"neon"'), ('currency', '"EUR"'), ('later', '1')`),
    );
    const logger = createRecordingLogger();
    const settings = createSettings({ store, emit: () => undefined, logger });
    expect(settings.get()).toEqual({ ...defaultSettings, currency: 'EUR' });
    expect(logger.entries.map((entry) => entry.fields['key'])).toEqual(['later', 'theme']);
  });
});
