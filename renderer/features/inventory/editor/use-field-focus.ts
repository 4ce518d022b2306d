import { useEffect, type RefObject } from 'react';
import { useLocation, useSearch } from 'wouter';
import { itemPath } from '../../../app/routes.ts';
import { fieldCandidates } from './field-candidates.ts';

/** Puts the keyboard on the field that the address asks for (`?field=title`), once, and takes the wish off the address. */
export function useFieldFocus(root: RefObject<HTMLElement | null>, itemId: string): void {
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('field');
  useEffect(() => {
    if (wanted === null) return undefined;
    const deadline = performance.now() + 3_000;
    let frame = 0;
    const look = (): void => {
      const field = findField(root.current, wanted);
      if (field) {
        field.scrollIntoView({ block: 'center' });
        field.focus();
      } else if (performance.now() < deadline) {
        // Marketplace fields appear when their category's answer is there.
        frame = requestAnimationFrame(look);
        return;
      }
      navigate(`${itemPath(itemId)}?`, { replace: true });
    };
    look();
    return () => cancelAnimationFrame(frame);
  }, [wanted, root, itemId, navigate]);
}

function findField(root: HTMLElement | null, wanted: string): HTMLElement | undefined {
  for (const name of fieldCandidates(wanted)) {
    const marked = root?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"]`);
    if (!marked) continue;
    return marked.matches('input, textarea, button, select')
      ? marked
      : (marked.querySelector<HTMLElement>('input, textarea, button') ?? marked);
  }
  return undefined;
}
