import { useDisclosure } from '@mantine/hooks';
import { useCallback, useMemo } from 'react';
import { openLabels } from '../../labels/labels-state.ts';
import { createSimilar } from '../create-similar.ts';
import type { EditingSession } from '../editing/editing-session.ts';

/** What can be made out of the open item. */
export interface ItemActions {
  readonly createSimilar: () => void;
  readonly printLabels: () => void;
  readonly saveTemplate: () => void;
  readonly savingTemplate: boolean;
  readonly closeTemplate: () => void;
}

/** Each starts from what is saved, so what was typed last is saved first. */
export function useItemActions(session: EditingSession): ItemActions {
  const [savingTemplate, template] = useDisclosure(false);
  const similar = useCallback(() => void createSimilar(session.itemId, session.flush), [session]);
  const printLabels = useCallback(() => void session.flush().then(() => openLabels([session.itemId])), [session]);
  const saveTemplate = useCallback(() => void session.flush().then(template.open), [session, template.open]);
  return useMemo(
    () => ({ createSimilar: similar, printLabels, saveTemplate, savingTemplate, closeTemplate: template.close }),
    [similar, printLabels, saveTemplate, savingTemplate, template.close],
  );
}
