import { readRow, required } from './batch-rows.ts';
import { newId, type FacebookContext } from './context.ts';
import { photoProblem } from './item-photos.ts';
import { dropItem, itemByKey, keepItem } from './item-store.ts';
import type { Batch, BatchRow } from './state.ts';
import { randomText } from '../random-text.ts';

/** A batch is done after ten seconds, or when its catalogue was looked at three times: practice time may stand still. */
const DONE_MS = 10_000;
const DONE_LOOKS = 3;

/** Accepts rows for later. Returns the handle by which their fate can be asked for. */
export function acceptBatch(
  context: FacebookContext,
  catalogId: string,
  requests: readonly BatchRow[],
  allowUpsert: boolean,
): string {
  const handle = `Ac${randomText(context.random, 64)}`;
  context.state.batches.put(handle, {
    handle,
    catalogId,
    createdAt: context.clock.now(),
    looks: 0,
    allowUpsert,
    requests: [...requests],
    finished: false,
    errors: [],
    warnings: [],
  });
  // Ids grow, so that the order of the keys is the order of arrival.
  context.state.openBatches.put(`${catalogId}/${newId(context)}`, handle);
  return handle;
}

/** Every look at a catalogue brings its batches on; they are done one after the other, in the order they came. */
export function workOn(context: FacebookContext, catalogId: string): void {
  for (const { id, document } of context.store.startingWith('facebook.open-batch', `${catalogId}/`)) {
    const batch = context.state.batches.get(String(document));
    if (batch === undefined) continue;
    const looks = batch.looks + 1;
    if (looks < DONE_LOOKS && context.clock.now() - batch.createdAt < DONE_MS) {
      context.state.batches.put(batch.handle, { ...batch, looks });
      continue;
    }
    context.state.batches.put(batch.handle, { ...done(context, batch), looks, finished: true });
    context.state.openBatches.delete(id);
  }
}

export function statusOfBatch(batch: Batch): 'started' | 'in_progress' | 'finished' {
  if (batch.finished) return 'finished';
  return batch.looks <= 1 ? 'started' : 'in_progress';
}

type Remark = Batch['errors'][number];

function done(context: FacebookContext, batch: Batch): Batch {
  const errors: Remark[] = [];
  const warnings: Remark[] = [];
  batch.requests.forEach((row, index) => {
    const { retailerId, change } = readRow(row);
    const remark = (list: Remark[], message: string) => void list.push({ line: index + 1, id: retailerId, message });
    const known = itemByKey(context, batch.catalogId, retailerId);
    if (row.method === 'DELETE') {
      if (known === undefined) remark(warnings, `There is no item ${retailerId} to delete.`);
      else dropItem(context, known);
      return;
    }
    const refusal = refusalOf(row.method, known !== undefined, batch.allowUpsert);
    const problems = refusal !== undefined ? [refusal] : known === undefined ? required(change) : [];
    if (problems.length > 0) {
      for (const message of problems) remark(errors, message);
      return;
    }
    const item = keepItem(context, batch.catalogId, retailerId, change);
    for (const url of [item.imageUrl, ...item.additionalImageUrls]) {
      const problem = item.imageFetchStatus === 'FETCHED' ? undefined : photoProblem(context, url);
      if (problem !== undefined) remark(warnings, problem);
    }
  });
  // Done rows are of no more use, and five thousand of them are large.
  return { ...batch, requests: [], errors, warnings };
}

function refusalOf(method: 'CREATE' | 'UPDATE', known: boolean, allowUpsert: boolean): string | undefined {
  if (allowUpsert) return undefined;
  if (method === 'CREATE' && known) return 'An item with this id exists already.';
  return method === 'UPDATE' && !known ? 'There is no item with this id.' : undefined;
}
