import { useEffect } from 'react';
import { showToast } from '../components/toast.tsx';
import { useData } from '../data/query.ts';
import { describeError } from './i18n/describe.ts';

/** Says once what the seller should know of this start, such as a repaired database. */
export function StartNotices() {
  const { data } = useData('app.info', undefined, { staleTime: Number.POSITIVE_INFINITY });
  useEffect(() => {
    for (const notice of data?.startNotices ?? []) {
      showToast({ id: `start.${notice.reason}`, text: describeError({ code: 'internal', ...notice }) });
    }
  }, [data]);
  return null;
}
