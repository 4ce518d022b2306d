import { Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { formatMoney } from '#shared/domain/money.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorState } from '../../../components/error-state.tsx';
import { useAction } from '../../../data/query.ts';
import { useLocale } from '../../../data/settings.ts';
import { sayDone } from '../use-undo.ts';

interface FinishCountProps {
  readonly count: RequestOutput<'counts.get'>;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** What the count will change, and what of it the seller decides. */
export function FinishCount({ count, opened, onClose, onDone }: FinishCountProps) {
  const { t } = useTranslation('stock');
  const locale = useLocale();
  const [missing, setMissing] = useState<'leave' | 'zero'>('leave');
  const [move, setMove] = useState(true);
  const { mutate, isPending, error } = useAction('counts.apply', {
    onSuccess: ({ runId, corrected, limited }) => {
      const text = t('count.applied', { count: corrected });
      sayDone(limited > 0 ? `${text} ${t('count.limited', { count: limited })}` : text, runId);
      onClose();
      onDone();
    },
  });
  const uncounted = count.lines - count.counted;
  const corrections = count.different + (missing === 'zero' ? count.uncountedInStock : 0);
  const amounts = count.effect.amounts.map((amount) => formatMoney(amount, locale)).join(' + ');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('count.finishTitle')}>
      <Stack gap="sm">
        {error ? <ErrorState error={error} /> : null}
        <Text size="sm" role="status">
          {corrections === 0 ? t('count.finishNothing') : t('count.finishText', { count: corrections })}{' '}
          {amounts === '' ? '' : `${t('count.effect', { amount: amounts })}.`}{' '}
          {count.effect.withoutCost > 0 ? t('count.withoutCost', { count: count.effect.withoutCost }) : ''}
        </Text>
        {uncounted > 0 ? (
          <Radio.Group
            label={t('count.uncounted', { count: uncounted })}
            value={missing}
            onChange={(chosen) => setMissing(chosen)}
          >
            <Stack gap={6} mt={6}>
              <Radio value="leave" label={t('count.missing.leave')} />
              <Radio value="zero" label={t('count.missing.zero')} />
            </Stack>
          </Radio.Group>
        ) : null}
        {count.found > 0 && count.location !== null ? (
          <Checkbox label={t('count.move')} checked={move} onChange={(event) => setMove(event.currentTarget.checked)} />
        ) : null}
        <Text size="sm" c="dimmed">
          {t('count.listings')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('create.cancel')}
          </Button>
          <Button loading={isPending} onClick={() => mutate({ id: count.id, missing, move })}>
            {t('count.apply')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
