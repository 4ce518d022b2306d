import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import { encodeBody } from '../../http/encode.ts';
import type { HttpRequest } from '../../http/http.ts';
import type { ListingDraft } from '../marketplace.ts';
import type { Calls } from './calls.ts';
import { newItem } from './payloads.ts';
import { postText } from './post-text.ts';
import type { Target } from './setting-keys.ts';

/** A value that only an answer of Facebook, or a choice of the seller, will bring. */
const unknown = (name: string): string => `‹${name}›`;

/** The requests of a publication, built by the very functions that publishing uses; credentials are not part of them. */
export function previewRequests(draft: ListingDraft, calls: Calls, target: Target): readonly PreviewRequest[] {
  const pageId = target.pageId ?? unknown('pageId');
  const photos = [...new Map(draft.photos.map((photo) => [photo.contentHash, photo])).values()];
  const name = (index: number): string => unknown(`id of photo ${index + 1}`);
  return [
    ...photos.map((photo, index) => ({
      ...shown('photos', calls.uploadPhoto(pageId, photo, new Uint8Array())),
      body: unknown(`photo ${index + 1}: ${photo.fileName}, ${photo.mediaType}, ${photo.size} bytes`),
    })),
    shown(
      'post',
      calls.createPost(
        pageId,
        postText(draft),
        photos.map((_, index) => name(index)),
      ),
    ),
    ...(target.catalogueId === null
      ? []
      : [
          shown(
            'catalogue_item',
            calls.itemsBatch(target.catalogueId, [
              newItem(
                draft,
                unknown('address of the post'),
                photos.map((_, index) => unknown(`address of photo ${index + 1}`)),
              ),
            ]),
          ),
        ]),
  ];
}

function shown(step: string, { method, url, body }: HttpRequest<unknown>): PreviewRequest {
  const { contentType } = encodeBody(body);
  return {
    step,
    method,
    url: readable(url),
    headers: {
      accept: 'application/json',
      ...(contentType === null
        ? {}
        : { 'content-type': contentType.replace(/boundary=.*/, `boundary=${unknown('boundary')}`) }),
    },
    body: body?.kind === 'json' || body?.kind === 'form' ? JSON.stringify(bodyOf(body), null, 2) : null,
  };
}

/** Form fields one by one, because encoded nobody can read them. */
const bodyOf = (
  body: { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'form'; readonly fields: object },
) => (body.kind === 'json' ? body.value : body.fields);

/** The marks of unknown values are percent-encoded in a path; for the eye they are put back. */
const readable = (url: string): string =>
  url.replaceAll(encodeURIComponent('‹'), '‹').replaceAll(encodeURIComponent('›'), '›');
