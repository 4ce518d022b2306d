import { ActionIcon, Alert, Checkbox, Group, ScrollArea, Stack, Table, Text, TextInput, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item, Variant } from '#shared/domain/item.ts';
import { describeError, describeProblem } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { changeToast } from '../../history/undo.ts';
import { useAction } from '../../../data/query.ts';
import { variantKey } from '../editing/fields.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { StockField } from './stock-field.tsx';
import { AmountField, SkuField } from './variant-fields.tsx';
import { VariantFill } from './variant-fill.tsx';
import { VariantPhoto } from './variant-photo.tsx';
import { indistinct, optionNames, withoutOption } from './variant-options.ts';

/** The variants of an item, one a row: what they differ by, and what each has of its own. */
export function VariantTable({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation(['inventory', 'editor']);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const { item, edit, receive } = editing;
  const names = optionNames(item.variants);
  const unclear = indistinct(item.variants);
  const ids = item.variants.map(({ id }) => id).filter((id) => chosen.has(id));
  const { mutate: restore } = useAction('variants.restore', {
    onSuccess: (changed: Item) => receive(changed),
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const { mutate: remove, isPending: removing } = useAction('variants.remove', {
    onSuccess: (changed: Item, { id }) => {
      const sku = item.variants.find((variant) => variant.id === id)?.sku ?? '';
      receive(changed);
      showToast({
        id: changeToast,
        text: t('variants.removed', { sku }),
        action: { label: t('undo', { ns: 'common' }), run: () => restore({ id }) },
      });
    },
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const forAll = (change: (variant: Variant) => Variant['options']): void => {
    for (const variant of item.variants) edit(variantKey(variant.id, 'options'), change(variant));
  };
  return (
    <Stack gap="sm">
      <ScrollArea type="auto">
        <Table verticalSpacing={4} horizontalSpacing={6} className={classes['variantTable'] ?? ''} miw={640}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={28}>
                <Checkbox
                  size="xs"
                  aria-label={t('editor:fill.all')}
                  checked={ids.length === item.variants.length}
                  indeterminate={ids.length > 0 && ids.length < item.variants.length}
                  onChange={() => setChosen(new Set(ids.length > 0 ? [] : item.variants.map(({ id }) => id)))}
                />
              </Table.Th>
              <Table.Th aria-label={t('editor:variantPhoto.column')} />
              {names.map((name) => (
                <Table.Th key={name}>
                  <Group gap={2} wrap="nowrap">
                    <span dir="auto">{name}</span>
                    <Tooltip label={t('variants.removeOption', { name })}>
                      <ActionIcon
                        size="xs"
                        aria-label={t('variants.removeOption', { name })}
                        onClick={() => {
                          const before = item.variants.map(({ id, options }) => ({ id, options }));
                          forAll(({ options }) => withoutOption(options, name));
                          showToast({
                            text: t('variants.optionRemoved', { name }),
                            action: {
                              label: t('undo', { ns: 'common' }),
                              run: () => {
                                for (const { id, options } of before) edit(variantKey(id, 'options'), options);
                              },
                            },
                          });
                        }}
                      >
                        <IconX size={12} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  </Group>
                </Table.Th>
              ))}
              <Table.Th>{t('field.sku')}</Table.Th>
              <Table.Th>{t('field.price')}</Table.Th>
              <Table.Th>{t('field.cost')}</Table.Th>
              <Table.Th>{t('field.quantity')}</Table.Th>
              <Table.Th aria-label={t('variants.actions')} />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {item.variants.map((variant, index) => {
              const problem = editing.problem(variantKey(variant.id, 'options'));
              return (
                <Table.Tr key={variant.id}>
                  <Table.Td>
                    <Checkbox
                      size="xs"
                      aria-label={t('editor:fill.choose', { sku: variant.sku })}
                      checked={chosen.has(variant.id)}
                      onChange={() =>
                        setChosen((before) =>
                          before.has(variant.id)
                            ? new Set([...before].filter((id) => id !== variant.id))
                            : new Set([...before, variant.id]),
                        )
                      }
                    />
                  </Table.Td>
                  <Table.Td>
                    <VariantPhoto editing={editing} variant={variant} />
                  </Table.Td>
                  {names.map((name) => (
                    <Table.Td key={name}>
                      <TextInput
                        data-field={`variants.${index}.options`}
                        aria-label={t('variants.fieldOf', { field: name, sku: variant.sku })}
                        dir="auto"
                        value={variant.options[name] ?? ''}
                        error={problem && describeProblem(problem)}
                        onChange={(event) =>
                          edit(variantKey(variant.id, 'options'), {
                            ...variant.options,
                            [name]: event.currentTarget.value,
                          })
                        }
                        onBlur={() => void editing.session.flush()}
                      />
                    </Table.Td>
                  ))}
                  <Table.Td>
                    <SkuField editing={editing} variant={variant} index={index} bare />
                  </Table.Td>
                  <Table.Td>
                    <AmountField editing={editing} variant={variant} index={index} field="price" bare />
                  </Table.Td>
                  <Table.Td>
                    <AmountField editing={editing} variant={variant} index={index} field="cost" bare />
                  </Table.Td>
                  <Table.Td>
                    <StockField editing={editing} variant={variant} index={index} bare />
                  </Table.Td>
                  <Table.Td>
                    <Tooltip label={t('variants.remove', { sku: variant.sku })}>
                      <ActionIcon
                        aria-label={t('variants.remove', { sku: variant.sku })}
                        disabled={item.variants.length === 1 || removing}
                        onClick={() => remove({ id: variant.id })}
                      >
                        <IconX size={16} aria-hidden />
                      </ActionIcon>
                    </Tooltip>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </ScrollArea>
      {ids.length > 0 && <VariantFill editing={editing} ids={ids} onDone={() => setChosen(new Set())} />}
      {unclear.size > 0 && (
        <Alert color="yellow" variant="light">
          <Text size="sm">{names.length === 0 ? t('variants.needOptions') : t('variants.alike')}</Text>
        </Alert>
      )}
    </Stack>
  );
}
