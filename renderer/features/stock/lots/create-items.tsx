import { Button, Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { lotLimits, type Lot } from '#shared/domain/lot.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useAction } from '../../../data/query.ts';
import { sayDone } from '../use-undo.ts';

interface CreateItemsProps {
  readonly lot: Lot;
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** So many items at once, to be described when they are unpacked. */
export function CreateItems({ lot, opened, onClose }: CreateItemsProps) {
  const { t } = useTranslation('stock');
  const [typed, setTyped] = useState<number | string>('');
  const count = Number(typed);
  const fits = Number.isInteger(count) && count >= 1 && count <= lotLimits.newItems;
  const { mutate, isPending, error } = useAction('lots.createItems', {
    onSuccess: ({ runId }, { count: made }) => {
      sayDone(t('create.done', { count: made }), runId);
      setTyped('');
      onClose();
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (fits) mutate({ id: lot.id, count });
  };
  return (
    <Dialog opened={opened} onClose={onClose} title={t('create.title', { name: lot.name })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {error ? <ErrorState error={error} /> : null}
          <Text size="sm">{t('create.text')}</Text>
          <NumberInput
            data-autofocus
            label={t('create.count')}
            allowDecimal={false}
            allowNegative={false}
            maw={200}
            value={typed}
            error={typed !== '' && !fits ? t('create.countProblem', { limit: lotLimits.newItems }) : undefined}
            onChange={setTyped}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('create.cancel')}
            </Button>
            <Button type="submit" disabled={!fits} loading={isPending}>
              {t('create.go', { count: fits ? count : 0 })}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
