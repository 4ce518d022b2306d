import type { FastifyReply } from 'fastify';
import { PAGE_SECURITY_POLICY } from './html.ts';

/** Pictures never change under their address. */
export const YEAR_SECONDS = 365 * 24 * 3600;

/** Sends a page. */
export function showPage(reply: FastifyReply, page: string, status = 200): FastifyReply {
  return reply
    .code(status)
    .type('text/html; charset=utf-8')
    .header('content-security-policy', PAGE_SECURITY_POLICY)
    .send(page);
}

/** Sends a picture, or 404 when there is none. `cacheSeconds` is how long browsers may keep it. */
export function showPicture(
  reply: FastifyReply,
  bytes: Uint8Array | undefined,
  mediaType: string | undefined,
  cacheSeconds?: number,
): FastifyReply {
  if (bytes === undefined || mediaType === undefined) return reply.code(404).type('text/plain').send('Not found');
  // The type was read from the bytes; nosniff keeps a browser from reading anything else into them.
  reply.type(mediaType).header('x-content-type-options', 'nosniff');
  if (cacheSeconds !== undefined) reply.header('cache-control', `public, max-age=${cacheSeconds}`);
  return reply.send(Buffer.from(bytes));
}
