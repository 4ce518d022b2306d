import { z } from 'zod';
import { freshId, type EtsyContext } from './context.ts';
import type { EtsyApi } from './endpoint.ts';
import { text } from './form.ts';
import { refuse } from './refusals.ts';
import type { Section } from './shop-state.ts';

const form = z.object({
  title: text().refine((title) => title.trim() !== '' && title.length <= 24, 'must have 1 to 24 characters'),
});
const BASE = '/shops/:shop_id/sections';
const ONE = `${BASE}/:shop_section_id`;

/** Sections of a shop: the shelves that its page is divided into. Answers are 200 throughout, creation included. */
export function serveSections({ context, ...api }: EtsyApi): void {
  const { sections } = context.state;
  const of = (params: Readonly<Record<string, string>>): Section =>
    sections.get(`${params['shop_id']}/${params['shop_section_id']}`) ?? refuse(404, 'Shop section not found');

  api.add({
    method: 'GET',
    path: BASE,
    handle: ({ params }) => {
      const found = sections.startingWith(`${params['shop_id']}/`).toSorted((a, b) => a.rank - b.rank);
      return { status: 200, body: { count: found.length, results: found.map((section) => body(context, section)) } };
    },
  });
  api.add({
    method: 'POST',
    path: BASE,
    scopes: ['shops_w'],
    form,
    handle: ({ params, body: { title } }) => {
      const shopId = Number(params['shop_id']);
      const rank = sections.countStartingWith(`${shopId}/`);
      const sectionId = freshId(context, 8, (id) => sections.get(`${shopId}/${id}`) !== undefined);
      return {
        status: 200,
        body: body(context, sections.put(`${shopId}/${sectionId}`, { sectionId, shopId, title, rank })),
      };
    },
  });
  api.add({ method: 'GET', path: ONE, handle: ({ params }) => ({ status: 200, body: body(context, of(params)) }) });
  api.add({
    method: 'PUT',
    path: ONE,
    scopes: ['shops_w'],
    form,
    handle: ({ params, body: { title } }) => {
      const section = of(params);
      const renamed = sections.put(`${section.shopId}/${section.sectionId}`, { ...section, title });
      return { status: 200, body: body(context, renamed) };
    },
  });
  api.add({
    method: 'DELETE',
    path: ONE,
    scopes: ['shops_w'],
    handle: ({ params }) => {
      const { shopId, sectionId } = of(params);
      sections.delete(`${shopId}/${sectionId}`);
      return { status: 204 };
    },
  });
}

function body(context: EtsyContext, { sectionId, shopId, title, rank }: Section) {
  const listed = context.state.listingRows
    .startingWith(`${shopId}/`)
    .filter((row) => row.sectionId === sectionId && row.state === 'active');
  return {
    shop_section_id: sectionId,
    title,
    rank,
    user_id: context.state.shops.get(String(shopId))?.userId,
    active_listing_count: listed.length,
  };
}
