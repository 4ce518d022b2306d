import type { Random } from '#main/ports.ts';

const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** `length` letters and digits. 62 does not divide 256, so bytes beyond the last whole multiple are thrown away. */
export function randomText(random: Random, length: number, alphabet: string = ALPHANUMERIC): string {
  const limit = 256 - (256 % alphabet.length);
  let text = '';
  while (text.length < length) {
    for (const byte of random.bytes(length)) {
      if (byte < limit && text.length < length) text += alphabet.charAt(byte % alphabet.length);
    }
  }
  return text;
}

/** `length` decimal digits, the first never 0: the shape of most ids that marketplaces give out. */
export function randomDigits(random: Random, length: number): string {
  return randomText(random, 1, '123456789') + randomText(random, length - 1, '0123456789');
}
