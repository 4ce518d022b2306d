import { Autocomplete, NumberInput, TagsInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemLimits } from '#shared/domain/item.ts';
import { describeProblem } from '../../../app/i18n/describe.ts';
import { useData } from '../../../data/query.ts';
import type { FieldKey } from '../editing/fields.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { Section } from './section.tsx';
import { StockLotField } from './stock-lot-field.tsx';

/** Where the piece lies, how it is tagged, and when it counts as running low: for the seller only, no buyer sees it. */
export function StorageSection({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation('editor');
  const { item, edit, session } = editing;
  const words = useData('items.words', undefined, { staleTime: 60_000 }).data;
  const refused = (key: FieldKey): string | undefined => {
    const problem = editing.problem(key);
    return problem && describeProblem(problem);
  };
  const saveSoon = (): void => void session.flush();
  return (
    <Section title={t('storage.title')}>
      <div className={classes['choices']}>
        <Autocomplete
          data-field="location"
          dir="auto"
          label={t('storage.location')}
          placeholder={t('storage.locationExample')}
          maxLength={itemLimits.location}
          data={words?.locations ?? []}
          limit={20}
          value={item.location}
          error={refused('location')}
          onChange={(location) => edit('location', location)}
          onBlur={saveSoon}
        />
        <TagsInput
          data-field="tags"
          dir="auto"
          label={t('storage.tags')}
          placeholder={item.tags.length === 0 ? t('storage.tagsExample') : ''}
          acceptValueOnBlur
          splitChars={[',', ';']}
          maxTags={itemLimits.tags}
          data={words?.tags ?? []}
          limit={20}
          value={item.tags}
          error={refused('tags')}
          onChange={(tags) => edit('tags', tags.map((tag) => tag.trim().slice(0, itemLimits.tag)).filter(Boolean))}
          onBlur={saveSoon}
        />
        <NumberInput
          data-field="lowStockAt"
          label={t('storage.lowStockAt')}
          description={t('storage.lowStockHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          min={0}
          max={itemLimits.quantity}
          allowDecimal={false}
          allowNegative={false}
          value={item.lowStockAt ?? ''}
          error={refused('lowStockAt')}
          onChange={(value) => edit('lowStockAt', typeof value === 'number' ? value : null)}
          onBlur={saveSoon}
        />
        <StockLotField itemId={item.id} />
      </div>
    </Section>
  );
}
