import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml, practicePage } from '../html.ts';
import { showPage, showPicture, YEAR_SECONDS } from '../web-answers.ts';
import type { EtsyContext } from './context.ts';
import { stockOf } from './inventory-view.ts';
import type { Listing } from './listing-state.ts';
import { listingNow } from './listing-store.ts';
import { decimalText } from './money.ts';
import { imageUrl } from './web-addresses.ts';

/** www.etsy.com and i.etsystatic.com: what buyers see. */
export function serveWeb(app: FastifyInstance, context: EtsyContext): void {
  for (const path of ['/listing/:listingId', '/listing/:listingId/:slug']) {
    app.get<{ Params: { listingId: string } }>(path, async (request, reply) => {
      const listing = listingNow(context, request.params.listingId);
      return listing === undefined || listing.state === 'draft'
        ? notFound(reply, '<h1>Uh oh!</h1><p>Sorry, there is no such listing.</p>')
        : showPage(reply, listingPage(context, listing));
    });
  }

  app.get<{ Params: { shopName: string } }>('/shop/:shopName', async (request, reply) => {
    const shop = context.state.shops.list().find(({ name }) => name === request.params.shopName);
    if (shop === undefined) return notFound(reply, '<h1>There is no such shop.</h1>');
    const listings = context.state.listingRows
      .startingWith(`${shop.shopId}/`)
      .filter(({ state }) => state === 'active')
      .map(({ listingId }) => {
        const title = context.state.listings.get(String(listingId))?.title ?? '';
        return `<li><a href="/listing/${listingId}">${escapeHtml(title)}</a></li>`;
      });
    return showPage(reply, practicePage(shop.name, `<h1>${escapeHtml(shop.name)}</h1><ul>${listings.join('')}</ul>`));
  });

  // What the buyer of an order gets to see of it, the letters among them: a second one is what a careless retry sends.
  app.get<{ Params: { receiptId: string } }>('/your/purchases/:receiptId', async (request, reply) => {
    const receipt = context.state.receipts.list().find((one) => String(one.receiptId) === request.params.receiptId);
    if (receipt === undefined) return notFound(reply, '<h1>There is no such order.</h1>');
    const letters = receipt.mails.map(({ text }) => `<li class="letter">${escapeHtml(text)}</li>`).join('');
    const lines = receipt.transactions
      .map(({ quantity, title }) => `<p>${quantity} × ${escapeHtml(title)}</p>`)
      .join('');
    return showPage(
      reply,
      practicePage(
        `Order ${receipt.receiptId}`,
        `<h1>Order ${receipt.receiptId}</h1>${lines}<h2>Letters from Etsy</h2><ul>${letters}</ul>`,
      ),
    );
  });

  app.get<{ Params: { imageId: string } }>('/il/:imageId/:name', async (request, reply) => {
    const image = context.state.images.get(request.params.imageId);
    const bytes = image === undefined ? undefined : context.store.getBlob(`etsy/${image.imageId}`);
    return showPicture(reply, bytes, image?.mediaType, YEAR_SECONDS);
  });
}

const notFound = (reply: FastifyReply, body: string): FastifyReply =>
  showPage(reply, practicePage('Not found', body), 404);

const STATE_WORDS: Readonly<Partial<Record<Listing['state'], string>>> = {
  inactive: 'This item is unavailable.',
  expired: 'This listing has expired.',
  sold_out: 'Sorry, this item is sold out.',
};

function listingPage(context: EtsyContext, listing: Listing): string {
  const shop = context.state.shops.get(String(listing.shopId));
  const currency = shop?.currency ?? 'USD';
  const price = Math.min(...listing.products.map((product) => product.price));
  const words = STATE_WORDS[listing.state];
  const photos = listing.images
    .map(({ imageId, altText }, index) => {
      const alt = altText === '' ? `Photo ${index + 1} of ${listing.title}` : altText;
      return `<img src="${escapeHtml(imageUrl(context, imageId, 'fullxfull'))}" alt="${escapeHtml(alt)}">`;
    })
    .join('');
  const facts = listing.properties
    .map(({ name, values }) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(values.join(', '))}</dd>`)
    .join('');
  return practicePage(
    listing.title,
    `<h1>${escapeHtml(listing.title)}</h1>
${words === undefined ? '' : `<p class="state">${words}</p>`}
<p class="price">${escapeHtml(currency)} ${escapeHtml(decimalText(price, currency))}</p>
<p>${stockOf(listing)} available, ${listing.soldQuantity} sold. Shop: ${escapeHtml(shop?.name ?? '')}. Listing ${listing.listingId}.</p>
<div class="photos">${photos}</div>
<dl>${facts}<dt>Made by</dt><dd>${escapeHtml(listing.whoMade)}</dd><dt>When</dt><dd>${escapeHtml(listing.whenMade)}</dd>
<dt>Materials</dt><dd>${escapeHtml(listing.materials.join(', '))}</dd><dt>Tags</dt><dd>${escapeHtml(listing.tags.join(', '))}</dd></dl>
<h2>Description</h2>
<p>${escapeHtml(listing.description).replaceAll('\n', '<br>')}</p>`,
  );
}
