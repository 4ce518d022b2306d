/** One limit of a marketplace, as data; what keeps to it is the rate gate. */
export interface RateRule {
  readonly name: string;
  /** Calls of one account count together, or those of everyone who uses the same keys. */
  readonly counts: 'account' | 'keys';
  readonly limit: number;
  readonly periodMs: number;
  /** `path` is that of the URL, still encoded. */
  applies(request: { readonly method: string; readonly path: string }): boolean;
}

/** What a marketplace says of one of its limits. What it does not say is left out. */
export interface LearnedLimit {
  /** Name of the rule. */
  readonly rule: string;
  readonly limit?: number;
  readonly remaining?: number;
  /** From 0 to 1, where only a share is told. */
  readonly usedShare?: number;
}

export interface RateRules {
  /** Requests of one account that may be on their way at the same time. */
  readonly concurrent: number;
  /** Short periods are waited out; a spent day is an answer (`rate_limited` with the time of its end). */
  readonly rules: readonly RateRule[];
  /** Reads the limits out of the headers of an answer (names in lower case). Without it the documented ones hold. */
  readonly learn?: (headers: Readonly<Record<string, string>>) => readonly LearnedLimit[];
}

/** Up to a minute is waited for; longer periods are budgets. */
const WAITABLE_MS = 60_000;

/** A quota too long to wait for. */
export const isBudget = ({ periodMs }: RateRule): boolean => periodMs > WAITABLE_MS;
