import { safeStorage } from 'electron';
import type { SecretBox, SecretProtection } from '../ports.ts';

/**
 * Keychain on macOS, DPAPI on Windows, the desktop's key store on Linux. Where Linux has none, Electron falls back to a
 * fixed password: `weak`, and the seller is told. Ask only after `ready`: before it no key store is known.
 */
export function createSecretBox(platform: NodeJS.Platform): SecretBox {
  const withoutKeyStore = platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text';
  // Without this the fallback refuses to encrypt at all; the consequence is shown as `weak`.
  if (withoutKeyStore) safeStorage.setUsePlainTextEncryption(true);
  const protection = (): SecretProtection => {
    if (!safeStorage.isEncryptionAvailable()) return 'unavailable';
    return withoutKeyStore ? 'weak' : 'os';
  };
  return {
    protection,
    encrypt: (plain) => new Uint8Array(safeStorage.encryptString(plain)),
    decrypt: (sealed) => safeStorage.decryptString(Buffer.from(sealed)),
  };
}
