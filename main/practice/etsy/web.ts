import type { FastifyInstance } from 'fastify';
import { escapeHtml, PAGE_SECURITY_POLICY, practicePage } from '../html.ts';
import type { EtsyContext } from './context.ts';
import { stockOf } from './inventory-view.ts';
import type { Listing } from './listing-state.ts';
import { listingNow } from './listing-store.ts';
import { decimalText } from './money.ts';
import { imageUrl } from './web-addresses.ts';

/** www.etsy.com and i.etsystatic.com: what buyers see. */
export function serveWeb(app: FastifyInstance, context: EtsyContext): void {
  const page = async (listingId: string) => {
    const listing = listingNow(context, listingId);
    if (listing === undefined || listing.state === 'draft') return undefined;
    return listingPage(context, listing);
  };
  for (const path of ['/listing/:listingId', '/listing/:listingId/:slug']) {
    app.get<{ Params: { listingId: string } }>(path, async (request, reply) => {
      reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_SECURITY_POLICY);
      const html = await page(request.params.listingId);
      return html === undefined
        ? reply.code(404).send(practicePage('Not found', '<h1>Uh oh!</h1><p>Sorry, there is no such listing.</p>'))
        : reply.send(html);
    });
  }

  app.get<{ Params: { shopName: string } }>('/shop/:shopName', async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_SECURITY_POLICY);
    const shop = context.state.shops.list().find(({ name }) => name === request.params.shopName);
    if (shop === undefined) return reply.code(404).send(practicePage('Not found', '<h1>There is no such shop.</h1>'));
    const listings = context.state.listingRows
      .startingWith(`${shop.shopId}/`)
      .filter(({ state }) => state === 'active')
      .map(({ listingId }) => {
        const title = context.state.listings.get(String(listingId))?.title ?? '';
        return `<li><a href="/listing/${listingId}">${escapeHtml(title)}</a></li>`;
      });
    return reply.send(practicePage(shop.name, `<h1>${escapeHtml(shop.name)}</h1><ul>${listings.join('')}</ul>`));
  });

  // What the buyer of an order gets to see of it, the letters among them: a second one is what a careless retry sends.
  app.get<{ Params: { receiptId: string } }>('/your/purchases/:receiptId', async (request, reply) => {
    reply.type('text/html; charset=utf-8').header('content-security-policy', PAGE_SECURITY_POLICY);
    const receipt = context.state.receipts.list().find((one) => String(one.receiptId) === request.params.receiptId);
    if (receipt === undefined)
      return reply.code(404).send(practicePage('Not found', '<h1>There is no such order.</h1>'));
    const letters = receipt.mails.map(({ text }) => `<li class="letter">${escapeHtml(text)}</li>`).join('');
    const lines = receipt.transactions
      .map(({ quantity, title }) => `<p>${quantity} × ${escapeHtml(title)}</p>`)
      .join('');
    return reply.send(
      practicePage(
        `Order ${receipt.receiptId}`,
        `<h1>Order ${receipt.receiptId}</h1>${lines}<h2>Letters from Etsy</h2><ul>${letters}</ul>`,
      ),
    );
  });

  app.get<{ Params: { imageId: string } }>('/il/:imageId/:name', async (request, reply) => {
    const image = context.state.images.get(request.params.imageId);
    const bytes = image === undefined ? undefined : context.store.getBlob(`etsy/${image.imageId}`);
    if (image === undefined || bytes === undefined) return reply.code(404).type('text/plain').send('Not found');
    // The type was read from the bytes; nosniff keeps a browser from reading anything else into them.
    return reply
      .type(image.mediaType)
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'public, max-age=31536000')
      .send(Buffer.from(bytes));
  });
}

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
