import { Select, type SelectProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { conditions, type Condition } from '#shared/domain/condition.ts';

interface ConditionSelectProps extends Omit<SelectProps, 'value' | 'onChange' | 'data'> {
  readonly value: Condition | null;
  readonly onChange: (value: Condition | null) => void;
}

/** Our own scale of condition, best first. */
export function ConditionSelect({ value, onChange, ...props }: ConditionSelectProps) {
  const { t } = useTranslation();
  return (
    <Select
      data={conditions.map((condition) => ({ value: condition, label: t(`condition.${condition}`) }))}
      clearable
      checkIconPosition="right"
      {...props}
      value={value}
      onChange={(chosen) => onChange(conditions.find((condition) => condition === chosen) ?? null)}
    />
  );
}
