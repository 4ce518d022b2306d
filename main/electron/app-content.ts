import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, assertNever } from '#shared/errors.ts';
import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import type { Logger } from '../ports.ts';
import { appResource, type AppResource, type PhotoSize } from './policy/app-resource.ts';
import { commonHeaders, contentSecurityPolicy, mediaTypeOf, withNonce } from './policy/headers.ts';

/** A stored picture as the core hands it out. */
interface PhotoFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** What the own scheme has to offer. */
export interface AppContent {
  /** Where the built page lies. */
  readonly folder: string;
  /** Refuses with `not_found` where that business has no such photo, whatever the others have. */
  readonly readPhoto: (workspace: WorkspaceId, id: string, size: PhotoSize) => Promise<PhotoFile>;
  readonly logger: Logger;
}

/** One answer of the own scheme. GET only; what the policy does not recognise is not there. */
export async function answerAppRequest(request: Request, content: AppContent): Promise<Response> {
  if (request.method !== 'GET') return empty(405);
  const resource = appResource(request.url);
  if (resource === undefined) return empty(404);
  switch (resource.kind) {
    case 'page':
      return await page(content.folder);
    case 'asset':
      return await asset(content.folder, resource.segments);
    case 'photo':
      return await photo(content, resource);
    default:
      return assertNever(resource);
  }
}

/** The page may keep it and need not ask again. */
const forever = 'private, max-age=31536000, immutable';

const empty = (status: number): Response => new Response(null, { status, headers: commonHeaders });

async function page(folder: string): Promise<Response> {
  const nonce = randomBytes(16).toString('base64');
  const html = withNonce(await readFile(join(folder, 'index.html'), 'utf8'), nonce);
  return new Response(html, {
    headers: {
      ...commonHeaders,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(nonce),
      // The nonce is good for one answer only.
      'Cache-Control': 'no-store',
    },
  });
}

async function asset(folder: string, segments: readonly string[]): Promise<Response> {
  const mediaType = mediaTypeOf(segments.at(-1) ?? '');
  if (mediaType === undefined) return empty(404);
  try {
    const bytes = await readFile(join(folder, ...segments));
    return new Response(bytes, {
      headers: {
        ...commonHeaders,
        'Content-Type': mediaType,
        // File names carry a hash of their content.
        'Cache-Control': forever,
      },
    });
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return empty(404);
    throw error;
  }
}

async function photo(
  content: AppContent,
  { workspace, id, size }: Extract<AppResource, { kind: 'photo' }>,
): Promise<Response> {
  try {
    const { bytes, mediaType } = await content.readPhoto(workspace, id, size);
    // What was changed about a photo makes another photo with an id of its own, so the bytes of this one stay.
    return new Response(new Uint8Array(bytes), {
      headers: { ...commonHeaders, 'Content-Type': mediaType, 'Cache-Control': forever },
    });
  } catch (error) {
    if (error instanceof AppError && error.code === 'not_found') return empty(404);
    content.logger.log('error', 'protocol.photo_failed', { workspace, id, size, error });
    return empty(500);
  }
}
