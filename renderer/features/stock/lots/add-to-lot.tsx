import { Button, Group, List, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { create } from 'zustand';
import { lotLimits } from '#shared/domain/lot.ts';
import { describeProblem } from '../../../app/i18n/describe.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useAction, useData } from '../../../data/query.ts';
import { sayDone } from '../use-undo.ts';
import { LotForm } from './lot-form.tsx';

const useAsked = create<{ readonly itemIds: readonly string[] | null }>(() => ({ itemIds: null }));

/** Asks which lot these items came in. From the grid, the editor or anywhere; the dialog stands in the frame. */
export const addToLot = (itemIds: readonly string[]): void => useAsked.setState({ itemIds });
const close = (): void => useAsked.setState({ itemIds: null });

/** The question, wherever it was asked. */
export function AddToLotDialog() {
  const { t } = useTranslation('stock');
  const itemIds = useAsked((state) => state.itemIds);
  return (
    <Dialog opened={itemIds !== null} onClose={close} title={t('addToLot.title', { count: itemIds?.length ?? 0 })}>
      {itemIds === null ? null : <ChooseLot itemIds={itemIds} />}
    </Dialog>
  );
}

function ChooseLot({ itemIds }: { readonly itemIds: readonly string[] }) {
  const { t } = useTranslation('stock');
  const [, navigate] = useLocation();
  const lots = useData('lots.names');
  const [lotId, setLotId] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const name = lots.data?.find(({ id }) => id === lotId)?.name ?? '';
  const { mutate, isPending, error, data } = useAction('lots.addItems', {
    onSuccess: ({ added, runId, skippedItems }) => {
      if (runId !== null) sayDone(t('addToLot.added', { count: added, name }), runId);
      if (skippedItems === 0) close();
    },
  });
  const tooMany = itemIds.length > lotLimits.parts;
  if (data && data.skippedItems > 0) {
    return (
      <Stack gap="sm">
        <Text size="sm">
          {data.added > 0 ? t('addToLot.added', { count: data.added, name }) : t('addToLot.nothingAdded', { name })}
        </Text>
        <Text size="sm" fw={600}>
          {t('addToLot.skipped', { count: data.skippedItems })}
        </Text>
        <List size="sm" mah={240} style={{ overflow: 'auto' }} tabIndex={0}>
          {data.skipped.map((problem) => (
            <List.Item key={describeProblem(problem)}>{describeProblem(problem)}</List.Item>
          ))}
        </List>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('addToLot.close')}
          </Button>
          <Button
            onClick={() => {
              close();
              navigate(`/stock/lots/${data.lotId}`);
            }}
          >
            {t('addToLot.show')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      {error ? <ErrorState error={error} /> : null}
      {tooMany ? <Text size="sm">{t('addToLot.tooMany', { limit: lotLimits.parts })}</Text> : null}
      {lots.data?.length === 0 ? (
        <Text size="sm">{t('addToLot.none')}</Text>
      ) : (
        <Select
          data-autofocus
          label={t('addToLot.lot')}
          placeholder={t('addToLot.choose')}
          nothingFoundMessage={t('addToLot.nothing')}
          searchable
          data={(lots.data ?? []).map(({ id, name: label }) => ({ value: id, label }))}
          value={lotId}
          onChange={setLotId}
        />
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={() => setCreating(true)}>
          {t('addToLot.newLot')}
        </Button>
        <Button
          disabled={lotId === null || tooMany}
          loading={isPending}
          onClick={() => lotId !== null && mutate({ id: lotId, itemIds: [...itemIds] })}
        >
          {t('addToLot.add')}
        </Button>
      </Group>
      <LotForm opened={creating} onClose={() => setCreating(false)} onSaved={setLotId} />
    </Stack>
  );
}
