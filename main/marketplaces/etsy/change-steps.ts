import { AppError } from '#shared/errors.ts';
import type { EndSubject, RemoteReference, ReviseSubject, Step } from '../marketplace.ts';
import { worded } from './messages.ts';
import { changedInventoryBody, inventoryBody, termsForm } from './payloads.ts';
import type { PublishParts } from './publish-parts.ts';
import { findListing, getInventory, isAbsent, productOf } from './remote-state.ts';
import { settingKeys } from './setting-keys.ts';

type ChangeParts = Pick<PublishParts, 'http' | 'calls' | 'choices'>;

/**
 * Price, quantity and processing profile by writing the inventory back with them changed: PATCH accepts the first two and ignores them. Read just before,
 * because a sale in between would be undone. Etsy takes no stock of nothing; then the listing is paused instead.
 */
export function reviseSteps({ http, calls, choices }: ChangeParts): readonly Step<ReviseSubject>[] {
  return [
    {
      name: 'price_quantity',
      repeatable: true,
      run: async (subject, memo) => {
        const { sku, price, quantity } = subject;
        const listing = await findListing(http, calls(), known(subject, memo));
        if (listing === undefined) throw gone();
        const listingId = listing.listing_id;
        if (quantity < 1) {
          if (listing.state === 'active') await http.send(calls().changeListing(listingId, { state: 'inactive' }));
          return { listingId };
        }
        const inventory = await getInventory(http, calls(), listingId);
        const fallback = choices({}).readinessStateId;
        const readiness = subject.terms[settingKeys.processing];
        const product = productOf(inventory, sku);
        if (product === undefined && inventory !== undefined && inventory.products.length > 0) {
          throw new AppError(worded('conflict', 'etsy_variations', { sku }));
        }
        const body =
          inventory === undefined || product === undefined
            ? inventoryBody(sku, price, quantity, readiness ?? fallback)
            : changedInventoryBody(inventory, product, price, quantity, { readiness, fallback });
        await http.send(calls().putInventory(listingId, body));
        return { listingId };
      },
      recover: async () => ({ kind: 'absent' }),
    },
    {
      name: 'terms',
      repeatable: true,
      run: async (subject, memo) => {
        const form = termsForm(subject.terms);
        if (Object.keys(form).length === 0) return {};
        const listing = await findListing(http, calls(), known(subject, memo));
        if (listing === undefined) throw gone();
        await http.send(calls().changeListing(listing.listing_id, form));
        return { listingId: listing.listing_id };
      },
      recover: async () => ({ kind: 'absent' }),
    },
  ];
}

/**
 * Takes the listing off sale. Sold elsewhere is paused like ended: that costs nothing and can be undone. What is off sale
 * already, or gone, is what was wanted.
 */
export function endSteps({ http, calls }: ChangeParts): readonly Step<EndSubject>[] {
  return [
    {
      name: 'withdraw',
      repeatable: true,
      run: async (subject, memo) => {
        const listing = await findListing(http, calls(), known(subject, memo));
        if (listing === undefined) return {};
        const listingId = listing.listing_id;
        try {
          if (subject.mode === 'delete') await http.send(calls().deleteListing(listingId));
          else if (listing.state === 'active') await http.send(calls().changeListing(listingId, { state: 'inactive' }));
        } catch (error) {
          if (!isAbsent(error)) throw error;
        }
        return { listingId };
      },
      recover: async () => ({ kind: 'absent' }),
    },
  ];
}

const known = (subject: RemoteReference, memo: RemoteReference['memo']): RemoteReference => ({
  sku: subject.sku,
  memo: { ...subject.memo, ...memo },
});

const gone = (): AppError => new AppError({ ...worded('not_found', 'etsy_gone'), remote: { status: 404 } });
