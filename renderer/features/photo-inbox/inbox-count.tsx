import { useTranslation } from 'react-i18next';
import { useData } from '../../data/query.ts';
import classes from './photo-inbox.module.css';

/** How many photos wait to be sorted, beside the place where they do. */
export function InboxCount() {
  const { t } = useTranslation('photos');
  const count = useData('inbox.status').data?.unsorted ?? 0;
  if (count === 0) return null;
  const text = t('inbox.waiting', { count });
  return (
    <em className={classes['count']} aria-label={text} title={text} role="img">
      {count > 999 ? '999+' : count}
    </em>
  );
}
