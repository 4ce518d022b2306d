import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/domain/item.ts';
import { useCommands } from '../../../app/commands.ts';
import { LoadingForm } from '../../../components/loading.tsx';
import { usableAccounts } from '../../../data/account-hold.ts';
import { dataQuery, useData } from '../../../data/query.ts';
import { useSettings } from '../../../data/settings.ts';
import classes from './editor.module.css';
import { usePreflightOf } from './use-findings.ts';

/** What a marketplace keeps us waiting for beyond this (ms) finds its place in the form later. */
const longestWait = 700;
/** Shorter waits show nothing: bars that flash by are more unrest than an empty page. */
const quietMs = 150;

/** As the marketplace's own section asks for it. */
const requirements = (input: { readonly accountId: string; readonly categoryId: string }) => {
  const { queryKey, queryFn } = dataQuery('taxonomy.requirements', input);
  return { queryKey, queryFn, staleTime: 600_000 };
};

interface FormDataProps {
  readonly itemId: string;
  readonly item: Item | undefined;
  readonly onReady: () => void;
  readonly onPublish: (itemId: string) => void;
}

/**
 * Waits for all that decides how high the parts of the form are, so that the form is drawn once: a field that moves after
 * it was drawn makes a click land beside it.
 */
export function FormData({ itemId, item, onReady, onPublish }: FormDataProps) {
  const { t } = useTranslation(['inventory', 'common']);
  const { practice } = useSettings();
  const marketplaces = useData('marketplaces.list');
  const accounts = useData('accounts.list');
  const usable = usableAccounts(accounts.data ?? [], practice);
  const wanted = Object.entries(item?.markets ?? {}).flatMap(([marketplace, { categoryId }]) => {
    const account = usable.find((one) => one.marketplace === marketplace);
    return account && categoryId !== null ? [{ accountId: account.id, categoryId }] : [];
  });
  const others = [
    marketplaces,
    accounts,
    usePreflightOf(itemId),
    useData('listings.forItem', { itemId }),
    useData('lots.ofItem', { itemId }),
    ...useQueries({ queries: wanted.map(requirements) }),
  ];
  const there = item !== undefined;
  const all = there && others.every(({ isFetching }) => !isFetching);
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (all) onReady();
  }, [all, onReady]);
  useEffect(() => {
    const timer = there ? setTimeout(onReady, longestWait) : undefined;
    return () => clearTimeout(timer);
  }, [there, onReady]);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  const publishable = item === undefined || item.deletedAt === null;
  // Whoever opens an item and publishes it by keys does not wait for the form; the form's own command takes this one's place.
  useCommands(
    useMemo(
      () =>
        publishable
          ? [
              {
                id: 'editor.publish',
                label: t('command.publishThis'),
                group: t('common:command.group.inventory'),
                shortcut: 'mod+Enter',
                run: () => onPublish(itemId),
              },
            ]
          : [],
      [publishable, t, onPublish, itemId],
    ),
  );
  return <div className={classes['outside']}>{shown && <LoadingForm rows={7} />}</div>;
}
