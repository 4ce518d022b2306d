import { ActionIcon, Alert, Button, Group, Stack, TagsInput, Text, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { itemLimits, type Item } from '#shared/domain/item.ts';
import {
  combinations,
  matrixLimits,
  matrixProblems,
  optionsOf,
  sameCombination,
  variantsOf,
  type VariantOption,
} from '#shared/domain/variant-matrix.ts';
import { describeError, describeProblem } from '../../../app/i18n/describe.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { useAction } from '../../../data/query.ts';

interface OptionsDialogProps {
  readonly item: Item;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onChanged: (item: Item) => void;
}

/** What the variants differ by. From its lists the app makes one variant for each combination. */
export function OptionsDialog({ item, opened, onClose, onChanged }: OptionsDialogProps) {
  const { t } = useTranslation('editor');
  return (
    <Dialog opened={opened} onClose={onClose} title={t('options.title')} size="lg">
      {/* Mounted when it opens, so that it starts from what the item is then. */}
      <OptionsForm item={item} onClose={onClose} onChanged={onChanged} />
    </Dialog>
  );
}

interface Row extends VariantOption {
  readonly key: number;
}

const start = (item: Item): readonly Row[] => {
  const present = optionsOf(item.variants);
  return (present.length === 0 ? [{ name: '', values: [] }] : present).map(({ name, values }, key) => ({
    name,
    values,
    key,
  }));
};

function OptionsForm({ item, onClose, onChanged }: Omit<OptionsDialogProps, 'opened'>) {
  const { t } = useTranslation(['editor', 'common']);
  const [rows, setRows] = useState(() => start(item));
  const [asked, setAsked] = useState(false);
  const { mutate, isPending, error } = useAction('variants.matrix', {
    onSuccess: (changed: Item) => {
      onChanged(changed);
      onClose();
    },
  });
  const options = rows.map(({ name, values }) => ({ name: name.trim(), values }));
  const problems = matrixProblems(options);
  const at = (path: string): string | undefined => {
    const problem = problems.find((one) => one.path === path);
    return asked && problem ? describeProblem(problem) : undefined;
  };
  const change = (key: number, part: Partial<VariantOption>): void =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...part } : row)));
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (problems.length === 0) mutate({ itemId: item.id, options });
      }}
    >
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {t('options.explain')}
        </Text>
        {rows.map((row, index) => (
          <Group key={row.key} gap="xs" align="flex-start" wrap="nowrap">
            <TextInput
              w={170}
              dir="auto"
              data-autofocus={index === 0 || undefined}
              label={t('options.name')}
              placeholder={t('options.nameExample')}
              maxLength={itemLimits.optionName}
              value={row.name}
              error={at(`options.${index}.name`)}
              onChange={(event) => change(row.key, { name: event.currentTarget.value })}
            />
            <TagsInput
              flex={1}
              dir="auto"
              label={t('options.values')}
              placeholder={row.values.length === 0 ? t('options.valuesExample') : ''}
              acceptValueOnBlur
              // There is nothing to choose from, and an open list would take the Escape that closes the dialog.
              dropdownOpened={false}
              splitChars={[',', ';', '|']}
              maxTags={100}
              value={[...row.values]}
              error={at(`options.${index}.values`)}
              onChange={(values) =>
                change(row.key, { values: values.map((value) => value.slice(0, itemLimits.optionValue)) })
              }
            />
            <Tooltip label={t('options.remove')}>
              <ActionIcon
                mt={26}
                aria-label={t('options.removeNamed', { name: row.name })}
                disabled={rows.length === 1}
                onClick={() => setRows(rows.filter(({ key }) => key !== row.key))}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
        ))}
        {rows.length < matrixLimits.options && (
          <Group>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={14} aria-hidden />}
              onClick={() =>
                setRows([...rows, { name: '', values: [], key: Math.max(...rows.map(({ key }) => key)) + 1 }])
              }
            >
              {t('options.add')}
            </Button>
          </Group>
        )}
        <Outcome item={item} options={options} valid={problems.length === 0} />
        {asked && at('options') !== undefined && <Alert color="red">{at('options')}</Alert>}
        {error && <Alert color="red">{describeError(error)}</Alert>}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button type="submit" loading={isPending}>
            {t('options.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface OutcomeProps {
  readonly item: Item;
  readonly options: readonly VariantOption[];
  readonly valid: boolean;
}

/** How many there will be, and which of those with stock would go. */
function Outcome({ item, options, valid }: OutcomeProps) {
  const { t } = useTranslation('editor');
  if (!valid) return null;
  const wanted = combinations(options);
  const names = new Set(options.map(({ name }) => name.toLocaleLowerCase()));
  // A variant that lacks an option takes its first value; one with a value that is no longer there goes.
  const going = item.variants.filter(({ options: has }) => {
    const shared = Object.entries(has).filter(([name]) => names.has(name.toLocaleLowerCase()));
    const filled = Object.fromEntries(options.map(({ name, values }) => [name, values[0] ?? '']));
    for (const [name, value] of shared) {
      const known = options.find((option) => option.name.toLocaleLowerCase() === name.toLocaleLowerCase());
      if (known && value.trim() !== '') filled[known.name] = value;
    }
    return !wanted.some((one) => sameCombination(one, filled));
  });
  const stocked = going.filter(({ quantity }) => quantity > 0);
  return (
    <Stack gap={4} role="status">
      <Text size="sm" fw={600}>
        {t('options.makes', { count: variantsOf(options) })}
      </Text>
      {stocked.length > 0 && (
        <Alert color="yellow" variant="light">
          {t('options.losesStock', { count: stocked.length, skus: stocked.map(({ sku }) => sku).join(', ') })}
        </Alert>
      )}
    </Stack>
  );
}
