import { AppError, type FieldProblem } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import { wait } from '../../http/wait.ts';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { isAbsent } from './graph.ts';
import { limits } from './limits.ts';
import { worded } from './messages.ts';
import { newItem, type ItemRequest } from './payloads.ts';
import type { StepParts } from './publish-steps.ts';
import { findProduct } from './remote-state.ts';
import { photoIds } from './publish-steps.ts';

/** Which catalogue an item is in and which batch is on its way; stays with the listing. */
export const CATALOGUE = 'catalogueId';
const HANDLE = 'handle';
/** What Facebook gives back where there was nothing to do. */
const NO_HANDLE = '';

/** How long a batch is watched before the intent is put aside for a while, ms between looks. */
const LOOKS = [500, 1_000, 2_000, 4_000, 8_000, 15_000] as const;
const LATER_MS = 60_000;

/** Puts the item into the catalogue: photos by the addresses that the post's photos have, the post as its page. */
export function newItemStep(parts: StepParts): Step<ListingDraft> {
  const { http, calls, target } = parts;
  return {
    name: 'catalogue_item',
    // Items are created by the seller's own number: a second time changes nothing.
    repeatable: true,
    run: async (draft, memo) => {
      const { catalogueId, pageId } = target;
      const link = memo['permalink'];
      if (catalogueId === null || pageId === null || link === undefined) {
        throw new Error('the post step left no permalink');
      }
      const urls: string[] = [];
      for (const id of photoIds(draft, memo).slice(0, limits.photos)) {
        const { body } = await http.send(calls.getPhoto(pageId, id));
        const largest = body.images.toSorted((a, b) => b.width * b.height - a.width * a.height)[0];
        if (largest !== undefined) urls.push(largest.source);
      }
      try {
        return await sendItem(http, calls, catalogueId, newItem(draft, link, urls));
      } catch (error) {
        await takeBack(parts, memo, error);
        throw error;
      }
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

/** Sends one change of a catalogue item. The handle that comes back says only that it was received. */
export async function sendItem(http: Http, calls: Calls, catalogueId: string, request: ItemRequest): Promise<Memo> {
  const { body } = await http.send(calls.itemsBatch(catalogueId, [request]));
  const problems = body.validation_status.flatMap(({ errors }) => errors.map(({ message }) => message));
  if (problems.length > 0) throw catalogueRefused(problems);
  return { [CATALOGUE]: catalogueId, [HANDLE]: body.handles[0] ?? NO_HANDLE };
}

/** Watches the batch to its end. `purpose`: a refused new item takes its post with it, a refused change does not. */
export function checkStep<Subject extends { readonly sku: string; readonly memo?: Memo }>(
  parts: StepParts,
  purpose: 'publish' | 'change',
): Step<Subject> {
  const { http, calls, clock } = parts;
  const isThere = async (catalogueId: string, sku: string): Promise<boolean> =>
    (await findProduct(http, calls, catalogueId, sku)) !== undefined;
  return {
    name: 'catalogue_check',
    repeatable: true,
    run: async (subject, memo) => {
      const { [CATALOGUE]: catalogueId, [HANDLE]: handle = NO_HANDLE } = memo;
      if (catalogueId === undefined || handle === NO_HANDLE) return {};
      for (const pause of [0, ...LOOKS]) {
        if (pause > 0) await wait(clock, pause);
        const state = await batchState(http, calls, catalogueId, handle);
        if (state.kind === 'done') return {};
        // A handle is forgotten after a while; then the catalogue itself tells.
        if (state.kind === 'unknown' && (await isThere(catalogueId, subject.sku))) return {};
        if (state.kind === 'refused') {
          const error = catalogueRefused(state.problems);
          if (purpose === 'publish') await takeBack(parts, memo, error);
          throw error;
        }
      }
      const pending = worded('network', 'facebook_catalogue_pending');
      throw new AppError({ ...pending, retryAt: clock.now() + LATER_MS });
    },
    recover: async () => ({ kind: 'absent' }),
  };
}

type BatchState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

async function batchState(http: Http, calls: Calls, catalogueId: string, handle: string): Promise<BatchState> {
  try {
    const [state] = (await http.send(calls.batchStatus(catalogueId, handle))).body.data;
    if (state === undefined) return { kind: 'unknown' };
    const { errors, errors_total_count: count, ids_of_invalid_requests: invalid } = state;
    const over = state.status === 'finished' || state.status === 'error' || state.status === 'failed';
    if (!over) return { kind: 'running' };
    if (errors.length === 0 && count === 0 && invalid.length === 0 && state.status === 'finished')
      return { kind: 'done' };
    return { kind: 'refused', problems: errors.map(({ message }) => message) };
  } catch (error) {
    if (isAbsent(error)) return { kind: 'unknown' };
    throw error;
  }
}

/**
 * A publication is whole or not at all: without this a post would stay whose listing is reported as failed, and the next
 * attempt would post it a second time.
 */
async function takeBack({ http, calls }: StepParts, memo: Memo, error: unknown): Promise<void> {
  const postId = memo['listingId'];
  const final = error instanceof AppError && (error.code === 'remote_rejected' || error.code === 'not_found');
  if (!final || postId === undefined) return;
  try {
    await http.send(calls.deletePost(postId));
  } catch (failure) {
    if (!isAbsent(failure)) throw failure;
  }
}

/** Meta words what is wrong; the names of its fields in it tell which of ours mends it. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/image|photo/i, 'photos'],
  [/price|currency/i, 'variants.0.price'],
  [/condition/i, 'condition'],
  [/title|name/i, 'title'],
  [/description/i, 'description'],
  [/quantity|inventory|availability/i, 'variants.0.quantity'],
];

function catalogueRefused(problems: readonly string[]): AppError {
  const said = [...new Set(problems)].join(' ') || 'no reason given';
  const error = worded('remote_rejected', 'facebook_catalogue', { said });
  const fields = problems.flatMap((problem): FieldProblem[] => {
    const path = FIELDS.find(([pattern]) => pattern.test(problem))?.[1];
    const { reason, message } = worded('remote_rejected', 'facebook_catalogue', { said: problem });
    return path === undefined ? [] : [{ path, reason, params: { said: problem }, message }];
  });
  return new AppError({ ...error, ...(fields.length === 0 ? {} : { fields }) });
}
