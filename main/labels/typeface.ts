import { createRequire } from 'node:module';
// oxlint-disable-next-line import/no-named-as-default -- the type declarations know only the default export
import PDFDocument from 'pdfkit';

const require = createRequire(import.meta.url);
const files = {
  regular: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  bold: require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
};

/** Measures text as the PDF will draw it. Lengths are in the unit of `size`. */
export interface Typeface {
  width(text: string, size: number, bold: boolean): number;
  /** What the font cannot show becomes `?`; what joins or colours emoji goes without a trace. */
  drawable(text: string): { readonly text: string; readonly missing: boolean };
}

/** The part of the font library that pdfkit keeps to itself, and which letters there are is known only there. */
interface OpenFont {
  readonly unitsPerEm: number;
  hasGlyphForCodePoint(codePoint: number): boolean;
  glyphForCodePoint(codePoint: number): { readonly advanceWidth: number };
}

/** Makes DejaVu Sans the document's `regular` and `bold`: it covers Latin, Greek, Cyrillic, Arabic, Hebrew and more. */
export function addFonts(document: PDFKit.PDFDocument): void {
  document.registerFont('regular', files.regular);
  document.registerFont('bold', files.bold);
}

export function createTypeface(): Typeface {
  // Never written: pdfkit measures only in a document.
  const document = new PDFDocument({ autoFirstPage: false, fontLayoutCache: false });
  addFonts(document);
  const fonts = { regular: openFont(document, 'regular'), bold: openFont(document, 'bold') };
  const advances = { regular: new Map<number, number>(), bold: new Map<number, number>() };

  const advance = (codePoint: number, weight: 'regular' | 'bold'): number => {
    let known = advances[weight].get(codePoint);
    if (known === undefined) {
      known = fonts[weight].glyphForCodePoint(codePoint).advanceWidth / fonts[weight].unitsPerEm;
      advances[weight].set(codePoint, known);
    }
    return known;
  };

  return {
    width: (text, size, bold) => {
      const weight = bold ? 'bold' : 'regular';
      // Letters that join or combine are only as wide as their line says. The others are summed: 40 times as fast, and
      // kerning can only make them narrower.
      if (/[\u0300-\u036f\u0590-\u1fff]/.test(text)) return document.font(weight).fontSize(size).widthOfString(text);
      let sum = 0;
      for (const character of text) sum += advance(character.codePointAt(0) ?? 0, weight);
      return sum * size;
    },
    drawable: (text) => {
      let missing = false;
      let drawn = '';
      for (const character of text
        .normalize('NFC')
        .replaceAll(/[\p{Cc}\s]+/gu, ' ')
        .replaceAll(invisible, '')) {
        const codePoint = character.codePointAt(0) ?? 0;
        const known = fonts.regular.hasGlyphForCodePoint(codePoint) && fonts.bold.hasGlyphForCodePoint(codePoint);
        missing ||= !known;
        drawn += known ? character : '?';
      }
      return { text: drawn.trim(), missing };
    },
  };
}

/** Directions, joiners, variation selectors, skin tones and tags: they have no shape of their own. */
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Emoji_Modifier}]/gu;

function openFont(document: PDFKit.PDFDocument, weight: 'regular' | 'bold'): OpenFont {
  document.font(weight);
  return (document as unknown as { readonly _font: { readonly font: OpenFont } })._font.font;
}
