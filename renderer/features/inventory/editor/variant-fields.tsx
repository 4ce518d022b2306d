import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemLimits, type Variant } from '#shared/domain/item.ts';
import type { Money } from '#shared/domain/money.ts';
import { describeProblem } from '../../../app/i18n/describe.ts';
import { MoneyInput } from '../../../components/money-input.tsx';
import { useSettings } from '../../../data/settings.ts';
import { expectedCurrencies } from '../../publish/expected-currencies.ts';
import { variantKey } from '../editing/fields.ts';
import type { Editing } from '../editing/use-editing.ts';
import { typedAtMost } from './typed-at-most.ts';
import { useFindings } from './use-findings.ts';

interface VariantFieldProps {
  readonly editing: Editing;
  readonly variant: Variant;
  /** Place of the variant in the item, as findings name it. */
  readonly index: number;
  /** In a table the column's head says what the field is; it is still read out. */
  readonly bare?: boolean;
}

/** Price or cost of one variant. */
export function AmountField({
  editing,
  variant,
  index,
  bare = false,
  field,
}: VariantFieldProps & { readonly field: 'price' | 'cost' }) {
  const { t } = useTranslation('inventory');
  const { currency } = useSettings();
  const findings = useFindings(editing.item.id);
  const key = variantKey(variant.id, field);
  const problem = editing.problem(key);
  return (
    <MoneyInput
      data-field={`variants.${index}.${field}`}
      {...(bare
        ? { 'aria-label': t('variants.fieldOf', { field: t(`field.${field}`), sku: variant.sku }) }
        : { label: t(`field.${field}`) })}
      value={variant[field]}
      currency={currency}
      otherCurrencies={field === 'price' ? expectedCurrencies(findings) : []}
      initialText={editing.state.texts[key]}
      error={problem && describeProblem(problem)}
      onChange={(value: Money | null) => editing.edit(key, value)}
      onText={(text, valid) => {
        if (!valid) editing.session.keepText(key, text);
        // The text says what is saved already, so no change will take the earlier bad text away.
        else if (editing.state.texts[key] !== undefined) editing.edit(key, variant[field]);
      }}
      onBlur={() => void editing.session.flush()}
    />
  );
}

/** SKU of one variant; one that is taken stays in the field with the reason beside it. */
export function SkuField({ editing, variant, index, bare = false }: VariantFieldProps) {
  const { t } = useTranslation('inventory');
  const key = variantKey(variant.id, 'sku');
  const problem = editing.problem(key);
  return (
    <TextInput
      data-field={`variants.${index}.sku`}
      {...(bare
        ? { 'aria-label': t('variants.fieldOf', { field: t('field.sku'), sku: variant.sku }) }
        : { label: t('field.sku') })}
      dir="auto"
      autoComplete="off"
      spellCheck={false}
      maxLength={typedAtMost(itemLimits.sku)}
      value={variant.sku}
      error={problem && describeProblem(problem)}
      onChange={(event) => editing.edit(key, event.currentTarget.value)}
      onBlur={() => void editing.session.flush()}
    />
  );
}
