import { shell } from 'electron';
import { AppError } from '#shared/errors.ts';
import type { LinkPort, Logger } from '../ports.ts';
import { isAllowedLink } from './policy/links.ts';

/** The only caller of `shell.openExternal`: what the allow-list does not know never reaches the operating system. */
export function createLinks(options: {
  /** Origins of the practice marketplaces that run right now. */
  readonly practiceOrigins: () => readonly string[];
  readonly logger: Logger;
}): LinkPort {
  return {
    open: async (url) => {
      if (!isAllowedLink(url, options.practiceOrigins())) {
        options.logger.log('warn', 'links.refused', { url });
        throw new AppError({
          code: 'validation',
          reason: 'link_not_allowed',
          message: 'Crossdock opens only pages of the marketplaces it works with.',
        });
      }
      // The parsed form: what was judged is exactly what is opened.
      await shell.openExternal(new URL(url).href);
    },
  };
}
