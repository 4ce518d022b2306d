import type { KeyField, SetupField } from '#shared/domain/account.ts';
import type { Condition } from '#shared/domain/condition.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { RemoteListing } from '#shared/domain/listing.ts';
import type { Capabilities, EndMode, Environment, MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Money } from '#shared/domain/money.ts';
import type { Fee } from '#shared/domain/pricing.ts';
import type { CategoryRequirements, CategorySuggestion } from '#shared/domain/taxonomy.ts';
import type { SetupDefaults } from '#shared/ipc/accounts.ts';
import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import type { Http } from '../http/http.ts';
import type { Clock } from '../ports.ts';
import type { ReadError } from '../http/remote-error.ts';
import type { RateRules } from '../http/rate-rules.ts';
import type { MessageTable } from '../message-text.ts';

/**
 * The port every marketplace implements. The rest of the core reaches a marketplace only through this file; adding one is
 * one folder and one line in registry.ts.
 */
export interface Marketplace {
  readonly id: MarketplaceId;
  readonly name: string;
  readonly capabilities: Capabilities;
  readonly environments: readonly Environment[];
  readonly keysUrl: string;
  /** The form in which the seller enters the keys of their own developer registration. */
  readonly keyFields: readonly KeyFieldRule[];
  /** Judges the form of the values alone, without a call. Fields that are missing count too. */
  keyFindings(keys: Readonly<Record<string, string>>, environment: Environment): readonly Finding[];
  /** The form first, then the keys at the marketplace itself. Empty means usable. */
  checkKeys(world: World): Promise<readonly Finding[]>;
  readonly auth: MarketplaceAuth;
  /** Where its hosts are by default. The practice world has none: its servers say where they listen. */
  readonly hosts: Readonly<Partial<Record<Exclude<Environment, 'practice'>, Hosts>>>;
  /** Reads the marketplace's own error bodies. */
  readonly readError: ReadError;
  /** How many calls one account may make, by what the marketplace documents. */
  readonly rates: RateRules;
  /** Where the seller withdraws the app's permission, for marketplaces that let no program do it. */
  readonly permissionsUrl: string;
  /** Adds to a URL what proves that the token is ours (Meta's appsecret_proof). */
  readonly signUrl?: (url: string, token: string, keys: World['keys']) => string;
  /** A token this close to its end (ms) is replaced before it is used; five minutes when left out. */
  readonly refreshAheadMs?: number;
  /**
   * The account to keep for a world that has no API, where the seller posts by hand. `undefined`: there is an API, and
   * signing in goes through the consent window.
   */
  readonly byHand?: (world: World) => RemoteUser | undefined;
  /** What the marketplace keeps of one sale, by its published fees. Estimates, marked as such on screen. */
  fees(sale: Sale): readonly Fee[];
  /** All texts of the connector by reason, so that the screens' catalogue can be compared with them. */
  readonly messages: { readonly findings: MessageTable; readonly errors: MessageTable };
  /** A connector for one signed-in account. */
  connect(session: Session): Connector;
}

export type KeyFieldRule = Pick<KeyField, 'key' | 'label' | 'secret' | 'required'> & {
  /** Offered where the seller has entered nothing: a redirect address that works. */
  readonly suggested?: string;
};

/** One sale as its fees are reckoned from it. */
export interface Sale {
  readonly price: Money;
  readonly quantity: number;
  readonly categoryId: string | null;
  /** The account's choices: site, shop country. */
  readonly settings: Readonly<Record<string, string>>;
}

/** Base URLs by the marketplace's own names of its hosts (eBay: api, apim, apiz, auth, web). Always configuration. */
export type Hosts = Readonly<Record<string, string>>;

/** One environment with the seller's keys for it: all a call without a user needs. */
export interface World {
  readonly environment: Environment;
  readonly hosts: Hosts;
  readonly keys: Readonly<Record<string, string>>;
  readonly http: Http;
  readonly clock: Clock;
}

