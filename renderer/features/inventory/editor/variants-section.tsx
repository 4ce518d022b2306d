import { Button, Group } from '@mantine/core';
import { IconAdjustments, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Item } from '#shared/domain/item.ts';
import { describeError } from '../../../app/i18n/describe.ts';
import { showToast } from '../../../components/toast.tsx';
import { useAction } from '../../../data/query.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { OptionsDialog } from './options-dialog.tsx';
import { Section } from './section.tsx';
import { StockField } from './stock-field.tsx';
import { AmountField, SkuField } from './variant-fields.tsx';
import { VariantTable } from './variant-table.tsx';
import { newOptions, optionNames } from './variant-options.ts';

/** Price, cost, SKU and stock: of the one form an item comes in, or of each of its variants. */
export function VariantsSection({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation(['inventory', 'editor']);
  const [choosing, setChoosing] = useState(false);
  const { item, session, receive } = editing;
  const { mutate: add, isPending: adding } = useAction('variants.add', {
    onSuccess: (changed: Item) => receive(changed),
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  const addVariant = (): void => {
    // What was typed into the model variant has to be there before the new one copies it.
    void session.flush().then(() => add({ itemId: item.id, options: newOptions(session.view().variants) }));
  };
  const [only] = item.variants;
  const single = item.variants.length === 1 && optionNames(item.variants).length === 0;
  const openOptions = (): void => {
    // The dialog starts from what is saved.
    void session.flush().then(() => setChoosing(true));
  };
  const buttons = (
    <Group gap="xs">
      <Button size="xs" variant="default" leftSection={<IconAdjustments size={14} aria-hidden />} onClick={openOptions}>
        {t('editor:options.open')}
      </Button>
      {!single && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={addVariant}
          loading={adding}
        >
          {t('variants.add')}
        </Button>
      )}
    </Group>
  );
  return (
    <Section title={single ? t('section.priceAndStock') : t('section.variants')} aside={buttons}>
      {single && only ? (
        <div className={classes['fields']}>
          <AmountField editing={editing} variant={only} index={0} field="price" />
          <AmountField editing={editing} variant={only} index={0} field="cost" />
          <StockField editing={editing} variant={only} index={0} />
          <SkuField editing={editing} variant={only} index={0} />
        </div>
      ) : (
        <VariantTable editing={editing} />
      )}
      <OptionsDialog item={item} opened={choosing} onClose={() => setChoosing(false)} onChanged={receive} />
    </Section>
  );
}
