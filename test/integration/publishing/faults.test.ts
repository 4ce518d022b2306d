import { everyPair } from '#shared/domain/pairs.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { eventually } from '#test/support/clocks.ts';
import { addSampleItem, skuOf } from './sample-items.ts';
import { openStage, type Stage } from './stage.ts';

const offers = { host: 'api', method: 'POST', path: '/sell/inventory/v1/offer' } as const;
const publishes = { host: 'api', method: 'POST', path: '/sell/inventory/v1/offer/*/publish' } as const;
const items = { host: 'api', method: 'PUT', path: '/sell/inventory/v1/inventory_item/*' } as const;
const offerReads = { host: 'api', method: 'GET', path: '/sell/inventory/v1/offer/*' } as const;

describe('publishing when things go wrong', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage({ perAccount: 4 });
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.practice.control.clearFaults());

  it.each([
    [
      'the connection breaks after the offer was made',
      { match: offers, kind: { type: 'reset', when: 'after-effect' } },
    ],
    [
      'the connection breaks before the offer is made',
      { match: offers, kind: { type: 'reset', when: 'before-effect' } },
    ],
    [
      'the connection breaks after the listing went live',
      { match: publishes, kind: { type: 'reset', when: 'after-effect' } },
    ],
    [
      'the connection breaks before the listing goes live',
      { match: publishes, kind: { type: 'reset', when: 'before-effect' } },
    ],
    [
      'the server fails after the listing went live',
      { match: publishes, kind: { type: 'server-error', when: 'after-effect' } },
    ],
    ['the answer to the publication is cut off', { match: publishes, kind: { type: 'cut-body' } }],
    ['a page comes back instead of the answer', { match: publishes, kind: { type: 'html' } }],
    [
      'the server fails twice before the item is there',
      { match: items, times: 2, kind: { type: 'server-error', when: 'before-effect' } },
    ],
    ['the access token runs out on the way', { match: publishes, kind: { type: 'expire-access-tokens' } }],
    ['the publication is refused for a moment', { match: publishes, kind: { type: 'rate-limit', retryAfter: 1 } }],
  ] as const)('makes exactly one listing when %s', async (_, fault) => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault(fault);
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live' } });
    expect(practice.control.faults()).toEqual([]);
    const ever = practice.control.listings().filter(({ sku }) => sku === skuOf(item));
    expect(ever).toHaveLength(1);
    expect(ever[0]?.listingId).toBe(intent?.listing?.remoteId);
  });

  it('waits as long as the marketplace says without using a try up', async () => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault({ match: publishes, kind: { type: 'rate-limit', retryAfter: 30 } });
    const { batchId } = await desk.publishing.publish({ pairs: everyPair([item.id], [stage.account.id]) });
    const waiting = await eventually('the wait', () =>
      desk.publishing.batch({ batchId }).find(({ state }) => state === 'waiting'),
    );
    expect(waiting.error).toMatchObject({ code: 'rate_limited' });
    expect(waiting.retryAt).toBeGreaterThanOrEqual(waiting.createdAt + 30_000);
    expect(desk.store.get('SELECT attempts FROM intent WHERE id = :id', { id: waiting.id })).toEqual({ attempts: 0 });
    const [intent] = await stage.finished(batchId);
    expect(intent).toMatchObject({ state: 'succeeded' });
  });

  it('looks again while the marketplace does not show the listing yet', async () => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault({
      match: offerReads,
      times: 2,
      kind: { type: 'reshape', set: { 'listing.listingStatus': 'INACTIVE' } },
    });
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({ state: 'succeeded', listing: { state: 'live', drift: [] } });
  });

  it('never calls a listing live that reads back differently, and settles it when it agrees', async () => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault({
      match: offerReads,
      times: 100,
      kind: { type: 'reshape', set: { 'pricingSummary.price.value': '12.90' } },
    });
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({
      state: 'needs_attention',
      error: { reason: 'read_back_differs' },
      listing: { state: 'unconfirmed', drift: [{ field: 'price', sent: '129.00 USD', found: '12.90 USD' }] },
    });
    const [refused] = await stage.publish([item.id]);
    expect(refused?.state).toBe('failed');
    expect(refused?.findings.some(({ reason }) => reason === 'already_listed')).toBe(true);
    practice.control.clearFaults();
    expect(await desk.publishing.retry({ intentIds: [intent?.id ?? ''] })).toEqual({ retried: 1 });
    const [settled] = await stage.finished(intent?.batchId ?? '');
    expect(settled).toMatchObject({ state: 'succeeded', listing: { state: 'live', drift: [] } });
    expect(practice.control.listings().filter(({ sku }) => sku === skuOf(item))).toHaveLength(1);
  });

  it('shows what the marketplace refused, and takes the mended item at the next try', async () => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    const body = {
      errors: [
        {
          errorId: 25_019,
          domain: 'API_INVENTORY',
          category: 'REQUEST',
          message: 'Cannot be listed. The title is not allowed.',
        },
      ],
    };
    practice.control.addFault({ match: publishes, kind: { type: 'status', status: 400, body } });
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({
      state: 'failed',
      listing: null,
      error: { remote: { status: 400, codes: ['25019'] } },
    });
    desk.inventory.update({ id: item.id, baseRevision: item.revision, patch: { title: 'A better title' } });
    expect(await desk.publishing.retry({ intentIds: [intent?.id ?? ''] })).toEqual({ retried: 1 });
    const [mended] = await stage.finished(intent?.batchId ?? '');
    expect(mended).toMatchObject({
      state: 'succeeded',
      listing: { state: 'live', readBack: { title: 'A better title' } },
    });
    expect(stage.onServer(skuOf(item))).toHaveLength(1);
  });

  it('does not call a publication failed as long as it may have happened', async () => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault({ match: publishes, kind: { type: 'reset', when: 'after-effect' } });
    practice.control.addFault({ match: offerReads, kind: { type: 'status', status: 403 } });
    const [intent] = await stage.publish([item.id]);
    expect(intent).toMatchObject({ state: 'needs_attention', error: { reason: 'forbidden' }, listing: null });
    const [refused] = await stage.publish([item.id]);
    expect(refused?.findings.some(({ reason }) => reason === 'publish_unsettled')).toBe(true);
    await desk.publishing.retry({ intentIds: [intent?.id ?? ''] });
    const [settled] = await stage.finished(intent?.batchId ?? '');
    expect(settled).toMatchObject({ state: 'succeeded', listing: { state: 'live' } });
    expect(practice.control.listings().filter(({ sku }) => sku === skuOf(item))).toHaveLength(1);
  });

  it('gives up after six tries and goes on where it stopped when it is told to', async () => {
    const { desk, practice } = stage;
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault({ match: publishes, times: 1_000, kind: { type: 'reset', when: 'before-effect' } });
    const { batchId } = await desk.publishing.publish({ pairs: everyPair([item.id], [stage.account.id]) });
    const [intent] = await eventually(
      'giving up',
      () => {
        // The waits between the tries are minutes long; they are cut short here, the rule itself is tested on its own.
        desk.store.write((writer) => writer.run(`UPDATE intent SET retry_at = 0 WHERE state = 'waiting'`));
        desk.publishing.wake();
        const intents = desk.publishing.batch({ batchId });
        return intents.every(({ finishedAt }) => finishedAt !== null) && intents;
      },
      60_000,
    );
    expect(intent).toMatchObject({ state: 'needs_attention', error: { code: 'network', reason: 'outcome_unknown' } });
    practice.control.clearFaults();
    await desk.publishing.retry({ intentIds: [intent?.id ?? ''] });
    const [settled] = await stage.finished(batchId);
    expect(settled?.state).toBe('succeeded');
    expect(practice.control.listings().filter(({ sku }) => sku === skuOf(item))).toHaveLength(1);
  });

  it('lets an account’s intents rest until it is signed in again', async () => {
    const { desk, practice, account } = stage;
    const [first, second] = await Promise.all([1, 2].map(() => addSampleItem(desk.inventory, { photos: 1 })));
    const pair = [first?.id ?? '', second?.id ?? ''];
    // Judged before the sign-in ends, so that the loss is met on the way.
    practice.control.addFault({ match: { host: 'apim' }, kind: { type: 'revoke-refresh-tokens' } });
    const { batchId } = await desk.publishing.publish({ pairs: everyPair(pair, [account.id]) });
    await eventually('both to rest', () =>
      desk.publishing
        .batch({ batchId })
        .every(({ state, error }) => state === 'waiting' && error?.code === 'auth_required'),
    );
    expect(desk.accounts.account(account.id).state).toBe('sign_in_needed');
    await desk.accounts.reconnect({ id: account.id });
    const intents = await stage.finished(batchId);
    expect(intents.map(({ state }) => state)).toEqual(['succeeded', 'succeeded']);
  });

  it('cancels what has not started and nothing else', async () => {
    const { desk, practice, account } = stage;
    const sold = await Promise.all(Array.from({ length: 6 }, () => addSampleItem(desk.inventory, { photos: 1 })));
    practice.control.addFault({ match: { host: 'apim' }, times: 4, kind: { type: 'delay', ms: 300 } });
    const { batchId, intentIds } = await desk.publishing.publish({
      pairs: everyPair(
        sold.map(({ id }) => id),
        [account.id],
      ),
    });
    await eventually('the first to run', () =>
      desk.publishing.batch({ batchId }).some(({ steps }) => steps[0]?.state === 'started'),
    );
    const { cancelled } = desk.publishing.cancel({ intentIds });
    expect(cancelled).toBeGreaterThanOrEqual(2);
    const intents = await stage.finished(batchId);
    expect(intents.filter(({ state }) => state === 'cancelled')).toHaveLength(cancelled);
    expect(intents.filter(({ state }) => state === 'succeeded')).toHaveLength(6 - cancelled);
    for (const [index, intent] of intents.entries()) {
      const item = sold[index];
      expect(item && stage.onServer(skuOf(item))).toHaveLength(intent.state === 'succeeded' ? 1 : 0);
    }
  });

  it('does not publish an item that was thrown away while it waited, and finishes one that was on its way', async () => {
    const { desk, practice, account } = stage;
    const sold = await Promise.all(Array.from({ length: 5 }, () => addSampleItem(desk.inventory, { photos: 1 })));
    practice.control.addFault({ match: { host: 'apim' }, times: 4, kind: { type: 'delay', ms: 300 } });
    const ids = sold.map(({ id }) => id);
    const { batchId } = await desk.publishing.publish({ pairs: everyPair(ids, [account.id]) });
    await eventually(
      'four to run',
      () => desk.publishing.batch({ batchId }).filter(({ state }) => state === 'running').length === 4,
    );
    desk.inventory.remove({ ids });
    const intents = await stage.finished(batchId);
    expect(intents.map(({ state }) => state)).toEqual([
      'succeeded',
      'succeeded',
      'succeeded',
      'succeeded',
      'cancelled',
    ]);
    expect(intents[4]?.error?.reason).toBe('item_removed');
    expect(intents[0]?.listing?.state).toBe('live');
  });

  it('fails the intents of an account that is disconnected', async () => {
    const { desk, practice } = stage;
    const other = await desk.connect('attic_and_co');
    const item = await addSampleItem(desk.inventory, { photos: 1 });
    practice.control.addFault({ match: publishes, kind: { type: 'rate-limit', retryAfter: 60 } });
    const { batchId } = await desk.publishing.publish({ pairs: everyPair([item.id], [other.id]) });
    await eventually('the wait', () => desk.publishing.batch({ batchId }).every(({ state }) => state === 'waiting'));
    await desk.accounts.disconnect({ id: other.id });
    const [intent] = await stage.finished(batchId);
    expect(intent).toMatchObject({ state: 'failed', error: { code: 'not_found' } });
  });
});