/** What the vault keeps for one account, encrypted as one JSON text. */
export interface TokenSet {
  readonly accessToken: string;
  /** ms UTC. */
  readonly accessExpiresAt: number;
  readonly refreshToken: string | null;
  readonly refreshExpiresAt: number | null;
  readonly scopes: readonly string[];
  /** Further tokens that came with the sign-in, by the name that requests ask for with `as`: `page:<id>`. */
  readonly parts?: Readonly<Record<string, string>>;
}

export interface RemoteUser {
  readonly id: string;
  readonly name: string;
  /** Choices that follow from who they are (the site they registered on), taken for a new account. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** Sign-in of one marketplace. State, single use, deadline and the window itself are the business of main/accounts. */
export interface MarketplaceAuth {
  /** Where the consent starts, and the exact URLs by which its end is recognised. */
  start(
    world: World,
    attempt: { readonly state: string; readonly codeVerifier: string },
  ): {
    readonly url: string;
    readonly redirectUrls: readonly string[];
    /** As in ConsentRequest. */
    readonly redirectMarks?: Readonly<Record<string, readonly string[]>>;
  };
  /** The callback says no. Asked before the state check, because a refusal may come back without the state. */
  declined(callbackUrl: URL): boolean;
  /** The callback URL has passed the state check. Throws `auth_required` when the seller declined or the code is refused. */
  finish(world: World, attempt: { readonly callbackUrl: URL; readonly codeVerifier: string }): Promise<TokenSet>;
  /** Throws `auth_required` when the consent is dead. Returns the whole new set, ready to be stored. */
  refresh(world: World, tokens: TokenSet): Promise<TokenSet>;
  /** Who signed in, asked with a fresh token before there is an account. */
  identify(world: World, tokens: TokenSet): Promise<RemoteUser>;
  /** Withdraws the consent at the marketplace where it offers that. */
  revoke?(world: World, tokens: TokenSet): Promise<void>;
}

/** What a connector may use of its account. `http` carries the account's token, refreshes it once and keeps its budget. */
export interface Session {
  readonly accountId: string;
  readonly world: World;
  readonly http: Http;
  /** What the seller chose: policy ids, location. Keys as in `setup()`. */
  readonly settings: Readonly<Record<string, string>>;
  readonly cache: RemoteCache;
}

/** Answers worth keeping between starts: a marketplace's category rules. */
export interface RemoteCache {
  get(key: string): { readonly text: string; readonly storedAt: number } | undefined;
  put(key: string, text: string): void;
}

/** A photo ready to be sent: orientation applied, location removed. */
export interface DraftPhoto {
  readonly id: string;
  readonly contentHash: string;
  readonly fileName: string;
  readonly mediaType: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  bytes(): Promise<Uint8Array>;
}

/** All that a publication says, frozen when the intent is written (photos by hash). */
export interface ListingDraft {
  readonly itemId: string;
  readonly sku: string;
  readonly title: string;
  readonly description: string;
  readonly condition: Condition | null;
  readonly conditionNote: string;
  readonly price: Money | null;
  readonly quantity: number;
  readonly variantCount: number;
  readonly categoryId: string | null;
  readonly aspects: Readonly<Record<string, readonly string[]>>;
  /** Choices of the account that this item has otherwise, by their keys. */
  readonly terms: Terms;
  readonly photos: readonly DraftPhoto[];
}

/** Choices as in `setup()`, by key. */
export type Terms = Readonly<Record<string, string>>;

/**
 * What earlier steps of the same intent found out: `offerId`, `listingId`, `photo:<hash>` → URL. Stored after each step.
 * A publication of an item that was listed on the account before starts with `earlierListingId`.
 */
export type Memo = Readonly<Record<string, string>>;

/** What the worker knows of one remote listing. */
export interface RemoteReference {
  readonly sku: string;
  readonly memo: Memo;
}

/**
 * One recorded step of a remote write. The worker stores "started" before `run` and the memo after it. When a step was
 * started and its outcome is unknown (kill, timeout, reset), `recover` looks the thing up remotely first.
 */
export interface Step<Subject> {
  readonly name: string;
  /** Running it twice does no harm at all, so that its start need not be on the disk before it runs. */
  readonly repeatable?: boolean;
  /** Returns what to add to the memo. */
  run(subject: Subject, memo: Memo): Promise<Memo>;
  /**
   * `done`: it did happen, take this memo and go on. `absent`: it did not, run it (again). A step that is safe to repeat
   * answers `absent` without looking.
   */
  recover(
    subject: Subject,
    memo: Memo,
  ): Promise<{ readonly kind: 'done'; readonly memo: Memo } | { readonly kind: 'absent' }>;
}

export interface ReviseSubject extends RemoteReference {
  readonly price: Money;
  readonly quantity: number;
  /** Those that are to change; whatever else the listing has stays. */
  readonly terms: Terms;
}

export interface EndSubject extends RemoteReference {
  readonly mode: EndMode;
}

/** What an item needs to be posted by hand: texts to copy, one by one, and where to paste them. */
export interface PreparedCopy {
  readonly postingUrl: string;
  /** In the order of the marketplace's form. `label`: catalogue key below `copy.`. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  /** What else the seller has to know, as findings of severity `warning`. */
  readonly notes: readonly Finding[];
}

/** One listing of ours as the marketplace's own list has it. */
export interface OwnListing {
  /** `null` where the list does not carry it. */
  readonly sku: string | null;
  readonly memo: Memo;
  readonly listing: RemoteListing;
}

export interface RemoteOrderLine {
  readonly remoteLineId: string;
  readonly sku: string;
  readonly title: string;
  readonly quantity: number;
  readonly price: Money;
}

export interface RemoteOrder {
  readonly remoteOrderId: string;
  readonly orderedAt: number;
  readonly modifiedAt: number;
  readonly buyerName: string;
  readonly total: Money;
  readonly lines: readonly RemoteOrderLine[];
}

/** One account at one marketplace, spoken in our own terms. Every method may throw AppError. */
export interface Connector {
  identify(): Promise<RemoteUser>;
  /** The choices publishing needs, with what the account has to offer now. Empty when nothing has to be chosen. */
  setup(): Promise<readonly SetupField[]>;
  /** Creates what is missing at the marketplace, from a few plain answers, and returns the choices with the new ones selected. */
  createSetupDefaults(defaults: SetupDefaults): Promise<readonly SetupField[]>;
  suggestCategories(query: string): Promise<readonly CategorySuggestion[]>;
  requirements(categoryId: string): Promise<CategoryRequirements>;
  /** Which edition of the category tree this is; changes when categories come and go. */
  taxonomyVersion(): Promise<string>;
  /** A category of the present tree that takes listings. `undefined`: there is none of that id (any more). */
  category(categoryId: string): Promise<CategorySuggestion | undefined>;
  /** All choices under which an item is listed that may differ between items: its own, otherwise the account's. */
  terms(own: Terms): Terms;
  /** Everything the marketplace would refuse for missing or invalid fields, before anything is sent. */
  preflight(draft: ListingDraft): Promise<readonly Finding[]>;
  preview(draft: ListingDraft): Promise<readonly PreviewRequest[]>;
  readonly publishSteps: readonly Step<ListingDraft>[];
  readonly reviseSteps: readonly Step<ReviseSubject>[];
  readonly endSteps: readonly Step<EndSubject>[];
  /** Looks a listing of ours up by what we know of it, even when no memo survived. `undefined`: not there. */
  find(reference: RemoteReference): Promise<{ readonly memo: Memo; readonly listing: RemoteListing } | undefined>;
  /** What was sent, in the shape of the read-back, so that the two can be compared field by field. */
  expected(draft: ListingDraft, memo: Memo): Promise<RemoteListing>;
  listingUrl(memo: Memo): string | null;
  /** All listings of this account at the marketplace that a buyer can see or that are paused, page by page. */
  ownListings(): AsyncIterable<OwnListing>;
  /** Only where the account is one by hand: the steps then throw `postByHand()` and wait for the seller. */
  readonly byHand?: {
    /** Where the seller finds their own listings. */
    readonly site: string;
    copy(draft: ListingDraft): PreparedCopy;
    /** What a pasted link says of the listing. Throws `validation` when it is no link to a listing there. */
    linked(url: string): Memo;
  };
  /** Orders changed at or after `since` (ms UTC), oldest first, all pages. */
  orders(since: number): AsyncIterable<RemoteOrder>;
}
