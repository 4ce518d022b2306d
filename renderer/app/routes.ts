import {
  IconBox,
  IconPackages,
  IconPhotoDown,
  IconPlugConnected,
  IconReceipt,
  IconSettings,
  IconTags,
  type Icon,
} from '@tabler/icons-react';

/** The main places, in the order of the navigation. The number is the shortcut's. */
export const places = [
  { id: 'inventory', path: '/inventory', icon: IconBox, shortcut: 'mod+1' },
  { id: 'photoInbox', path: '/photo-inbox', icon: IconPhotoDown, shortcut: 'mod+7' },
  { id: 'stock', path: '/stock', icon: IconPackages, shortcut: 'mod+6' },
  { id: 'listings', path: '/listings', icon: IconTags, shortcut: 'mod+2' },
  { id: 'orders', path: '/orders', icon: IconReceipt, shortcut: 'mod+3' },
  { id: 'connect', path: '/connect', icon: IconPlugConnected, shortcut: 'mod+4' },
  { id: 'settings', path: '/settings', icon: IconSettings, shortcut: 'mod+5' },
] as const satisfies readonly { id: string; path: string; icon: Icon; shortcut: string }[];

export type PlaceId = (typeof places)[number]['id'];

/** Where an item is edited. */
export const itemPath = (id: string): string => `/inventory/${id}`;

/** The place that a path belongs to. */
export const placeOf = (path: string): PlaceId =>
  places.find((place) => path === place.path || path.startsWith(`${place.path}/`))?.id ?? 'inventory';
