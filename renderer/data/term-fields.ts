import { useData } from './query.ts';

/** Policies seldom change; this long (ms) they are not asked for again. */
const fresh = 600_000;

/** The choices of an account that an item may have otherwise. */
export function useTermFields(accountId: string) {
  const setup = useData('setup.get', { id: accountId }, { staleTime: fresh });
  return { setup, fields: setup.data?.filter(({ perItem, options }) => perItem && options.length > 0) };
}
