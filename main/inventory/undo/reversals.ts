import type { ChangeKind } from '#shared/domain/change.ts';
import { itemUpdate, variantUpdate } from './field-reversals.ts';
import { photoReversals } from './photo-reversals.ts';
import { presence } from './presence-reversals.ts';
import type { Reversal } from './reversal.ts';
import { stockAdjust } from './stock-reversal.ts';

/** How each kind of change is written and taken back. A new kind does not compile until it stands here. */
export const reversals: Readonly<Record<ChangeKind, Reversal>> = {
  'item.update': itemUpdate,
  'variant.update': variantUpdate,
  'stock.adjust': stockAdjust,
  ...presence,
  ...photoReversals,
};
