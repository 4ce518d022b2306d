import type { LabelChoice, LabelDrawing, LabelFindingReason } from '#shared/domain/label.ts';
import type { Size } from '#shared/domain/label-format.ts';
import { placeCode } from './place-code.ts';
import { setText } from './set-text.ts';
import type { Typeface } from './typeface.ts';

/** What one label says, in the seller's words. */
export interface LabelContent {
  readonly sku: string;
  readonly title: string;
  readonly price: string;
  readonly location: string;
  readonly condition: string;
}

/** A rectangle on the label, in micrometres. */
export interface Area extends Size {
  readonly x: number;
  readonly y: number;
}

export interface LaidOut {
  readonly drawing: LabelDrawing;
  readonly findings: readonly LabelFindingReason[];
}

/** Printers miss the label's edge by up to a millimetre; more where there is room. */
const margin = ({ width, height }: Size): number =>
  Math.round(Math.min(3_000, Math.max(1_000, Math.min(width, height) * 0.05)));

/** Places code and texts on a label of this size. The one function behind the PDF and the preview. */
export function layOut(size: Size, content: LabelContent, choice: LabelChoice, face: Typeface): LaidOut {
  const edge = margin(size);
  const inner: Area = { x: edge, y: edge, width: size.width - 2 * edge, height: size.height - 2 * edge };
  const code = placeCode(inner, content.sku, choice.code);
  const text = setText(code.left, content, choice, face);
  return {
    drawing: { bars: code.bars, texts: text.texts },
    findings: [...code.findings, ...text.findings],
  };
}
