import type { LabelChoice, LabelDrawing, LabelFindingReason } from '#shared/domain/label.ts';
import type { Area } from './layout.ts';
import { code128, code128Module, qr, qrModule, quiet, type BarSymbol } from './symbol.ts';

interface PlacedCode {
  readonly bars: LabelDrawing['bars'];
  /** What is left for text. */
  readonly left: Area;
  readonly findings: readonly LabelFindingReason[];
}

/** Between code and text. */
const gap = 700;

/** The code in its part of the label. What cannot be read is not drawn: another code, or none, and a finding. */
export function placeCode(area: Area, sku: string, wanted: LabelChoice['code']): PlacedCode {
  if (wanted === 'none') return { bars: [], left: area, findings: [] };
  if (wanted === 'qr') return placeQr(area, sku, []);
  const symbol = code128(sku);
  if (symbol === undefined) return placeQr(area, sku, ['code128_characters']);
  return placeBars(area, symbol) ?? placeQr(area, sku, ['code128_too_wide']);
}

/** Bars along the lower edge: as high as a third of the label, so that a scanner need not be held straight. */
function placeBars(area: Area, { widths, modules }: BarSymbol): PlacedCode | undefined {
  const module = Math.min(code128Module.most, area.width / (modules + 2 * quiet.code128));
  if (module < code128Module.least) return undefined;
  const height = Math.min(18_000, Math.max(5_000, area.height * 0.42), area.height * 0.6);
  const top = area.y + area.height - height;
  let x = area.x + (area.width - modules * module) / 2;
  const bars: LabelDrawing['bars'] = [];
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) bars.push({ x, y: top, width: width * module, height });
    x += width * module;
  }
  return { bars, left: { ...area, height: area.height - height - gap }, findings: [] };
}

/** A square beside the text on a label that is wider than high, else above it. */
function placeQr(area: Area, sku: string, findings: readonly LabelFindingReason[]): PlacedCode {
  const beside = area.width >= area.height * 1.25;
  const room = beside ? Math.min(area.height, area.width * 0.5) : Math.min(area.width, area.height * 0.6);
  for (const level of ['M', 'L'] as const) {
    const symbol = qr(sku, level);
    const module = Math.min(qrModule.most, room / (symbol.modules + 2 * quiet.qr));
    if (module < qrModule.least) continue;
    const side = module * (symbol.modules + 2 * quiet.qr);
    const corner = {
      x: beside ? area.x : area.x + (area.width - side) / 2,
      y: beside ? area.y + (area.height - side) / 2 : area.y,
    };
    const at = (modules: number): number => (modules + quiet.qr) * module;
    const bars = symbol.runs.map(({ x, y, length }) => ({
      x: corner.x + at(x),
      y: corner.y + at(y),
      width: length * module,
      height: module,
    }));
    const left = beside
      ? { ...area, x: area.x + side, width: area.width - side }
      : { ...area, y: area.y + side, height: area.height - side };
    return { bars, left, findings };
  }
  return { bars: [], left: area, findings: [...findings, 'code_no_room'] };
}
