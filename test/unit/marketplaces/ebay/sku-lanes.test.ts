import { describe, expect, it } from 'vitest';
import { createSkuLanes } from '#main/marketplaces/ebay/sku-lanes.ts';

describe('SKU lanes', () => {
  it('run one SKU in order and others beside it, and go on after a failure', async () => {
    const lanes = createSkuLanes();
    const log: string[] = [];
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const first = lanes.run('A', async () => {
      await gate;
      log.push('A1');
      throw new Error('A1 fails');
    });
    const second = lanes.run('A', () => {
      log.push('A2');
      return Promise.resolve('A2');
    });
    await lanes.run('B', () => {
      log.push('B1');
      return Promise.resolve();
    });
    expect(log).toEqual(['B1']);
    release();
    await expect(first).rejects.toThrow('A1 fails');
    await expect(second).resolves.toBe('A2');
    expect(log).toEqual(['B1', 'A1', 'A2']);
  });
});
