import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { HandCount } from '../features/by-hand/hand-count.tsx';
import { InboxCount } from '../features/photo-inbox/inbox-count.tsx';
import { LowCount } from '../features/stock/low/low-count.tsx';
import { places, type PlaceId } from './routes.ts';
import classes from './shell.module.css';

/** The main places, always in sight. */
export function Navigation({ active }: { readonly active: PlaceId }) {
  const { t } = useTranslation();
  return (
    <nav className={classes['nav']} aria-label={t('nav.label')}>
      {places.map(({ id, path, icon: Icon }) => (
        <Link
          key={id}
          href={path}
          className={classes['place'] ?? ''}
          title={t(`nav.${id}`)}
          {...(id === active ? { 'aria-current': 'page' } : {})}
        >
          <Icon size={18} stroke={1.6} aria-hidden />
          <span>{t(`nav.${id}`)}</span>
          {id === 'listings' ? <HandCount /> : null}
          {id === 'photoInbox' ? <InboxCount /> : null}
          {id === 'stock' ? <LowCount /> : null}
        </Link>
      ))}
    </nav>
  );
}
