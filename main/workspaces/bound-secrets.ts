import { firstWorkspaceId, type WorkspaceId } from '#shared/ipc/workspaces.ts';
import type { SecretBox } from '../ports.ts';

const mark = 'crossdock-workspace:';

/**
 * Seals for one business only. All share the computer's key store, so the business stands inside what is sealed, and a row
 * copied into another one's database does not open there. What was sealed before there were several belongs to the first.
 */
export function bindSecrets(box: SecretBox, id: WorkspaceId): SecretBox {
  const own = `${mark}${id}\n`;
  return {
    protection: () => box.protection(),
    encrypt: (plain) => box.encrypt(own + plain),
    decrypt: (sealed) => {
      const opened = box.decrypt(sealed);
      if (opened.startsWith(own)) return opened.slice(own.length);
      if (id === firstWorkspaceId && !opened.startsWith(mark)) return opened;
      throw new Error('this was sealed for another business');
    },
  };
}
