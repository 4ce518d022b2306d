import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import { encodeBody } from '../../http/encode.ts';
import type { ListingDraft } from '../marketplace.ts';
import type { Call, Calls } from './calls.ts';
import { listingBody } from './payloads.ts';
import type { Place } from './place.ts';

/** The requests of a publication, built by the very functions that publishing uses; credentials are not part of them. */
export function previewRequests(
  draft: ListingDraft,
  calls: Calls,
  place: Place | undefined,
): readonly PreviewRequest[] {
  const photos = draft.photos.map((photo, index) => ({
    ...shown('photos', calls.uploadPhoto(photo, new Uint8Array())),
    body: `‹photo ${index + 1}: ${photo.fileName}, ${photo.mediaType}, ${photo.size} bytes›`,
  }));
  const urls = draft.photos.map((_, index) => `‹address of photo ${index + 1}›`);
  const body =
    place === undefined
      ? { ...listingBody(draft, { latitude: 0, longitude: 0 }, urls), location: '‹place›' }
      : listingBody(draft, place, urls);
  return [...photos, shown('create', calls.create(body, '‹key of this publication›'))];
}

function shown(step: string, call: Call<unknown>): PreviewRequest {
  const { contentType } = encodeBody(call.body);
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(contentType === null ? {} : { 'content-type': contentType.replace(/boundary=.*/, 'boundary=‹boundary›') }),
    ...call.headers,
  };
  const body = call.body?.kind === 'json' ? JSON.stringify(call.body.value, null, 2) : null;
  return { step, method: call.method, url: call.url, headers, body };
}
