import { Button, Checkbox, Group, Select, Stack } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { offeredKinds } from '#shared/domain/bulk.ts';
import type { BulkResult } from '#shared/ipc/bulk.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadingForm } from '../../components/loading.tsx';
import { useAction, useData } from '../../data/query.ts';
import { useSettings } from '../../data/settings.ts';
import { emptyDraft, operationOf, type BulkDraft, type BulkTopic } from './bulk-draft.ts';
import { BulkProgress } from './bulk-progress.tsx';
import { OperationFields } from './operation-fields.tsx';
import { Preview } from './preview.tsx';
import { useSelection } from './use-selection.ts';

interface BulkFormProps {
  readonly ids: readonly string[];
  readonly onRunning: (running: boolean) => void;
  readonly onDone: (result: BulkResult) => void;
  readonly onClose: () => void;
}

const topics: readonly { readonly group: 'own' | 'market'; readonly topics: readonly BulkTopic[] }[] = [
  {
    group: 'own',
    topics: [
      'price',
      'cost',
      'currency',
      'replace',
      'condition',
      'category',
      'tags',
      'location',
      'quantity',
      'lowStock',
      'archive',
    ],
  },
  { group: 'market', topics: ['marketCategory', 'marketAspect', 'marketTitle', 'marketAmount', 'marketTerm'] },
];

/** Rows of the preview. */
const shownRows = 50;
/** A pause this long (ms) in typing starts the preview. */
const previewPause = 150;

/** What is to be changed and what would become of it; while it runs, how far it is. */
export function BulkForm({ ids, onRunning, onDone, onClose }: BulkFormProps) {
  const { t } = useTranslation(['bulk', 'common']);
  const { currency } = useSettings();
  const [draft, setDraft] = useState(() => emptyDraft(currency));
  const [revise, setRevise] = useState(false);
  const { selection, error } = useSelection(ids);
  const operation = operationOf(draft);
  const [previewed] = useDebouncedValue(operation, previewPause);
  const wanted = { selection: selection ?? '', operation: previewed ?? { kind: 'archive' as const, archived: true } };
  const enabled = selection !== null && previewed !== undefined;
  // Neither is kept: the items may change between two looks at the same operation.
  const preview = useData(
    'bulk.preview',
    { ...wanted, offset: 0, limit: shownRows },
    { enabled, gcTime: 0, staleTime: 0, placeholderData: (previous) => previous },
  );
  const totals = useData('bulk.count', wanted, { enabled, gcTime: 0, staleTime: 0 });
  const { mutate, isPending, error: failure } = useAction('bulk.run', { onSuccess: onDone });
  useEffect(() => {
    onRunning(isPending);
    return () => onRunning(false);
  }, [isPending, onRunning]);
  const same = JSON.stringify(previewed) === JSON.stringify(operation);
  const count = same ? totals.data?.changed : undefined;
  const offers = operation !== undefined && offeredKinds.has(operation.kind) && draft.topic !== 'cost';

  if (error) return <ErrorState error={error} />;
  if (selection === null) return <LoadingForm rows={3} />;
  if (isPending) return <BulkProgress of={ids.length} />;
  const change = (part: Partial<BulkDraft>): void => setDraft((before) => ({ ...before, ...part }));
  const run = (): void => {
    if (operation) mutate({ selection, operation, listings: offers && revise ? 'revise' : 'leave' });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (count !== undefined && count > 0) run();
      }}
    >
      <Stack gap="md">
        <Select
          data-autofocus
          label={t('what')}
          w={300}
          allowDeselect={false}
          value={draft.topic}
          maxDropdownHeight={360}
          data={topics.map(({ group, topics: members }) => ({
            group: t(`group.${group}`),
            items: members.map((value) => ({ value, label: t(`topic.${value}`) })),
          }))}
          onChange={(topic) => topic && change({ topic, tags: [], text: '' })}
        />
        <OperationFields draft={draft} change={change} />
        {failure && <ErrorState error={failure} />}
        <Preview
          ready={operation !== undefined}
          rows={enabled ? preview.data?.rows : undefined}
          totals={same ? totals.data : undefined}
          error={preview.error ?? (totals.error?.code === 'cancelled' ? null : totals.error)}
          items={ids.length}
        />
        <Group justify="space-between">
          {offers ? (
            <Checkbox
              label={t('alsoListings')}
              checked={revise}
              onChange={(event) => setRevise(event.currentTarget.checked)}
            />
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit" disabled={count === undefined || count === 0}>
              {count === undefined ? t('run') : t('runMany', { count })}
            </Button>
          </Group>
        </Group>
      </Stack>
    </form>
  );
}
