import type { PreviewRequest } from '#shared/ipc/publishing.ts';
import { encodeBody } from '../../http/encode.ts';
import type { ListingDraft } from '../marketplace.ts';
import { attributeValues, type AttributeRule } from './attributes.ts';
import type { Call, Calls } from './calls.ts';
import type { Details } from './details.ts';
import { changeForm, draftForm, inventoryBody, type Choices } from './payloads.ts';
import { altText } from './photo-step.ts';

/** A value that only an answer of Etsy, or a choice of the seller, will bring. */
export const unknown = (name: string): string => `‹${name}›`;

/** The requests of a publication, built by the very functions that publishing uses; credentials are not part of them. */
export function previewRequests(
  draft: ListingDraft,
  details: Details,
  choices: Choices,
  attributes: readonly AttributeRule[],
  calls: Calls,
): readonly PreviewRequest[] {
  const listingId = unknown('listingId');
  const photos = draft.photos.map((photo, index) => {
    const place = { rank: index + 1, altText: altText(draft, index) };
    return {
      ...shown('photos', calls.uploadPhoto(listingId, photo, new Uint8Array(), place)),
      body: `rank=${place.rank}\noverwrite=true\nalt_text=${place.altText}\nimage=‹photo ${index + 1}: ${photo.fileName}, ${photo.mediaType}, ${photo.size} bytes›`,
    };
  });
  const inventory =
    draft.price === null ? [] : [inventoryBody(draft.sku, draft.price, draft.quantity, choices.readinessStateId)];
  return [
    shown('draft', calls.createDraft(draftForm(draft, details, choices))),
    ...photos,
    ...inventory.map((body) => shown('inventory', calls.putInventory(listingId, body))),
    ...attributeValues(draft, attributes).map((value) => shown('attributes', calls.putProperty(listingId, value))),
    // Its name is shown with what it costs.
    shown(
      'activate',
      calls.changeListing(listingId, { ...changeForm(draft, details, choices, false), state: 'active' }),
    ),
  ];
}

/** The app's key travels in a header of its own. */
const SECRET_HEADER = 'x-api-key';

function shown(step: string, call: Call<unknown>): PreviewRequest {
  const { contentType } = encodeBody(call.body);
  const headers: Record<string, string> = {
    accept: 'application/json',
    ...(contentType === null
      ? {}
      : { 'content-type': contentType.replace(/boundary=.*/, `boundary=${unknown('boundary')}`) }),
    ...Object.fromEntries(Object.entries(call.headers).filter(([name]) => name !== SECRET_HEADER)),
  };
  return { step, method: call.method, url: readable(call.url), headers, body: bodyText(call) };
}

/** A form as lines, which is what it says; its encoding on the wire can hardly be read. */
function bodyText({ body }: Call<unknown>): string | null {
  switch (body?.kind) {
    case 'json':
      return JSON.stringify(body.value, null, 2);
    case 'form':
      return Object.entries(body.fields)
        .map(([name, value]) => `${name}=${value}`)
        .join('\n');
    default:
      return null;
  }
}

/** The marks of unknown values are percent-encoded in a path; for the eye they are put back. */
const readable = (url: string): string =>
  url.replaceAll(encodeURIComponent('‹'), '‹').replaceAll(encodeURIComponent('›'), '›');
