import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import type { LogFields, Logger, LogLevel, NotifierPort, SecretBox } from '#main/ports.ts';

/** Really encrypts, with a key that the caller keeps: AES-256-GCM, 12 bytes of nonce, 16 of tag, then the text. */
export function keyedSecrets(key: Uint8Array = randomBytes(32)): SecretBox {
  return {
    protection: () => 'os',
    encrypt: (plain) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return new Uint8Array(Buffer.concat([nonce, cipher.getAuthTag(), body]));
    },
    decrypt: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12));
      decipher.setAuthTag(sealed.subarray(12, 28));
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}

export interface LogLine {
  readonly level: LogLevel;
  readonly event: string;
  readonly fields: LogFields;
}

/** Keeps every line, for tests that look at them and for programs that print them when they fail. */
export function keepingLogger(): { readonly logger: Logger; readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  return { lines, logger: { log: (level, event, fields = {}) => void lines.push({ level, event, fields }) } };
}

export type Notice = Parameters<NotifierPort['notify']>[0];

export function keepingNotifier(): { readonly notifier: NotifierPort; readonly notices: readonly Notice[] } {
  const notices: Notice[] = [];
  return { notices, notifier: { notify: (notice) => void notices.push(notice) } };
}
