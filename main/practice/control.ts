import type { WorldSettings } from '../marketplaces/worlds.ts';
import type { DocStore } from './doc-store.ts';
import type { FaultBook, FaultRuleInput, PendingFault } from './faults.ts';
import {
  purchaseSchema,
  type PracticeListing,
  type PracticeMarketplace,
  type PracticeOrder,
  type PracticeServer,
  type PurchaseInput,
} from './marketplace.ts';
import type { PracticeClock } from './practice-clock.ts';
import type { RecordedExchange, RequestLog } from './request-log.ts';

/** What a tester, or the app's "play a buyer" button, can do to the practice marketplaces. */
export interface PracticeControl {
  /** Plays a buyer. Throws PurchaseRefused when the listing cannot be bought. */
  playBuyer(purchase: PurchaseInput): PracticeOrder;
  /** Every listing there ever was, newest last. */
  listings(): readonly PracticeListing[];
  addFault(rule: FaultRuleInput): PendingFault;
  faults(): readonly PendingFault[];
  clearFaults(): void;
  requests(): readonly RecordedExchange[];
  clearRequests(): void;
  /** Returns how many tokens ended. */
  expireAccessTokens(): number;
  revokeRefreshTokens(): number;
  setDailyLimit(marketplace: string, api: string, limit: number | undefined): void;
  setConcurrencyCheck(enabled: boolean): void;
  /** Where each marketplace is and which keys it takes, as connectors want them. */
  worlds(): Readonly<Record<string, WorldSettings>>;
  latency(): number;
  /** With `upTo`, every answer takes another time in between, short ones as often as long ones on a logarithmic scale. */
  setLatency(ms: number, upTo?: number): void;
  /** The practice time. */
  now(): number;
  /** Moves the practice time forward; returns the new one. */
  advanceClock(ms: number): number;
  /** Forgets everything but the developer keys and the ports: sellers, tokens, listings, orders, faults, requests. */
  reset(): void;
}

/** Milliseconds that an answer takes at least and at most. */
export interface Latency {
  ms: number;
  upTo: number;
}

interface ControlParts {
  readonly store: DocStore;
  readonly clock: PracticeClock;
  readonly faults: FaultBook;
  readonly requests: RequestLog;
  readonly marketplaces: readonly PracticeServer[];
  readonly latency: Latency;
  /** Writes back what a reset must not lose. */
  readonly keep: (clearing: () => void) => void;
}

export function practiceControl(parts: ControlParts): PracticeControl {
  const { marketplaces, faults, requests, clock, latency } = parts;
  const named = (name: string): PracticeMarketplace => {
    const found = marketplaces.find((marketplace) => marketplace.name === name);
    if (found === undefined) throw new RangeError(`There is no practice marketplace named ${name}.`);
    return found;
  };
  const total = (count: (marketplace: PracticeMarketplace) => number) =>
    marketplaces.reduce((sum, marketplace) => sum + count(marketplace), 0);
  return {
    playBuyer: (input) => {
      const purchase = purchaseSchema.parse(input);
      return named(purchase.marketplace).buy(purchase.listingId, purchase.quantity);
    },
    listings: () => marketplaces.flatMap((marketplace) => marketplace.listings()),
    addFault: (rule) => faults.add(rule),
    faults: () => faults.list(),
    clearFaults: () => faults.clear(),
    requests: () => requests.list(),
    clearRequests: () => requests.clear(),
    expireAccessTokens: () => total((marketplace) => marketplace.expireAccessTokens()),
    revokeRefreshTokens: () => total((marketplace) => marketplace.revokeRefreshTokens()),
    setDailyLimit: (marketplace, api, limit) => named(marketplace).setDailyLimit(api, limit),
    setConcurrencyCheck: (enabled) => marketplaces.forEach((marketplace) => marketplace.setConcurrencyCheck(enabled)),
    worlds: () => Object.fromEntries(marketplaces.map(({ name, world }) => [name, world])),
    latency: () => latency.ms,
    setLatency: (ms, upTo = ms) => {
      latency.ms = ms;
      latency.upTo = Math.max(ms, upTo);
    },
    now: () => clock.now(),
    advanceClock: (ms) => clock.advance(ms),
    reset: () => {
      parts.keep(() => parts.store.clear());
      faults.clear();
      requests.clear();
      latency.ms = 0;
      latency.upTo = 0;
      clock.advance(-clock.offset());
      for (const marketplace of marketplaces) marketplace.reset();
    },
  };
}
