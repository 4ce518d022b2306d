import { escapeHtml, practicePage } from '../html.ts';
import type { FacebookContext } from './context.ts';
import { shownPhoto } from './item-photos.ts';
import { shownPrice } from './prices.ts';
import type { Item } from './state.ts';

export function itemUrl(context: FacebookContext, itemId: string): string {
  return `${context.urls().web}/commerce/products/${itemId}`;
}

/** An item as a shop of the catalogue would show it. There is nothing to buy here: Facebook has no checkout any more. */
export function itemPage(context: FacebookContext, item: Item): string {
  const catalog = context.state.catalogs.get(item.catalogId)?.name ?? '';
  const photos = [item.imageUrl, ...item.additionalImageUrls]
    .flatMap((url) => shownPhoto(context, url) ?? [])
    .map((url, index) => `<img src="${escapeHtml(url)}" alt="${escapeHtml(`Photo ${index + 1} of ${item.name}`)}">`)
    .join('');
  const facts = [
    ['Availability', item.availability],
    ['Condition', item.condition],
    ['Item number', item.retailerId],
  ]
    .map(([name = '', value = '']) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`)
    .join('');
  return practicePage(
    item.name,
    `<h1>${escapeHtml(item.name)}</h1>
<p class="price">${escapeHtml(shownPrice(item.priceMinor, item.currency, 'en_US'))}</p>
<p>From the catalogue ${escapeHtml(catalog)}. To buy it, ask the seller or follow <a href="${escapeHtml(item.url)}" rel="noreferrer">their own page</a>.</p>
<div class="photos">${photos}</div><dl>${facts}</dl>
<p>${escapeHtml(item.description).replaceAll('\n', '<br>')}</p>`,
  );
}
