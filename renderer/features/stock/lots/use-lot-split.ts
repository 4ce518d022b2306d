import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Lot, LotPart, PartBasis } from '#shared/domain/lot.ts';
import type { SplitMethod, SplitOutcome } from '#shared/domain/lot-split.ts';
import { useAction } from '../../../data/query.ts';
import { failed, sayDone } from '../use-undo.ts';
import {
  basisOf,
  emptyDraft,
  isChanged,
  namedBasisOf,
  previewOf,
  setDraft,
  useLotDrafts,
  withDraft,
} from './lot-draft.ts';

/** The split of a lot while the seller thinks about it. */
export interface LotSplit {
  readonly lot: Lot;
  /** With what was typed and not applied yet. */
  readonly parts: readonly LotPart[];
  readonly method: SplitMethod;
  readonly changed: boolean;
  readonly outcome: SplitOutcome;
  readonly applying: boolean;
  readonly setMethod: (method: SplitMethod) => void;
  readonly edit: (part: LotPart, change: Partial<Omit<PartBasis, 'id'>>) => void;
  readonly discard: () => void;
  readonly apply: () => void;
}

/** Keeps what was typed until it is applied, and works out what would come of it at once. */
export function useLotSplit(lot: Lot, parts: readonly LotPart[]): LotSplit {
  const { t } = useTranslation('stock');
  const draft = useLotDrafts(({ drafts }) => drafts[lot.id]) ?? emptyDraft;
  const outcome = useMemo(() => previewOf(lot, parts, draft), [lot, parts, draft]);
  const drafted = useMemo(() => withDraft(parts, draft), [parts, draft]);
  const { mutate, isPending } = useAction('lots.split', {
    ...failed,
    onSuccess: ({ lotId, runId }) => {
      setDraft(lotId, emptyDraft);
      sayDone(t('lot.applied'), runId);
    },
  });
  return {
    lot,
    parts: drafted,
    method: draft.method ?? lot.method,
    changed: isChanged(lot, parts, draft),
    outcome,
    applying: isPending,
    setMethod: (method) => setDraft(lot.id, { ...draft, method }),
    edit: (part, change) =>
      setDraft(lot.id, { ...draft, parts: { ...draft.parts, [part.id]: { ...basisOf(part), ...change } } }),
    discard: () => setDraft(lot.id, emptyDraft),
    apply: () =>
      mutate({
        id: lot.id,
        revision: lot.revision,
        method: draft.method ?? lot.method,
        // A part that was taken out meanwhile has nothing to say any more.
        parts: drafted.filter(({ id }) => draft.parts[id]).map(namedBasisOf),
      }),
  };
}
