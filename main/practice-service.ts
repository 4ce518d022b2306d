import { marketplaceIdSchema, type MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Settings } from '#shared/domain/settings.ts';
import { AppError } from '#shared/errors.ts';
import { registry } from './marketplaces/registry.ts';
import { practiceOff } from './marketplaces/worlds.ts';
import type { PracticeMode } from './practice/practice-mode.ts';
import type { SettingsChange, SettingsService } from './settings/settings.ts';
import type { Orders } from './orders/orders.ts';
import type { Publishing } from './publishing/publishing.ts';

/** What the screens can do with practice mode. */
export interface PracticeService {
  status(): { running: boolean; marketplaces: MarketplaceId[] };
  /** Changes settings; practice marketplaces follow theirs before the answer. */
  updateSettings(change: SettingsChange): Promise<Settings>;
  /** Buys from a live practice listing of ours, then looks for the sale as the app would anyway a little later. */
  playBuyer(input: { readonly listingId: string; readonly quantity: number }): Promise<{ remoteOrderId: string }>;
}

export function createPracticeService(options: {
  readonly mode: PracticeMode;
  readonly settings: SettingsService;
  readonly publishing: Publishing;
  readonly orders: Orders;
}): PracticeService {
  const { mode, settings, publishing, orders } = options;
  return {
    status: () => {
      const running = mode.running();
      return {
        running: running !== undefined,
        marketplaces: marketplaceIdSchema.options.filter((id) => running?.worlds[id] !== undefined),
      };
    },
    updateSettings: async (change) => {
      const updated = settings.update(change);
      await mode.apply(updated.practice);
      return updated;
    },
    playBuyer: async ({ listingId, quantity }) => {
      const practice = mode.running();
      const listing = publishing.listing({ id: listingId });
      if (practice === undefined) throw practiceOff(registry[listing.marketplace].name);
      if (listing.remoteId === null) {
        throw new AppError({ code: 'conflict', reason: 'listing_not_live', message: 'This listing is not live.' });
      }
      const sale = practice.control.playBuyer({
        marketplace: listing.marketplace,
        listingId: listing.remoteId,
        quantity,
      });
      await orders.check();
      return { remoteOrderId: sale.orderId };
    },
  };
}
