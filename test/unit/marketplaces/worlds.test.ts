import { describe, expect, it } from 'vitest';
import { registry } from '#main/marketplaces/registry.ts';
import { createWorlds } from '#main/marketplaces/worlds.ts';

describe('worlds', () => {
  it('are eBay’s own hosts unless a variable puts another in a host’s place', () => {
    const worlds = createWorlds({
      registry,
      practice: () => undefined,
      env: { CROSSDOCK_EBAY_APIM_URL: 'http://127.0.0.1:9' },
    });
    expect(worlds('ebay', 'production').hosts).toMatchObject({
      api: 'https://api.ebay.com',
      apim: 'http://127.0.0.1:9',
    });
    expect(worlds('ebay', 'sandbox').hosts).toMatchObject({ api: 'https://api.sandbox.ebay.com' });
  });

  it('say that practice mode is off', () => {
    const worlds = createWorlds({ registry, practice: () => undefined, env: {} });
    expect(() => worlds('ebay', 'practice')).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({ code: 'conflict', reason: 'practice_off' }) as unknown,
      }),
    );
  });
});
