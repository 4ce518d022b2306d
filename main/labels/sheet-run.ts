import { labelFormat, labelsPerPage, type LabelFormat } from '#shared/domain/label-format.ts';
import type { Item } from '#shared/domain/item.ts';
import type { LabelDrawing, LabelFinding } from '#shared/domain/label.ts';
import type { LabelOrder } from '#shared/ipc/labels.ts';
import { labelsOf } from './contents.ts';
import { createFindings } from './findings.ts';
import { layOut } from './layout.ts';
import type { Typeface } from './typeface.ts';

/** One label in its place. Copies share the drawing. */
export interface PlacedLabel {
  readonly page: number;
  readonly position: number;
  readonly drawing: LabelDrawing;
}

/** All labels of an order, one after the other as they are printed. Nothing but the present one is held. */
export interface SheetRun extends Iterable<PlacedLabel> {
  readonly format: LabelFormat;
  /** Of the labels walked so far. */
  findings(): LabelFinding[];
}

/** Walks an order. An item deleted meanwhile, or without stock where copies follow the stock, is a finding. */
export function sheetRun(
  order: LabelOrder,
  parts: {
    readonly get: (input: { readonly id: string }) => Item;
    readonly face: Typeface;
    /** Items that make no label because nothing of them is there, with the SKUs of their variants: not even read. */
    readonly soldOut: ReadonlyMap<string, readonly string[]>;
  },
): SheetRun {
  const format = labelFormat(order.choice.format, order.choice.own);
  const findings = createFindings();
  const perPage = labelsPerPage(format);

  function* walk(): Generator<PlacedLabel> {
    let index = firstPosition(order, format);
    for (const itemId of order.itemIds) {
      const none = parts.soldOut.get(itemId);
      if (none !== undefined) {
        for (const sku of none) findings.add('no_stock', sku);
        continue;
      }
      const wanted = labelsOf(itemId, order, parts.get);
      if (wanted === 'gone') {
        findings.add('item_gone');
        continue;
      }
      for (const { content, copies } of wanted) {
        if (copies === 0) {
          findings.add('no_stock', content.sku);
          continue;
        }
        const { drawing, findings: found } = layOut(format.label, content, order.choice, parts.face);
        for (const reason of found) findings.add(reason, content.sku);
        for (let copy = 0; copy < copies; copy += 1, index += 1) {
          yield { page: Math.floor(index / perPage), position: index % perPage, drawing };
        }
      }
    }
  }
  return { format, findings: findings.list, [Symbol.iterator]: walk };
}

/** From 0. A start beyond the sheet, left from another format, is its last label. */
export const firstPosition = (order: LabelOrder, format: LabelFormat): number =>
  Math.min(order.start, labelsPerPage(format)) - 1;
