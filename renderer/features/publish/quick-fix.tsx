import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '#shared/domain/finding.ts';
import type { Item } from '#shared/domain/item.ts';
import { describeProblem } from '../../app/i18n/describe.ts';
import { ConditionSelect } from '../../components/condition-select.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { useSettings } from '../../data/settings.ts';
import { variantKey } from '../inventory/editing/fields.ts';
import { useEditing } from '../inventory/editing/use-editing.ts';
import { expectedCurrencies } from './expected-currencies.ts';
import { ItemMarketsPanel } from './item-markets-panel.tsx';

interface Props {
  readonly item: Item;
  readonly kind: 'markets' | 'price' | 'condition';
  readonly findings: readonly Finding[];
}

/** Mends one thing of an item without leaving the dialog. Saved as in the editor: by itself, a moment after typing. */
export function QuickFix({ item: fetched, kind, findings }: Props) {
  const { t } = useTranslation('publish');
  const { currency } = useSettings();
  const editing = useEditing(fetched);
  const { item, state, session, status } = editing;
  const failure = state.failure?.error ?? state.conflict;
  return (
    <>
      {kind === 'markets' ? (
        <ItemMarketsPanel
          item={item}
          findings={findings}
          onPatch={({ markets }) => {
            if (markets) editing.edit('markets', markets);
          }}
        />
      ) : null}
      {kind === 'condition' ? (
        <ConditionSelect
          label={t('condition.label')}
          maw={320}
          value={item.condition}
          onChange={(condition) => editing.edit('condition', condition)}
        />
      ) : null}
      {kind === 'price'
        ? item.variants.map((variant) => {
            const key = variantKey(variant.id, 'price');
            const refused = editing.problem(key);
            return (
              <MoneyInput
                key={variant.id}
                label={item.variants.length > 1 ? `${t('preflight.price')} ${variant.sku}` : t('preflight.price')}
                maw={200}
                currency={currency}
                otherCurrencies={expectedCurrencies(findings)}
                value={variant.price}
                error={refused ? describeProblem(refused) : undefined}
                onChange={(price) => editing.edit(key, price)}
              />
            );
          })
        : null}
      {failure ? (
        <ErrorState
          error={failure}
          onRetry={() => (state.conflict ? void session.resolveConflict('mine') : session.retry())}
        />
      ) : (
        <Text size="xs" c="dimmed" role="status">
          {t(status === 'saved' ? 'preflight.saved' : 'preflight.saving')}
        </Text>
      )}
    </>
  );
}
