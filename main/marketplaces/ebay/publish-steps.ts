import PQueue from 'p-queue';
import { AppError } from '#shared/errors.ts';
import type { Http } from '../../http/http.ts';
import type { ListingDraft, Memo, Step } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { findOffer, isPublished, memoOf } from './remote-state.ts';
import type { SkuLanes } from './sku-lanes.ts';
import type { CategoryRules } from './taxonomy.ts';

export interface PublishParts {
  readonly http: Http;
  readonly calls: () => Calls;
  readonly lanes: SkuLanes;
  readonly rules: (categoryId: string | null) => Promise<CategoryRules>;
}

/** Photos of one item in memory at the same time: each may have 12 MB, and eight items may be at it. */
const UPLOADS_AT_A_TIME = 2;

export const photoKey = (hash: string): string => `photo:${hash}`;

/** Photos → inventory item → offer → publish, in eBay's order. */
export function publishSteps(parts: PublishParts): readonly Step<ListingDraft>[] {
  return [photosStep(parts), itemStep(parts), offerStep(parts), publishStep(parts)];
}

function photosStep({ http, calls }: PublishParts): Step<ListingDraft> {
  /** Pictures of a step that failed half-way, so that its repetition does not send them again. */
  const uploaded = new Map<string, string>();
  return {
    name: 'photos',
    repeatable: true,
    run: async (draft, memo) => {
      const byHash = new Map(draft.photos.map((photo) => [photo.contentHash, photo]));
      const uploads = new PQueue({ concurrency: UPLOADS_AT_A_TIME });
      const entries = await uploads.addAll(
        [...byHash].map(([hash, photo]) => async () => {
          const key = photoKey(hash);
          const known = memo[key] ?? uploaded.get(key);
          if (known !== undefined) return [key, known] as const;
          const { body } = await http.send(calls().uploadPhoto(photo, await photo.bytes()));
          uploaded.set(key, body.imageUrl);
          return [key, body.imageUrl] as const;
        }),
      );
      for (const [key] of entries) uploaded.delete(key);
      return Object.fromEntries(entries);
    },
    // A picture that nobody uses expires by itself: sending it again is harmless and cheaper than looking.
    recover: async () => ({ kind: 'absent' }),
  };
}

function itemStep({ http, calls, lanes, rules }: PublishParts): Step<ListingDraft> {
  return {
    name: 'item',
    repeatable: true,
    run: async (draft, memo) => {
      const body = calls().putItem(draft, await rules(draft.categoryId), imageUrls(draft, memo));
      await lanes.run(draft.sku, () => http.send(body));
      return {};
    },
    // A full replacement: putting it again gives the same.
    recover: async () => ({ kind: 'absent' }),
  };
}

/** In the order of the draft: the first photo is the one that buyers see in the results. */
export function imageUrls(draft: ListingDraft, memo: Memo): readonly string[] {
  return draft.photos.flatMap((photo) => memo[photoKey(photo.contentHash)] ?? []);
}

function offerStep({ http, calls, lanes }: PublishParts): Step<ListingDraft> {
  const adopt = async (offerId: string, draft: ListingDraft): Promise<Memo> => {
    await lanes.run(draft.sku, () => http.send(calls().putOffer(offerId, draft)));
    return { offerId };
  };
  return {
    name: 'offer',
    // eBay keeps one offer for a SKU: a second is refused with the id of the first, which is then adopted.
    repeatable: true,
    run: async (draft, memo) => {
      const known = memo['offerId'];
      if (known !== undefined) return adopt(known, draft);
      try {
        const { body } = await lanes.run(draft.sku, () => http.send(calls().createOffer(draft)));
        return { offerId: body.offerId };
      } catch (error) {
        const existing = existingOffer(error);
        if (existing === undefined) throw error;
        return adopt(existing, draft);
      }
    },
    recover: async (draft, memo) => {
      const offer = await findOffer(http, calls(), { sku: draft.sku, memo });
      if (offer === undefined) return { kind: 'absent' };
      // It may be an offer of an earlier publication with other terms: say all of it again.
      return { kind: 'done', memo: await adopt(offer.offerId, draft) };
    },
  };
}

/** eBay refuses a second offer for the SKU with 25002 and names the one that is there. */
function existingOffer(error: unknown): string | undefined {
  if (!(error instanceof AppError) || !(error.data.remote?.codes ?? []).includes('25002')) return undefined;
  const offerId = error.data.params?.['offerId'];
  return typeof offerId === 'string' ? offerId : undefined;
}

function publishStep({ http, calls, lanes }: PublishParts): Step<ListingDraft> {
  const look = async (draft: ListingDraft, memo: Memo): Promise<Memo | undefined> => {
    const offer = await findOffer(http, calls(), { sku: draft.sku, memo });
    return offer !== undefined && isPublished(offer) ? memoOf(offer) : undefined;
  };
  return {
    name: 'publish',
    run: async (draft, memo) => {
      const offerId = memo['offerId'];
      if (offerId === undefined) throw new Error('the offer step left no offerId');
      try {
        const { body } = await lanes.run(draft.sku, () => http.send(calls().publishOffer(offerId)));
        return { listingId: body.listingId };
      } catch (error) {
        // An adopted offer may be live already; the refusal of a second publish has no code that eBay documents.
        const refused = error instanceof AppError && (error.code === 'remote_rejected' || error.code === 'conflict');
        const live = refused ? await look(draft, memo) : undefined;
        if (live === undefined) throw error;
        return live;
      }
    },
    recover: async (draft, memo) => {
      const live = await look(draft, memo);
      return live === undefined ? { kind: 'absent' } : { kind: 'done', memo: live };
    },
  };
}
