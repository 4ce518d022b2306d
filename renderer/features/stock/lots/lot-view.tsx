import { Anchor, Button } from '@mantine/core';
import { IconPackages, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'wouter';
import type { RequestOutput } from '#shared/ipc/contract.ts';
import { EmptyState } from '../../../components/empty-state.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useAction } from '../../../data/query.ts';
import { failed, sayDone } from '../use-undo.ts';
import { CreateItems } from './create-items.tsx';
import { LotFacts } from './lot-facts.tsx';
import { LotForm } from './lot-form.tsx';
import { LotMenu } from './lot-menu.tsx';
import { LotParts } from './lot-parts.tsx';
import { SplitBar } from './split-bar.tsx';
import { useLotSplit } from './use-lot-split.ts';

/** A lot: what was paid, what came back, and what each of its items carries. */
export function LotView({ lot, parts, recovered }: RequestOutput<'lots.get'>) {
  const { t } = useTranslation('stock');
  const [, navigate] = useLocation();
  const [editing, setEditing] = useState(false);
  const [creating, setCreating] = useState(false);
  const split = useLotSplit(lot, parts);
  const remove = useAction('lots.delete', {
    ...failed,
    onSuccess: ({ runId }) => {
      sayDone(t('lot.deleted', { name: lot.name }), runId);
      navigate('/stock/lots');
    },
  });
  return (
    <Screen
      title={lot.name}
      fill={parts.length > 0}
      actions={
        <>
          <Anchor component={Link} href="/stock/lots" size="sm">
            {t('lot.back')}
          </Anchor>
          <LotMenu
            onEdit={() => setEditing(true)}
            onChoose={() => navigate('/inventory')}
            onDelete={() => remove.mutate({ id: lot.id })}
          />
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCreating(true)}>
            {t('lot.createItems')}
          </Button>
        </>
      }
      toolbar={
        <>
          <LotFacts lot={lot} parts={parts} recovered={recovered} />
          {parts.length > 0 ? <SplitBar split={split} /> : null}
        </>
      }
    >
      {parts.length === 0 ? (
        <EmptyState
          icon={IconPackages}
          title={t('lot.emptyTitle')}
          text={t('lot.empty')}
          action={{ label: t('lot.createItems'), onClick: () => setCreating(true) }}
        >
          <Button variant="default" onClick={() => navigate('/inventory')}>
            {t('lot.chooseItems')}
          </Button>
        </EmptyState>
      ) : (
        <LotParts split={split} />
      )}
      <LotForm
        lot={lot}
        currencyFixed={parts.length > 0}
        opened={editing}
        onClose={() => setEditing(false)}
        onSaved={() => undefined}
      />
      <CreateItems lot={lot} opened={creating} onClose={() => setCreating(false)} />
    </Screen>
  );
}
