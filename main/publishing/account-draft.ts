import type { Finding } from '#shared/domain/finding.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Money } from '#shared/domain/money.ts';
import type { Fee } from '#shared/domain/pricing.ts';
import { assertNever } from '#shared/errors.ts';
import type { DraftAccount } from '../inventory/draft.ts';
import type { Connector, ListingDraft } from '../marketplaces/marketplace.ts';
import { applyPriceRule, type FeesAt } from '../pricing/price-rule.ts';
import type { AccountLooks } from './account-looks.ts';
import { photosLeftOut, priceRuleNothingLeft, priceRuleOutOfReach } from './refusals.ts';

export interface DraftSource {
  readonly accounts: AccountLooks;
  readonly draft: (itemId: string, account: DraftAccount) => ListingDraft;
  /** Fills in what the item leaves open for a marketplace, and says from where. */
  readonly complete: (
    draft: ListingDraft,
    marketplace: MarketplaceId,
    connector: Connector,
  ) => Promise<{ readonly draft: ListingDraft; readonly notes: readonly Finding[] }>;
}

/** An item as one account is to send it. */
export interface AccountDraft {
  /** With the account's price, not the item's. */
  readonly draft: ListingDraft;
  readonly itemPrice: Money | null;
  /** What the marketplace would keep of one piece, by its published fees. */
  readonly fees: readonly Fee[];
  /** What stands in the way on our side already. */
  readonly findings: readonly Finding[];
}

/**
 * An item with an account's price: what a revision sends. This file is the only place where an item becomes what an account
 * sends, so that whatever is judged, shown, published, revised or tried again names the same price. Throws `not_found`.
 */
export function accountDraft(source: DraftSource, itemId: string, accountId: string): AccountDraft {
  return withAccountPrice(source, source.draft(itemId, source.accounts.account(accountId)), accountId);
}

/**
 * The same with everything filled in that is known from other items and other marketplaces, and no more photos than the
 * marketplace takes: what a publication says.
 */
export async function completeDraft(
  source: DraftSource,
  itemId: string,
  accountId: string,
): Promise<AccountDraft & { readonly notes: readonly Finding[] }> {
  const account = source.accounts.account(accountId);
  const own = source.draft(itemId, account);
  const { draft, notes } = await source.complete(own, account.marketplace, source.accounts.connector(accountId));
  const { capabilities, name } = source.accounts.marketplaceOf(accountId);
  const photos = draft.photos.slice(0, capabilities.photoLimit);
  const cut = photos.length < draft.photos.length ? [photosLeftOut(draft.photos.length, photos.length, name)] : [];
  return { ...withAccountPrice(source, { ...draft, photos }, accountId), notes: [...notes, ...cut] };
}

function withAccountPrice({ accounts }: DraftSource, draft: ListingDraft, accountId: string): AccountDraft {
  const { price: itemPrice, categoryId } = draft;
  if (itemPrice === null) return { draft, itemPrice, fees: [], findings: [] };
  const fees = accounts.feesOf(accountId);
  const feesAt: FeesAt = (price) => fees({ price, quantity: 1, categoryId });
  const ruled = applyPriceRule(itemPrice, accounts.account(accountId).priceRule, feesAt);
  switch (ruled.kind) {
    case 'price':
      return { draft: { ...draft, price: ruled.price }, itemPrice, fees: feesAt(ruled.price), findings: [] };
    case 'nothing_left':
      return { draft: { ...draft, price: null }, itemPrice, fees: [], findings: [priceRuleNothingLeft] };
    case 'out_of_reach':
      return { draft: { ...draft, price: null }, itemPrice, fees: [], findings: [priceRuleOutOfReach] };
    default:
      return assertNever(ruled);
  }
}
