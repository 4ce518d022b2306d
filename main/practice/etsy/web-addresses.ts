import type { EtsyContext } from './context.ts';

/** Addresses on the web host. Made at every answer: the port may be another one after a restart. */
export const listingUrl = (context: EtsyContext, listingId: number | string, title = ''): string => {
  const slug = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return `${context.urls().web}/listing/${listingId}${slug === '' ? '' : `/${slug}`}`;
};

export const shopUrl = (context: EtsyContext, name: string): string => `${context.urls().web}/shop/${name}`;

/** Sizes that Etsy keeps of every picture. Practice Etsy serves the one that was uploaded under all of them. */
export const IMAGE_SIZES = ['75x75', '170x135', '570xN', 'fullxfull'] as const;

export const imageUrl = (context: EtsyContext, imageId: number, size: (typeof IMAGE_SIZES)[number]): string =>
  `${context.urls().web}/il/${imageId}/il_${size}.${imageId}.jpg`;
