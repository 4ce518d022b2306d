import { dirname } from 'node:path';
import type { AppInfo } from '#shared/ipc/app.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Orders } from '../orders/orders.ts';
import type { ItemMoves } from '../item-moves.ts';
import type { DialogPort, LinkPort } from '../ports.ts';
import { nearestPlace, suggestPlaces } from '../places/us-places.ts';
import type { PracticeService } from '../practice-service.ts';
import type { Publishing } from '../publishing/publishing.ts';
import type { SettingsService } from '../settings/settings.ts';
import { texts } from '../texts/texts.ts';
import type { Handlers } from './server.ts';

export interface HandlerOptions {
  readonly info: () => AppInfo;
  readonly inventory: Inventory;
  readonly moves: ItemMoves;
  readonly accounts: Accounts;
  readonly mapping: Mapping;
  readonly publishing: Publishing;
  readonly orders: Orders;
  readonly settings: SettingsService;
  readonly practice: PracticeService;
  readonly dialogs: DialogPort;
  readonly links: LinkPort;
}

/** The whole contract as one table: each call names the service that answers it. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { inventory, moves, accounts, publishing, orders, settings, practice, dialogs, links, mapping } = options;
  return {
    'app.info': () => options.info(),
    'app.openLink': ({ url }) => links.open(url),
    'settings.get': () => settings.get(),
    'settings.update': (change) => practice.updateSettings(change),
    'practice.status': () => practice.status(),
    'practice.playBuyer': (input) => practice.playBuyer(input),

    'items.list': (query) => inventory.list(query),
    'items.ids': (query) => inventory.ids(query),
    'items.get': (input) => inventory.get(input),
    'items.create': (patch) => inventory.create(patch),
    'items.update': (input) => inventory.update(input),
    'items.onSale': (input) => moves.onSale(input),
    'items.remove': (input) => moves.remove(input),
    'items.restore': (input) => inventory.restore(input),
    'variants.add': (input) => inventory.addVariant(input),
    'variants.update': (input) => inventory.updateVariant(input),
    'variants.remove': (input) => inventory.removeVariant(input),
    'variants.restore': (input) => inventory.restoreVariant(input),
    'stock.adjust': (input) => moves.adjustStock(input),
    'stock.history': (input) => inventory.stockHistory(input),
    'photos.choose': async ({ itemId }) => {
      const paths = await dialogs.openFiles({ title: texts.files.addPhotos, filters: photoFilters, multiple: true });
      return inventory.importPhotoFiles({ itemId, paths });
    },
    'photos.import': (input) => inventory.importPhotos(input),
    'photos.reorder': (input) => inventory.reorderPhotos(input),
    'photos.remove': (input) => inventory.removePhoto(input),
    'photos.restore': (input) => inventory.restorePhoto(input),
    'csv.import': async () => {
      const [file] = await dialogs.openFiles({ title: texts.files.importItems, filters: csvFilters, multiple: false });
      if (file === undefined) return { created: 0, updated: 0, refused: [], cancelled: true };
      // Photos that the file names are looked for beside it.
      const { created, updated, refused, cancelled } = await inventory.importCsv({
        source: file,
        photoFolder: dirname(file),
        currency: settings.get().currency,
      });
      return { created, updated, refused: [...refused], cancelled };
    },

    'marketplaces.list': () => [...accounts.listMarketplaces()],
    'keys.get': (target) => [...accounts.getKeys(target)],
    'keys.check': (input) => [...accounts.checkKeyForms(input)],
    'keys.save': async (input) => {
      const { saved, findings } = await accounts.saveKeys(input);
      return { saved, findings: [...findings] };
    },
    'keys.remove': (target) => accounts.removeKeys(target),
    'accounts.list': () => [...accounts.list()],
    'accounts.connect': (target) => accounts.connect(target),
    'accounts.cancelConnect': () => accounts.cancelConnect(),
    'accounts.reconnect': (input) => accounts.reconnect(input),
    'accounts.rename': (input) => accounts.rename(input),
    'accounts.verify': (input) => accounts.verify(input),
    'accounts.disconnect': (input) => accounts.disconnect(input),
    'accounts.pause': (input) => accounts.pause(input),
    'accounts.setPriceRule': (input) => accounts.setPriceRule(input),
    'accounts.tryPriceRule': (input) => accounts.tryPriceRule(input),
    'accounts.health': () => [...accounts.health()],
    'audit.list': (query) => accounts.listAudit(query),
    'setup.get': async (input) => [...(await accounts.getSetup(input))],
    'setup.choose': (input) => accounts.chooseSetup(input),
    'setup.createDefaults': async (input) => [...(await accounts.createSetupDefaults(input))],
    'taxonomy.suggest': async (input) => [...(await accounts.suggestCategories(input))],
    'taxonomy.requirements': (input) => accounts.requirements(input),

    'mapping.list': () => mapping.list(),
    'mapping.setCategory': (memory) => mapping.setCategory(memory),
    'mapping.forgetCategory': (input) => mapping.forgetCategory(input),
    'mapping.setCondition': (choice) => mapping.setCondition(choice),
    'mapping.recall': (input) => mapping.recall(input),
    'mapping.ownCategories': () => mapping.ownCategories(),
    'mapping.affected': (page) => mapping.affected(page),
    'mapping.check': () => mapping.check(),

    'publishing.preflight': (pairs) => publishing.preflight(pairs),
    'publishing.forecast': (input) => publishing.forecast(input),
    'publishing.preview': (input) => publishing.preview(input),
    'publishing.publish': (pairs) => publishing.publish(pairs),
    'publishing.batch': (input) => publishing.batch(input),
    'publishing.recent': (input) => publishing.recent(input),
    'publishing.retry': (input) => publishing.retry(input),
    'publishing.cancel': (input) => publishing.cancel(input),
    'publishing.handTasks': () => publishing.byHand.tasks(),
    'publishing.handCopy': (input) => publishing.byHand.copy(input),
    'publishing.openPhotos': (input) => publishing.byHand.openPhotos(input),
    'publishing.confirmByHand': (input) => publishing.byHand.confirm(input),
    'places.suggest': async ({ query }) => [...(await suggestPlaces(query))],
    'places.near': async (place) => (await nearestPlace(place)) ?? null,
    'listings.forItem': (input) => publishing.listingsForItem(input),
    'listings.list': (input) => publishing.listListings(input),
    'listings.revise': (input) => publishing.revise(input),
    'listings.end': (input) => publishing.end(input),
    'listings.readBack': (input) => publishing.readBack(input),
    'orders.list': (input) => orders.list(input),
    'orders.check': () => orders.check(),
  };
}

const photoFilters = [
  { name: texts.files.photos, extensions: ['jpg', 'jpeg', 'png', 'webp', 'avif', 'heic', 'tif', 'tiff', 'gif', 'bmp'] },
];
const csvFilters = [{ name: texts.files.csv, extensions: ['csv', 'txt', 'tsv'] }];
