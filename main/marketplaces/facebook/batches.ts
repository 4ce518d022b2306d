import { AppError, type FieldProblem } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { Memo } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { isAbsent } from './graph.ts';
import { worded } from './messages.ts';
import type { ItemRequest } from './payloads.ts';

/** Which catalogue an item is in and which batch is on its way; stays with the listing. */
export const CATALOGUE = 'catalogueId';
export const HANDLE = 'handle';
/** What Facebook gives back where there was nothing to do. */
export const NO_HANDLE = '';

/** Sends one change of a catalogue item. The handle that comes back says only that it was received. */
export async function sendItem(http: Http, calls: Calls, catalogueId: string, request: ItemRequest): Promise<Memo> {
  const { body } = await http.send(calls.itemsBatch(catalogueId, [request]));
  const problems = body.validation_status.flatMap(({ errors }) => errors.map(({ message }) => message));
  if (problems.length > 0) throw catalogueRefused(problems);
  return { [CATALOGUE]: catalogueId, [HANDLE]: body.handles[0] ?? NO_HANDLE };
}

export type BatchState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly problems: readonly string[] };

/** How far a batch is. Its handle is forgotten after a while. */
export async function batchState(http: Http, calls: Calls, catalogueId: string, handle: string): Promise<BatchState> {
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

/** Meta words what is wrong; the names of its fields in it tell which of ours mends it. */
const FIELDS: readonly (readonly [RegExp, string])[] = [
  [/image|photo/i, 'photos'],
  [/price|currency/i, 'variants.0.price'],
  [/condition/i, 'condition'],
  [/title|name/i, 'title'],
  [/description/i, 'description'],
  [/quantity|inventory|availability/i, 'variants.0.quantity'],
];

export function catalogueRefused(problems: readonly string[]): AppError {
  const said = [...new Set(problems)].join(' ') || 'no reason given';
  const error = worded('remote_rejected', 'facebook_catalogue', { said });
  const fields = problems.flatMap((problem): FieldProblem[] => {
    const path = FIELDS.find(([pattern]) => pattern.test(problem))?.[1];
    const { reason, message } = worded('remote_rejected', 'facebook_catalogue', { said: problem });
    return path === undefined ? [] : [{ path, reason, params: { said: problem }, message }];
  });
  return new AppError({ ...error, ...(fields.length === 0 ? {} : { fields }) });
}
