import { firstWorkspaceId, workspaceIdSchema, type WorkspaceId } from '#shared/ipc/workspaces.ts';

/** The app's own scheme: pages have a real origin, which `file://` cannot give them. */
export const appScheme = 'app';
const appHost = 'crossdock';

/**
 * Each business has an origin of its own, so the browser itself keeps the storage and the caches of their pages apart, and
 * the address of whoever asks says which business it may ask about. The first has the one there was before the others.
 */
const hostOf = (id: WorkspaceId): string => (id === firstWorkspaceId ? appHost : `${id}.${appHost}`);

/** The one page there is, of this business; views are routes within it. */
export const appPageOf = (id: WorkspaceId): string => `${appScheme}://${hostOf(id)}/index.html`;

/** The business that an address of ours belongs to, by its parsed parts and never by a prefix; `undefined`: not ours. */
export function workspaceOf(address: string): WorkspaceId | undefined {
  const url = URL.parse(address);
  if (url === null || url.protocol !== `${appScheme}:` || url.username !== '' || url.password !== '') return undefined;
  if (url.host === appHost) return firstWorkspaceId;
  const { data } = workspaceIdSchema.safeParse(url.host.slice(0, -appHost.length - 1));
  return data !== undefined && data !== firstWorkspaceId && url.host === hostOf(data) ? data : undefined;
}

/** Whether an address belongs to our own scheme and to one of our hosts. Whether there is such a business is another question. */
export const isAppUrl = (address: string): boolean => workspaceOf(address) !== undefined;

/** Whether an address is the app's page itself, the only thing our window may show. */
export function isAppPage(address: string): boolean {
  return isAppUrl(address) && ['/', '/index.html'].includes(new URL(address).pathname);
}

/** Whether a page may go there by itself: it never leaves its business, which is for the shell to change. */
export const isOwnPage = (address: string, from: string): boolean =>
  isAppPage(address) && workspaceOf(address) === workspaceOf(from);
