import { useData } from '../../data/query.ts';

/** How much of a file is checked or taken in, 0 to 1; `null` while none is. */
export function useImporting(): number | null {
  const status = useData('csv.status').data?.import;
  return status?.phase === 'checking' || status?.phase === 'importing' ? status.share : null;
}
