import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SetupField } from '#shared/domain/account.ts';
import type { ItemTerm } from '#shared/domain/item.ts';

interface Props {
  readonly label: string;
  readonly field: SetupField;
  /** The item's own choice; `null`: the account's. */
  readonly value: ItemTerm | null;
  readonly onChange: (term: ItemTerm | null) => void;
  /** Of an item's field, for the way to it from a finding. */
  readonly name?: string;
  readonly width?: number;
}

/** One choice of an account that may be another one for an item. */
export function TermSelect({ label, field, value, onChange, name, width }: Props) {
  const { t } = useTranslation('publish');
  const { options, selected } = field;
  const ofAccount = options.find((option) => option.value === selected)?.label;
  const gone = value !== null && !options.some((option) => option.value === value.value);
  const chosen = options.find((option) => option.value === value?.value);
  return (
    <Select
      {...(name === undefined ? {} : { 'data-field': name })}
      {...(width === undefined ? {} : { w: width })}
      label={label}
      allowDeselect={false}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value?.value ?? ''}
      data={[
        {
          value: '',
          label: ofAccount === undefined ? t('terms.asAccountOpen') : t('terms.asAccount', { name: ofAccount }),
        },
        ...options.map((option) => ({ value: option.value, label: option.label })),
        ...(gone ? [{ value: value.value, label: value.label, disabled: true }] : []),
      ]}
      description={chosen && chosen.detail !== '' ? <span dir="auto">{chosen.detail}</span> : null}
      error={gone ? t('terms.gone') : undefined}
      onChange={(next) => {
        const option = options.find((one) => one.value === next);
        if (next !== null) onChange(option ? { value: option.value, label: option.label } : null);
      }}
    />
  );
}
