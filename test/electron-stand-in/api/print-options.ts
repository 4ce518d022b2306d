import type { Protocol } from '../chromium/protocol.ts';
import type { PrintToPDFOptions } from './types.ts';

/** Paper in inches, as Electron names it. */
const papers: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.69],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
  Ledger: [17, 11],
};

/** Electron's printToPDF options (sizes in inches) as DevTools takes them. Throws on an unknown paper. */
export function printOptions(options: PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const { pageSize = 'Letter', margins } = options;
  const paper = typeof pageSize === 'string' ? papers[pageSize] : ([pageSize.width, pageSize.height] as const);
  if (!paper) throw new Error(`Invalid pageSize ${JSON.stringify(pageSize)}`);
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth: paper[0],
    paperHeight: paper[1],
    marginTop: margins?.top ?? 0.4,
    marginBottom: margins?.bottom ?? 0.4,
    marginLeft: margins?.left ?? 0.4,
    marginRight: margins?.right ?? 0.4,
    pageRanges: options.pageRanges ?? '',
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  };
}
