import type { FastifyInstance } from 'fastify';
import { escapeHtml, practicePage } from '../html.ts';
import { showPage, showPicture } from '../web-answers.ts';
import type { OfferUpContext } from './context.ts';
import { photoAt, photoUrl } from './photos.ts';
import type { Listing } from './state.ts';

/** What buyers see: listing pages and photos. */
export function serveWeb(app: FastifyInstance, context: OfferUpContext): void {
  app.get<{ Params: { id: string } }>('/item/detail/:id', async (request, reply) => {
    const listing = context.state.listings.get(request.params.id);
    return listing === undefined || listing.status === 'archived'
      ? showPage(reply, practicePage('Not found', '<h1>This item is not available any more.</h1>'), 404)
      : showPage(reply, listingPage(context, listing));
  });

  app.get<{ Params: { photoId: string } }>('/photos/:photoId', async (request, reply) => {
    const photo = context.state.photos.get(request.params.photoId);
    const bytes = photo === undefined ? undefined : context.store.getBlob(`offerup/${photo.photoId}`);
    return showPicture(reply, bytes, photo?.mediaType);
  });
}

function listingPage(context: OfferUpContext, listing: Listing): string {
  const seller = context.state.sellers.get(listing.owner)?.name ?? '';
  const photos = listing.photos
    .flatMap((url) => photoAt(context, url) ?? [])
    .map(({ photoId }, index) => {
      const alt = `Photo ${index + 1} of ${listing.title}`;
      return `<img src="${escapeHtml(photoUrl(context, photoId))}" alt="${escapeHtml(alt)}">`;
    })
    .join('');
  const { latitude, longitude } = listing.location;
  const price = listing.priceCents === 0 ? 'Free' : `$${(listing.priceCents / 100).toFixed(2)}`;
  return practicePage(
    listing.title,
    `<h1>${escapeHtml(listing.title)}</h1>
${listing.status === 'sold' ? '<p class="state">Sold</p>' : ''}
<p class="price">${escapeHtml(price)}</p>
<p>Seller: ${escapeHtml(seller)}. Near ${latitude}, ${longitude}. Item ${escapeHtml(listing.id)}.</p>
<div class="photos">${photos}</div>
<dl><dt>Category</dt><dd>${escapeHtml(listing.category)}</dd><dt>Condition</dt><dd>${escapeHtml(listing.condition)}</dd></dl>
<h2>Description</h2>
<p>${escapeHtml(listing.description).replaceAll('\n', '<br>')}</p>`,
  );
}
