import { useTranslation } from 'react-i18next';
import type { EndMode } from '#shared/domain/marketplace.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';
import type { ListingRow } from './listing-row.ts';

/** What can be asked of a listing; each says that it is on its way, and a refusal is told. */
export function useListingActions(row: Pick<ListingRow, 'id' | 'itemTitle'>) {
  const { t } = useTranslation('listings');
  const onError = (error: Parameters<typeof describeError>[0]) =>
    showToast({ text: describeError(error), tone: 'bad' });
  const title = row.itemTitle;
  const revise = useAction('listings.revise', { onError, onSuccess: () => showToast({ text: t('sent', { title }) }) });
  const end = useAction('listings.end', { onError, onSuccess: () => showToast({ text: t('ending', { title }) }) });
  const check = useAction('listings.readBack', {
    onError,
    onSuccess: () => showToast({ text: t('checked', { title }) }),
  });
  return {
    revise: () => revise.mutate({ listingIds: [row.id] }),
    end: (mode: EndMode = 'end') => end.mutate({ listingIds: [row.id], mode }),
    check: () => check.mutate({ id: row.id }),
    busy: revise.isPending || end.isPending || check.isPending,
  };
}
