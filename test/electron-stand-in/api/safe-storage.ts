import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { userDataFolder } from '../host.ts';
import { settings } from '../settings.ts';
import { Strict } from '../strict.ts';
import { isReady } from './lifecycle.ts';
import type { SafeStorage as ElectronSafeStorage } from './types.ts';

/** Marks what this version wrote, as Chromium's own prefix does. */
const prefix = Buffer.from('v10');
const nonceBytes = 12;
const tagBytes = 16;

/** safeStorage that really encrypts: AES-256-GCM, with a random key in a file that only the user can read. */
class SafeStorage extends Strict implements ElectronSafeStorage {
  #key: Buffer | undefined;
  #plainTextAllowed = false;

  #readKey(): Buffer {
    if (this.#key) return this.#key;
    const file = join(userDataFolder(), 'stand-in-key');
    try {
      this.#key = readFileSync(file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      this.#key = randomBytes(32);
      mkdirSync(userDataFolder(), { recursive: true });
      writeFileSync(file, this.#key, { mode: 0o600, flag: 'wx' });
    }
    return this.#key;
  }

  isEncryptionAvailable(): boolean {
    if (!isReady() && process.platform !== 'darwin') return false;
    return settings.keyStore === 'gnome_libsecret' || (settings.keyStore === 'basic_text' && this.#plainTextAllowed);
  }

  async isAsyncEncryptionAvailable(): Promise<boolean> {
    return this.isEncryptionAvailable();
  }

  encryptString(plainText: string): Buffer {
    if (!this.isEncryptionAvailable())
      throw new Error(
        'Error while encrypting the text provided to safeStorage.encryptString. Encryption is not available.',
      );
    if (typeof plainText !== 'string') throw new TypeError('Error processing argument at index 0, conversion failure');
    const nonce = randomBytes(nonceBytes);
    const cipher = createCipheriv('aes-256-gcm', this.#readKey(), nonce);
    const body = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()]);
    return Buffer.concat([prefix, nonce, cipher.getAuthTag(), body]);
  }

  decryptString(encrypted: Buffer): string {
    const failed = 'Error while decrypting the ciphertext provided to safeStorage.decryptString.';
    if (!this.isEncryptionAvailable()) throw new Error(`${failed} Decryption is not available.`);
    if (!Buffer.isBuffer(encrypted) || !encrypted.subarray(0, prefix.length).equals(prefix)) {
      throw new Error(`${failed} Ciphertext does not appear to be encrypted.`);
    }
    const nonceEnd = prefix.length + nonceBytes;
    const decipher = createDecipheriv('aes-256-gcm', this.#readKey(), encrypted.subarray(prefix.length, nonceEnd));
    decipher.setAuthTag(encrypted.subarray(nonceEnd, nonceEnd + tagBytes));
    try {
      return Buffer.concat([decipher.update(encrypted.subarray(nonceEnd + tagBytes)), decipher.final()]).toString(
        'utf8',
      );
    } catch {
      throw new Error(failed);
    }
  }

  async encryptStringAsync(plainText: string): Promise<Buffer> {
    return this.encryptString(plainText);
  }

  async decryptStringAsync(encrypted: Buffer): Promise<{ shouldReEncrypt: boolean; result: string }> {
    return { shouldReEncrypt: false, result: this.decryptString(encrypted) };
  }

  getSelectedStorageBackend(): 'basic_text' | 'gnome_libsecret' | 'unknown' {
    if (!isReady()) return 'unknown';
    return settings.keyStore === 'none' ? 'basic_text' : settings.keyStore;
  }

  setUsePlainTextEncryption(usePlainText: boolean): void {
    this.#plainTextAllowed = usePlainText;
  }
}

export const safeStorage = new SafeStorage();
