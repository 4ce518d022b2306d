import type { FastifyInstance, FastifyReply } from 'fastify';
import { escapeHtml, practicePage } from '../html.ts';
import { showPage, showPicture } from '../web-answers.ts';
import type { FacebookContext } from './context.ts';
import { copiedPhoto } from './item-photos.ts';
import { itemPage } from './item-page.ts';
import { blobOf, livingPhoto, photoUrl } from './photos.ts';
import { isPublic, postsOfPage } from './post-store.ts';
import type { Post } from './state.ts';

const FORTNIGHT_SECONDS = 14 * 24 * 3600;
const NOT_FOUND = practicePage(
  'Not found',
  '<h1>This content isn’t available right now</h1><p>It was deleted, or it never was.</p>',
);

/** www.facebook.com and its photo servers: what everybody sees. */
export function serveWeb(app: FastifyInstance, context: FacebookContext): void {
  const html = (reply: FastifyReply, page: string | undefined) =>
    page === undefined ? showPage(reply, NOT_FOUND, 404) : showPage(reply, page);

  app.get<{ Params: { pageId: string } }>('/:pageId', async (request, reply) =>
    html(reply, pageOfPage(context, request.params.pageId)),
  );

  app.get<{ Params: { pageId: string; number: string } }>('/:pageId/posts/:number', async (request, reply) => {
    const post = context.state.posts.get(`${request.params.pageId}_${request.params.number}`);
    const visible = post !== undefined && post.deletedAt === undefined && isPublic(context, post);
    return html(reply, visible ? pageOfPost(context, post) : undefined);
  });

  app.get<{ Params: { itemId: string } }>('/commerce/products/:itemId', async (request, reply) => {
    const item = context.state.items.get(request.params.itemId);
    return html(reply, item === undefined || item.visibility === 'staging' ? undefined : itemPage(context, item));
  });

  app.get<{ Querystring: { fbid?: string } }>('/photo/', async (request, reply) => {
    const photo = livingPhoto(context, request.query.fbid ?? '');
    if (photo === undefined) return html(reply, undefined);
    return html(reply, practicePage('Photo', photoTag(context, photo.photoId, photo.name ?? 'Photo')));
  });

  app.get<{ Params: { name: string } }>('/photos/:name', async (request, reply) => {
    const photo = livingPhoto(context, photoIdOf(request.params.name));
    const bytes = photo === undefined ? undefined : context.store.getBlob(blobOf(photo.photoId));
    return showPicture(reply, bytes, photo?.mediaType, FORTNIGHT_SECONDS);
  });

  app.get<{ Params: { name: string } }>('/item-photos/:name', async (request, reply) => {
    const copy = copiedPhoto(context, photoIdOf(request.params.name));
    return showPicture(reply, copy?.bytes, copy?.mediaType, FORTNIGHT_SECONDS);
  });
}

function photoIdOf(name: string): string {
  return /^(\d+)_n\.jpg$/.exec(name)?.[1] ?? '';
}

function photoTag(context: FacebookContext, photoId: string, alt: string): string {
  return `<img src="${escapeHtml(photoUrl(context, photoId))}" alt="${escapeHtml(alt)}">`;
}

function pageOfPage(context: FacebookContext, pageId: string): string | undefined {
  const page = context.state.pages.get(pageId);
  if (page === undefined) return undefined;
  const posts = postsOfPage(context, pageId).filter((post) => isPublic(context, post));
  const list = posts.map((post) => `<li>${body(context, post)}</li>`).join('');
  return practicePage(
    page.name,
    `<h1>${escapeHtml(page.name)}</h1><p>${escapeHtml(page.category)}</p><ul>${list}</ul>`,
  );
}

function pageOfPost(context: FacebookContext, post: Post): string {
  const page = context.state.pages.get(post.pageId)?.name ?? '';
  return practicePage(page, `<h1>${escapeHtml(page)}</h1>${body(context, post)}`);
}

function body(context: FacebookContext, post: Post): string {
  const photos = post.photoIds.map((photoId, index) => photoTag(context, photoId, `Photo ${index + 1}`)).join('');
  const link = post.link === undefined ? '' : `<p>${escapeHtml(post.link)}</p>`;
  return `<p>${escapeHtml(post.message).replaceAll('\n', '<br>')}</p>${link}<div class="photos">${photos}</div>`;
}
