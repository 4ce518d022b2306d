import PQueue from 'p-queue';
import { blocks, type Finding } from '#shared/domain/finding.ts';
import type { Money } from '#shared/domain/money.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import type { Fee } from '#shared/domain/pricing.ts';
import { AppError, type FieldProblem } from '#shared/errors.ts';
import type { PublishCell } from '#shared/ipc/publishing.ts';
import type { ListingDraft } from '../marketplaces/marketplace.ts';
import type { Logger } from '../ports.ts';
import { netOf } from '../pricing/net.ts';
import type { Reader } from '../store/connection.ts';
import { completeDraft, type DraftSource } from './account-draft.ts';
import { lookOnce } from './account-looks.ts';
import { publishLock } from './intent-rows.ts';
import { openListing, toListing } from './listing-rows.ts';

/** A pair of item and account with all that is known before anything is sent. */
export interface JudgedPair {
  readonly itemId: string;
  readonly accountId: string;
  /** Absent when the item cannot be described: it is gone, or in the recycle bin. */
  readonly draft: ListingDraft | null;
  readonly itemPrice: Money | null;
  readonly fees: readonly Fee[];
  readonly findings: readonly Finding[];
}

export interface PreflightOptions extends DraftSource {
  readonly store: Reader;
  readonly isRemoved: (itemId: string) => boolean;
  readonly logger: Logger;
}

/** Requirements are cached per category, so most judgements send nothing; the rest goes out a few at a time. */
const concurrency = 8;

/** Judges every pair, each once. A failure of one becomes a finding of that one. */
export async function judgePairs(options: PreflightOptions, pairs: readonly Pair[]): Promise<readonly JudgedPair[]> {
  const queue = new PQueue({ concurrency });
  const looking = { ...options, accounts: lookOnce(options.accounts) };
  const once = new Map(pairs.map((pair) => [`${pair.itemId} ${pair.accountId}`, pair]));
  return Promise.all(Array.from(once.values(), (pair) => queue.add(() => judgePair(looking, pair))));
}

async function judgePair(options: PreflightOptions, { itemId, accountId }: Pair): Promise<JudgedPair> {
  const own = hindrances(options.store, itemId, accountId);
  let judged: JudgedPair = { itemId, accountId, draft: null, itemPrice: null, fees: [], findings: own };
  const found = (more: readonly Finding[]): JudgedPair => ({ ...judged, findings: [...judged.findings, ...more] });
  if (options.isRemoved(itemId)) return found([itemRemoved]);
  try {
    const { draft, itemPrice, fees, findings, notes } = await completeDraft(options, itemId, accountId);
    judged = { ...judged, draft, itemPrice, fees, findings: [...own, ...findings, ...notes] };
    const remote = await options.accounts.connector(accountId).preflight(draft);
    // A price that the account's rule took away is not missing from the item.
    return found(findings.length === 0 ? remote : remote.filter(({ reason }) => reason !== 'price_missing'));
  } catch (error) {
    if (error instanceof AppError) return found(problems(error));
    // A bug met by one item must not keep the others of the batch from being judged.
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    options.logger.log('error', 'publishing.preflight_failed', { itemId, accountId, error: stack });
    return found([notJudged]);
  }
}

/** What stands in the way on our side: the same item is on sale there, or on its way. */
export function hindrances(reader: Reader, itemId: string, accountId: string): readonly Finding[] {
  if (openListing(reader, itemId, accountId) !== undefined) return [alreadyListed];
  const lock = publishLock(reader, itemId, accountId);
  if (lock === undefined) return [];
  return [lock.state === 'needs_attention' ? unsettled : alreadyPublishing];
}

/** The judgement as the screen shows it. */
export function toCell(reader: Reader, judged: JudgedPair, cost: Money | null): PublishCell {
  const { itemId, accountId, draft, itemPrice, fees, findings } = judged;
  const listing = openListing(reader, itemId, accountId);
  const price = draft?.price ?? null;
  return {
    itemId,
    accountId,
    findings: [...findings],
    listing: listing === undefined ? null : toListing(listing),
    itemPrice,
    price,
    fees: [...fees],
    cost,
    net: price === null ? null : netOf(price, fees, cost),
  };
}

export const passes = ({ draft, findings }: JudgedPair): boolean => draft !== null && !findings.some(blocks);

/** An expected failure as something that stands in the way. */
export const problems = ({ data }: AppError): readonly Finding[] =>
  data.fields === undefined || data.fields.length === 0
    ? [
        {
          severity: 'error',
          field: data.code === 'not_found' || data.code === 'auth_required' ? 'account' : '',
          reason: data.reason,
          ...(data.params === undefined ? {} : { params: data.params }),
          message: data.message,
        },
      ]
    : data.fields.map(toFinding);

/** A refused field as something that stands in the way. */
export const toFinding = ({ path, reason, params, message }: FieldProblem): Finding => ({
  severity: 'error',
  field: path,
  reason,
  ...(params === undefined ? {} : { params }),
  message,
});

const finding = (field: string, reason: string, message: string): Finding => ({
  severity: 'error',
  field,
  reason,
  message,
});

const itemRemoved = finding('item', 'item_removed', 'The item is in the recycle bin. Restore it to publish it.');
const alreadyListed = finding(
  'listing',
  'already_listed',
  'The item is already on sale there. Revise or end that listing.',
);
const alreadyPublishing = finding('listing', 'already_publishing', 'The item is on its way there already.');
const notJudged = finding(
  '',
  'internal',
  'Something went wrong inside Crossdock while this item was checked. The log has the details; the others are not affected.',
);
const unsettled = finding(
  'listing',
  'publish_unsettled',
  'An earlier publication of this item there needs attention. Look again at that one first, so that it is not listed twice.',
);
