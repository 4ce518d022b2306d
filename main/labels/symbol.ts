import bwip from 'bwip-js/node';

/** Narrowest bar that hand scanners and phones read from a printed label (7.5 mil), and the widest that is of use. */
export const code128Module = { least: 190, most: 500 } as const;
/** A phone's camera needs larger dots than a laser: three dots of a 300 dpi printer at the least. */
export const qrModule = { least: 250, most: 1_000 } as const;
/** Empty margin each side, in modules: ISO/IEC 15417 asks 10 of Code 128, ISO/IEC 18004 asks 4 of QR. */
export const quiet = { code128: 10, qr: 4 } as const;

/** Bars and spaces in turn, beginning with a bar; widths in modules. */
export interface BarSymbol {
  readonly widths: readonly number[];
  readonly modules: number;
}

/** Dark runs of a square of modules. */
export interface SquareSymbol {
  readonly modules: number;
  readonly runs: readonly { readonly x: number; readonly y: number; readonly length: number }[];
}

/** Code 128 of exactly this text; none for what it cannot say on every scanner: anything but printable ASCII. */
export function code128(text: string): BarSymbol | undefined {
  if (!/^[\x20-\x7e]+$/.test(text)) return undefined;
  const [symbol] = bwip.raw({ bcid: 'code128', text });
  if (symbol === undefined || !('sbs' in symbol)) throw new Error('no bars for Code 128');
  return { widths: symbol.sbs, modules: symbol.sbs.reduce((sum, width) => sum + width, 0) };
}

/** QR of exactly this text as UTF-8. `M` mends 15 % of damage, `L` 7 % in fewer modules. */
export function qr(text: string, level: 'L' | 'M'): SquareSymbol {
  const [symbol] = bwip.raw({ bcid: 'qrcode', text, eclevel: level } as Parameters<typeof bwip.raw>[0]);
  if (symbol === undefined || !('pixs' in symbol)) throw new Error('no modules for QR');
  const { pixs, pixx } = symbol;
  const runs: { x: number; y: number; length: number }[] = [];
  for (const [index, dark] of pixs.entries()) {
    if (dark !== 1) continue;
    const x = index % pixx;
    const before = runs.at(-1);
    // A run ends with its row.
    if (x > 0 && pixs[index - 1] === 1 && before !== undefined) before.length += 1;
    else runs.push({ x, y: Math.floor(index / pixx), length: 1 });
  }
  return { modules: pixx, runs };
}
