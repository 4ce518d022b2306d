import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { assertNever } from '#shared/errors.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Layer } from '../../components/layer.tsx';
import { BatchView } from './batch-view.tsx';
import { CheckView } from './check-view.tsx';
import { keepChoice, lastChoice } from './last-choice.ts';
import { PreviewView } from './preview-view.tsx';

interface Props {
  readonly itemIds: string[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** From chosen items to live listings: check, preview, publish, progress, results. Closing it stops nothing. */
export function PublishDialog({ itemIds, opened, onClose }: Props) {
  const { t } = useTranslation('publish');
  return (
    <Dialog opened={opened} onClose={onClose} size="min(1120px, 96vw)" title={t('title', { count: itemIds.length })}>
      {opened ? <Views itemIds={itemIds} onClose={onClose} /> : null}
    </Dialog>
  );
}

type View =
  | { readonly kind: 'check' }
  | { readonly kind: 'preview'; readonly itemId: string; readonly accountId: string }
  | { readonly kind: 'progress'; readonly batchIds: readonly string[] };

function Views({ itemIds, onClose }: Pick<Props, 'itemIds' | 'onClose'>) {
  const [view, setView] = useState<View>({ kind: 'check' });
  const [chosen, setChosen] = useState<readonly string[] | null>(() => lastChoice(localStorage));
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  switch (view.kind) {
    case 'check':
      return (
        <Layer key="check">
          <CheckView
            itemIds={itemIds}
            chosen={chosen}
            onChoose={(accountIds) => {
              keepChoice(localStorage, accountIds);
              setChosen(accountIds);
            }}
            excluded={excluded}
            onExclude={setExcluded}
            onPreview={(itemId, accountId) => setView({ kind: 'preview', itemId, accountId })}
            onPublished={(batchIds) => setView({ kind: 'progress', batchIds })}
            onClose={onClose}
          />
        </Layer>
      );
    case 'preview':
      return (
        <Layer key="preview">
          <PreviewView {...view} onBack={() => setView({ kind: 'check' })} />
        </Layer>
      );
    case 'progress':
      return (
        <Layer key="progress">
          <BatchView batchIds={view.batchIds} onBack={() => setView({ kind: 'check' })} onClose={onClose} />
        </Layer>
      );
    default:
      return assertNever(view);
  }
}
