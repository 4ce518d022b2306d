import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { conditions } from '#shared/domain/condition.ts';
import type { LabelChoice } from '#shared/domain/label.ts';
import type { LabelOrder } from '#shared/ipc/labels.ts';
import { useData } from '../../data/query.ts';
import { useLocale, useSettings } from '../../data/settings.ts';

/** What the dialog orders, and how its first page looks. The choice begins as it was last time. */
export function useLabelOrder(itemIds: readonly string[]) {
  const { t } = useTranslation('common');
  const remembered = useSettings().labels;
  const locale = useLocale();
  const [chosen, setChosen] = useState<LabelChoice | null>(null);
  const [start, setStart] = useState(1);
  const choice = chosen ?? remembered;
  const order = useMemo(
    (): LabelOrder => ({
      itemIds: [...itemIds],
      choice,
      start,
      locale,
      conditions: Object.fromEntries(conditions.map((condition) => [condition, t(`condition.${condition}`)])),
    }),
    [itemIds, choice, start, locale, t],
  );
  const [settled] = useDebouncedValue(order, 150);
  const preview = useData('labels.preview', settled, { placeholderData: keepPreviousData, staleTime: 0, gcTime: 0 });
  return { choice, setChoice: setChosen, start, setStart, order, shown: settled.choice, preview };
}
