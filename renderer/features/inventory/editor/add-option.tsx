import { Button, Group, TextInput } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { itemLimits } from '#shared/domain/item.ts';
import { optionNameProblem } from './variant-options.ts';

interface AddOptionProps {
  readonly names: readonly string[];
  readonly onAdd: (name: string) => void;
}

/** Names a further thing that the variants differ by, such as size or colour. */
export function AddOption({ names, onAdd }: AddOptionProps) {
  const { t } = useTranslation('inventory');
  const [name, setName] = useState('');
  const problem = name === '' ? null : optionNameProblem(name, names);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (optionNameProblem(name, names) !== null) return;
    onAdd(name.trim());
    setName('');
  };
  return (
    <form onSubmit={submit}>
      <Group gap="xs" align="flex-start">
        <TextInput
          size="xs"
          w={220}
          dir="auto"
          aria-label={t('variants.optionName')}
          placeholder={t('variants.optionExample')}
          maxLength={itemLimits.optionName}
          value={name}
          error={problem === 'taken' ? t('variants.optionTaken') : undefined}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button size="xs" variant="default" type="submit" disabled={optionNameProblem(name, names) !== null}>
          {t('variants.addOption')}
        </Button>
      </Group>
    </form>
  );
}
