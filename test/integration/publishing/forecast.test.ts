import { describe, expect, it, onTestFinished } from 'vitest';
import { forecast, type ForecastOptions } from '#main/publishing/forecast.ts';
import type { Budget } from '#shared/domain/account.ts';
import { everyPair } from '#shared/domain/pairs.ts';
import { addSampleItem } from './sample-items.ts';
import { openStage } from './stage.ts';

describe('what the quotas will make wait', () => {
  it('is said before anything is sent, reckoned from the requests themselves', async () => {
    const { desk, account, practice, close } = await openStage();
    onTestFinished(close);
    const items = [];
    for (let count = 0; count < 5; count += 1) items.push(await addSampleItem(desk.inventory, { photos: 1 }));
    const pairs = everyPair(
      items.map(({ id }) => id),
      [account.id],
    );
    expect(await desk.publishing.forecast({ pairs })).toEqual([]);

    const resetsAt = Date.now() + 3_600_000;
    const budget: Budget = { name: 'inventory', limit: 20, used: 0, resetsAt, learned: true };
    const options: ForecastOptions = {
      accounts: desk.accounts,
      draft: (itemId, marketplace) => desk.inventory.draft(itemId, marketplace),
      complete: (draft) => Promise.resolve({ draft, notes: [] }),
      budgets: () => [budget],
    };
    // An item is put, offered, published and read three times: six calls of the Inventory API, and one in twenty is kept back.
    const waiting = { accountId: account.id, budget: 'inventory', of: 5, resetsAt };
    expect(await forecast(options, pairs)).toEqual([{ ...waiting, postponed: 2 }]);
    const spent = { ...options, budgets: () => [{ ...budget, used: 20 }] };
    expect(await forecast(spent, pairs)).toEqual([{ ...waiting, postponed: 5 }]);
    const plenty = { ...options, budgets: () => [{ ...budget, limit: 40 }] };
    expect(await forecast(plenty, pairs)).toEqual([]);
    expect(practice.control.listings()).toEqual([]);
  });
});
