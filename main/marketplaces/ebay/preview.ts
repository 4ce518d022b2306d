import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import { encodeBody } from '../../http/encode.ts';
import type { ListingDraft } from '../marketplace.ts';
import type { Call, Calls } from './calls.ts';
import type { CategoryRules } from './taxonomy.ts';

/** A value that only an answer of the marketplace, or a choice of the seller, will bring. */
export const unknown = (name: string): string => `‹${name}›`;

/** The requests of a publication, built by the very functions that publishing uses; credentials are not part of them. */
export function previewRequests(draft: ListingDraft, rules: CategoryRules, calls: Calls): readonly PreviewRequest[] {
  const photos = draft.photos.map((photo, index) => ({
    ...shown('photos', calls.uploadPhoto(photo, new Uint8Array())),
    body: `‹photo ${index + 1}: ${photo.fileName}, ${photo.mediaType}, ${photo.size} bytes›`,
  }));
  const imageUrls = draft.photos.map((_, index) => unknown(`address of photo ${index + 1}`));
  return [
    ...photos,
    shown('item', calls.putItem(draft, rules, imageUrls)),
    shown('offer', calls.createOffer(draft)),
    shown('publish', calls.publishOffer(unknown('offerId'))),
  ];
}

function shown(step: string, call: Call<unknown>): PreviewRequest {
  const { contentType } = encodeBody(call.body);
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(contentType === null
      ? {}
      : { 'content-type': contentType.replace(/boundary=.*/, `boundary=${unknown('boundary')}`) }),
    ...call.headers,
  };
  const body = call.body?.kind === 'json' ? JSON.stringify(call.body.value, null, 2) : null;
  return { step, method: call.method, url: readable(call.url), headers, body };
}

/** The marks of unknown values are percent-encoded in a path; for the eye they are put back. */
const readable = (url: string): string =>
  url.replaceAll(encodeURIComponent('‹'), '‹').replaceAll(encodeURIComponent('›'), '›');
