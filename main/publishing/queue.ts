import type { Finding } from '#shared/domain/finding.ts';
import type { Item } from '#shared/domain/item.ts';
import type { Pair } from '#shared/domain/pairs.ts';
import { AppError } from '#shared/errors.ts';
import type { Clock } from '../ports.ts';
import type { Reader, Store, Writer } from '../store/connection.ts';
import { lookOnce } from './account-looks.ts';
import type { Changes } from './changes.ts';
import { insertIntent } from './intent-rows.ts';
import { earlierListingId } from './listing-rows.ts';
import { freezeDraft } from './payload.ts';
import { hindrances, judgePairs, passes, type JudgedPair, type PreflightOptions } from './preflight.ts';

/** What writing into the journal needs. */
export interface QueueContext extends PreflightOptions {
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  readonly changes: Changes;
  readonly itemOf: (itemId: string) => Item;
  /** Pieces in stock now. */
  readonly inStock: (reader: Reader, itemId: string) => number;
}

/** Judges all pairs, then writes one intent for each in one transaction: queued, or failed with its findings. */
export async function queuePublish(
  context: QueueContext,
  asked: readonly Pair[],
): Promise<{ batchId: string; intentIds: string[] }> {
  const pairs = await judgePairs(context, asked);
  const batchId = context.newId();
  const intentIds = context.store.write((writer) => {
    context.changes.batch(writer, batchId);
    const looking = { ...context, accounts: lookOnce(context.accounts) };
    return pairs.map((pair) => insertPublish(looking, writer, batchId, pair));
  });
  return { batchId, intentIds };
}

function insertPublish(context: QueueContext, writer: Writer, batchId: string, judged: JudgedPair): string {
  const { itemId, accountId, draft } = judged;
  const account = accountOrUndefined(context, accountId);
  const item = draft ?? itemOrUndefined(context, itemId);
  // Looked at again inside the transaction: another publish may have come in while this one was judged.
  const findings = withHindrances(judged, hindrances(writer, itemId, accountId));
  const refused = !passes({ ...judged, findings });
  const id = context.newId();
  const earlier = earlierListingId(writer, itemId, accountId);
  insertIntent(writer, {
    id,
    batchId,
    itemId,
    itemTitle: item?.title ?? '',
    sku: draft?.sku ?? '',
    accountId,
    marketplace: account?.marketplace ?? '',
    listingId: null,
    memo: earlier === undefined ? {} : { earlierListingId: earlier },
    payload: { kind: 'publish', draft: draft === null ? null : freezeDraft(draft) },
    findings,
    refused,
    steps: refused ? [] : context.accounts.connector(accountId).publishSteps.map((step) => step.name),
    at: context.clock.now(),
  });
  return id;
}

/** The hindrances on our side beside the marketplace's findings, each once. */
export const withHindrances = ({ findings }: JudgedPair, hindrances: readonly Finding[]): readonly Finding[] => [
  ...hindrances,
  ...findings.filter((finding) => !hindrances.some((other) => other.reason === finding.reason)),
];

const orUndefined = <Result>(read: () => Result): Result | undefined => {
  try {
    return read();
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return undefined;
    throw error;
  }
};
/** The account, `undefined` when it was disconnected. */
export const accountOrUndefined = ({ accounts }: QueueContext, id: string) => orUndefined(() => accounts.account(id));
/** The item, `undefined` when it is not there any more. */
export const itemOrUndefined = ({ itemOf }: QueueContext, id: string) => orUndefined(() => itemOf(id));
