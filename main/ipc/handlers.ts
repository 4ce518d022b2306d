import type { AppInfo } from '#shared/ipc/app.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Backups } from '../backup/backups.ts';
import type { Bulk } from '../bulk/bulk.ts';
import type { Csv } from '../inventory/csv/csv.ts';
import type { Inventory } from '../inventory/inventory.ts';
import type { Moving } from '../inventory/moving.ts';
import type { Purge } from '../inventory/purge.ts';
import type { Undo } from '../inventory/undo/undo.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Orders } from '../orders/orders.ts';
import type { ItemMoves } from '../item-moves.ts';
import type { DialogPort, LinkPort } from '../ports.ts';
import { nearestPlace, suggestPlaces } from '../places/us-places.ts';
import type { PhotoInbox } from '../photo-inbox/photo-inbox.ts';
import type { PracticeService } from '../practice-service.ts';
import type { Publishing } from '../publishing/publishing.ts';
import type { SettingsService } from '../settings/settings.ts';
import { texts } from '../texts/texts.ts';
import type { WorkspacePort } from '../workspaces/port.ts';
import { backupHandlers } from './backups-handlers.ts';
import { bulkHandlers } from './bulk-handlers.ts';
import { csvHandlers } from './csv-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import type { Lots } from '../lots/lots.ts';
import type { Labels } from '../labels/labels.ts';
import { labelsHandlers } from './labels-handlers.ts';
import { lotsHandlers } from './lots-handlers.ts';
import { photoHandlers } from './photos-handlers.ts';
import type { Handlers } from './server.ts';
import { stockHandlers } from './stock-handlers.ts';
import { templateHandlers } from './templates-handlers.ts';
import type { Views } from '../views/views.ts';
import { viewHandlers } from './views-handlers.ts';
import { workspaceHandlers } from './workspaces-handlers.ts';

export interface HandlerOptions {
  readonly info: () => AppInfo;
  readonly inventory: Inventory;
  readonly csv: Csv;
  readonly photoInbox: PhotoInbox;
  readonly moves: ItemMoves;
  readonly moving: Moving;
  readonly purge: Purge;
  readonly undo: Undo;
  readonly bulk: Bulk;
  readonly lots: Lots;
  readonly labels: Labels;
  readonly stock: Parameters<typeof stockHandlers>[0];
  readonly accounts: Accounts;
  readonly mapping: Mapping;
  readonly publishing: Publishing;
  readonly orders: Orders;
  readonly settings: SettingsService;
  readonly practice: PracticeService;
  readonly views: Views;
  readonly backups: Backups;
  readonly dialogs: DialogPort;
  readonly links: LinkPort;
  readonly workspaces: WorkspacePort;
}

/** The whole contract as one table: each call names the service that answers it. */
export function createHandlers(options: HandlerOptions): Handlers {
  const { inventory, moves, accounts, publishing, orders, settings, practice, dialogs, links, mapping } = options;
  return {
    ...viewHandlers(options.views),
    'app.info': () => options.info(),
    'app.openLink': ({ url }) => links.open(url),
    'settings.get': () => settings.get(),
    'settings.update': (change) => practice.updateSettings(change),
    'practice.status': () => practice.status(),
    'practice.playBuyer': (input) => practice.playBuyer(input),

    'items.list': (query) => inventory.list(query),
    'items.ids': (query) => inventory.ids(query),
    'items.among': (query) => inventory.among(query),
    'items.facet': (query) => inventory.facet(query),
    'items.words': () => inventory.words(),
    'items.get': (input) => inventory.get(input),
    'items.create': (patch) => inventory.create(patch),
    'items.update': (input) => inventory.update(input),
    'items.onSale': (input) => moves.onSale(input),
    'items.remove': (input) => moves.remove(input),
    'items.restore': (input) => moves.restore(input),
    'items.archive': (input) => moves.archive(input),
    'items.unarchive': (input) => moves.unarchive(input),
    'items.stopMoving': () => options.moving.stop(),
    'items.purge': (input) => options.purge.items(input),
    'items.emptyBin': () => options.purge.emptyBin(),
    'items.duplicate': (input) => inventory.duplicate(input),
    'variants.matrix': (input) => inventory.setVariantMatrix(input),
    'variants.fill': (input) => moves.fillVariants(input),
    'variants.add': (input) => inventory.addVariant(input),
    'variants.update': (input) => inventory.updateVariant(input),
    'variants.remove': (input) => inventory.removeVariant(input),
    'variants.restore': (input) => inventory.restoreVariant(input),
    'stock.adjust': (input) => moves.adjustStock(input),
    'stock.history': (input) => inventory.stockHistory(input),
    'photos.choose': async ({ itemId }) => {
      const paths = await dialogs.openFiles({
        title: texts().files.addPhotos,
        filters: photoFilters(),
        multiple: true,
      });
      return inventory.importPhotoFiles({ itemId, paths });
    },
    'photos.import': (input) => inventory.importPhotos(input),
    'photos.reorder': (input) => inventory.reorderPhotos(input),
    'photos.remove': (input) => inventory.removePhotos(input),
    'photos.restore': (input) => inventory.restorePhotos(input),
    ...csvHandlers(options.csv, inventory, dialogs),

    ...lotsHandlers(options.lots),
    ...labelsHandlers(options.labels, dialogs),
    ...stockHandlers(options.stock),
    ...photoHandlers(inventory, options.photoInbox, dialogs),
    ...bulkHandlers(options.bulk),
    ...historyHandlers(options.undo),
    ...templateHandlers(inventory.templates),
    ...workspaceHandlers(options.workspaces),

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
    'listings.unsent': ({ itemId }) => publishing.unsent(itemId),
    'listings.list': (input) => publishing.listListings(input),
    'listings.revise': ({ listingIds }) => publishing.revise({ listingIds, mend: true }),
    'listings.end': (input) => publishing.end(input),
    'listings.readBack': async (input) => {
      const listing = await publishing.readBack(input);
      if (listing.state !== 'sold_out' || listing.quantity === 0) return listing;
      // Sold there and not counted yet: the watch for sales does, now instead of at its next round.
      await orders.check().catch(() => undefined);
      return publishing.listing(input);
    },
    'orders.list': (input) => orders.list(input),
    'orders.check': () => orders.check(),
    ...backupHandlers(options.backups, dialogs),
  };
}

const photoFilters = () => [
  {
    name: texts().files.photos,
    extensions: ['jpg', 'jpeg', 'png', 'webp', 'avif', 'heic', 'tif', 'tiff', 'gif', 'bmp'],
  },
];
