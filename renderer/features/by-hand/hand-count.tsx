import { useTranslation } from 'react-i18next';
import { useData } from '../../data/query.ts';
import classes from './by-hand.module.css';

/** How many things wait for the seller's hand, beside the place where they stand. */
export function HandCount() {
  const { t } = useTranslation('byHand');
  const count = useData('publishing.handTasks').data?.length ?? 0;
  if (count === 0) return null;
  const text = t('waiting', { count });
  return (
    <em className={classes['count']} aria-label={text} title={text} role="img">
      {count}
    </em>
  );
}
