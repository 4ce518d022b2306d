import { useData } from '../../data/query.ts';

/** Whether a file is being checked or taken in. */
export function useImporting(): boolean {
  const phase = useData('csv.status').data?.import?.phase;
  return phase === 'checking' || phase === 'importing';
}
