import type { FastifyInstance } from 'fastify';
import { escapeHtml, practicePage } from '../html.ts';
import { showPage, showPicture, YEAR_SECONDS } from '../web-answers.ts';
import type { EbayContext } from './context.ts';
import { livingImage } from './pictures.ts';
import type { Listing } from './state.ts';

/** www.ebay.com and i.ebayimg.com: what buyers see. */
export function serveWeb(app: FastifyInstance, context: EbayContext): void {
  app.get<{ Params: { listingId: string } }>('/itm/:listingId', async (request, reply) => {
    const listing = context.state.listings.get(request.params.listingId);
    return listing === undefined
      ? showPage(
          reply,
          practicePage('Not found', '<h1>We looked everywhere.</h1><p>There is no such listing.</p>'),
          404,
        )
      : showPage(reply, listingPage(context, listing));
  });

  app.get<{ Params: { pictureId: string } }>('/00/s/:size/z/:pictureId/:name', async (request, reply) => {
    const imageId = context.state.pictures.get(request.params.pictureId);
    const image = imageId === undefined ? undefined : livingImage(context, imageId);
    const bytes = image === undefined ? undefined : context.store.getBlob(image.pictureId);
    return showPicture(reply, bytes, image?.mediaType, YEAR_SECONDS);
  });
}

export function listingUrl(context: EbayContext, listingId: string): string {
  return `${context.urls().web}/itm/${listingId}`;
}

function listingPage(context: EbayContext, listing: Listing): string {
  const seller = context.state.sellers.get(listing.owner)?.username ?? '';
  const specifics = Object.entries(listing.aspects)
    .map(([name, values]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(values.join(', '))}</dd>`)
    .join('');
  // Only the path of a picture is used: the port may have changed since it was uploaded.
  const photos = listing.imageUrls
    .map((url, index) => {
      const { pathname, search } = new URL(url);
      const source = `${context.urls().web}${pathname}${search}`;
      return `<img src="${escapeHtml(source)}" alt="${escapeHtml(`Photo ${index + 1} of ${listing.title}`)}">`;
    })
    .join('');
  return practicePage(
    listing.title,
    `<h1>${escapeHtml(listing.title)}</h1>
${stateLine(listing)}
<p class="price">${escapeHtml(listing.price.currency)} ${escapeHtml(listing.price.value)}</p>
<p>${listing.quantity} available, ${listing.soldQuantity} sold. Seller: ${escapeHtml(seller)}. Item number ${escapeHtml(listing.listingId)}.</p>
<div class="photos">${photos}</div>
<h2>Item specifics</h2>
<dl><dt>Condition</dt><dd>${escapeHtml(listing.condition)}${
      listing.conditionDescription === undefined ? '' : `: ${escapeHtml(listing.conditionDescription)}`
    }</dd>${specifics}</dl>
<h2>Description</h2>
<p>${escapeHtml(plainText(listing.description)).replaceAll('\n', '<br>')}</p>`,
  );
}

function stateLine(listing: Listing): string {
  if (listing.status === 'ACTIVE') return '';
  const sold = listing.soldQuantity > 0 && listing.quantity === 0;
  const words =
    listing.status === 'OUT_OF_STOCK'
      ? 'Out of stock'
      : sold
        ? 'Sold. This listing has ended.'
        : 'This listing has ended.';
  return `<p class="state">${words}</p>`;
}

/** A seller's HTML is shown as text: nothing that was typed into a form runs here. */
function plainText(html: string): string {
  return html
    .replace(/<(br|\/p|\/li|\/h\d)\s*\/?>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
