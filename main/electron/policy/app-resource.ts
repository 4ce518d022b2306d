import type { WorkspaceId } from '#shared/ipc/workspaces.ts';
import { workspaceOf } from './app-url.ts';

/** What an address of the own scheme asks for. */
export type AppResource =
  | { readonly kind: 'page' }
  | { readonly kind: 'asset'; readonly segments: readonly string[] }
  | {
      readonly kind: 'photo';
      /** Whose photo: the page sees those of its own business only. */
      readonly workspace: WorkspaceId;
      readonly id: string;
      readonly size: PhotoSize;
    };

/** `unedited` is the display version as the camera made it: what the photo editor starts from. */
export const photoSizes = ['thumb', 'display', 'unedited'] as const;
export type PhotoSize = (typeof photoSizes)[number];

/** Names as the bundler writes them. Nothing else is a file of ours, so no path can lead out of the folder. */
const assetSegment = /^[A-Za-z0-9_][A-Za-z0-9_.@-]{0,199}$/;
const photoId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Reads an address by an allow-list of shapes: undecoded segments of plain characters only. A percent sign, a
 * backslash, a colon, an empty or dotted segment is not among them, whatever it would decode to.
 */
export function appResource(address: string): AppResource | undefined {
  const workspace = workspaceOf(address);
  if (workspace === undefined) return undefined;
  const { pathname } = new URL(address);
  if (pathname === '/' || pathname === '/index.html') return { kind: 'page' };
  const segments = pathname.slice(1).split('/');
  if (segments[0] === 'photo') {
    const [, id = '', size, ...rest] = segments;
    const known = photoSizes.find((one) => one === size);
    return rest.length === 0 && photoId.test(id) && known !== undefined
      ? { kind: 'photo', workspace, id, size: known }
      : undefined;
  }
  return segments.every((segment) => assetSegment.test(segment)) ? { kind: 'asset', segments } : undefined;
}
