import { Button, Stack } from '@mantine/core';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorState } from '../../../components/error-state.tsx';
import { useData } from '../../../data/query.ts';
import { EditorForm } from './editor-form.tsx';
import classes from './editor.module.css';
import { FormData } from './form-data.tsx';

export interface ItemEditorProps {
  readonly itemId: string;
  readonly onClose: () => void;
  readonly onPublish: (itemId: string) => void;
}

/** The editor of one item, from its address. */
export function ItemEditor({ itemId, onClose, onPublish }: ItemEditorProps) {
  const { t } = useTranslation('inventory');
  const { data, error, refetch } = useData('items.get', { id: itemId });
  const [ready, setReady] = useState(false);
  const onReady = useCallback(() => setReady(true), []);
  if (data && ready) return <EditorForm fetched={data} onClose={onClose} onPublish={onPublish} />;
  if (data || !error) return <FormData itemId={itemId} item={data} onReady={onReady} onPublish={onPublish} />;
  return (
    <div className={classes['outside']}>
      <Stack align="flex-start">
        <ErrorState error={error} {...(error.code === 'not_found' ? {} : { onRetry: () => void refetch() })} />
        <Button variant="default" onClick={onClose}>
          {t('editor.back')}
        </Button>
      </Stack>
    </div>
  );
}
