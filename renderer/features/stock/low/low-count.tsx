import { useTranslation } from 'react-i18next';
import { useData } from '../../../data/query.ts';
import classes from '../stock.module.css';

/** How many items fell to their threshold since the seller looked, beside the place where they stand. */
export function LowCount() {
  const { t } = useTranslation('stock');
  const count = useData('lowStock.unseen').data?.items ?? 0;
  if (count === 0) return null;
  const text = t('low.waiting', { count });
  return (
    <em className={classes['count']} aria-label={text} title={text} role="img">
      {count}
    </em>
  );
}
