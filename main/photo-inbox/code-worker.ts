import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { CodeAnswer, CodeQuestion } from './code-reader.ts';

/** Codes on one picture beyond these are packaging, not labels. */
const mostCodes = 8;

// From the package on the disk: the library would otherwise fetch it from a server.
const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
await prepareZXingModule({
  overrides: { wasmBinary: new Uint8Array(wasm).buffer },
  fireImmediately: true,
});

parentPort?.on('message', ({ id, pixels, width, height }: CodeQuestion) => {
  const picture = { data: new Uint8ClampedArray(pixels), width, height, colorSpace: 'srgb' as const };
  readBarcodes(picture as ImageData, {
    formats: ['QRCode', 'Code128'],
    tryHarder: true,
    maxNumberOfSymbols: mostCodes,
  }).then(
    (found) => answer({ id, texts: found.filter(({ isValid }) => isValid).map(({ text }) => text) }),
    () => answer({ id, texts: [] }),
  );
});

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port, not a window
const answer = (message: CodeAnswer): void => parentPort?.postMessage(message);
