import { Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemLimits } from '#shared/domain/item.ts';
import { describeProblem } from '../../../app/i18n/describe.ts';
import { CharacterCounter } from '../../../components/character-counter.tsx';
import { ConditionSelect } from '../../../components/condition-select.tsx';
import { useTargetMarkets } from '../../../data/target-markets.ts';
import type { FieldKey } from '../editing/fields.ts';
import type { Editing } from '../editing/use-editing.ts';
import classes from './editor.module.css';
import { DescriptionField } from './description-field.tsx';
import { typedAtMost } from './typed-at-most.ts';
import { Section } from './section.tsx';

/** Texts and condition: what every marketplace is told. */
export function DetailsSection({ editing }: { readonly editing: Editing }) {
  const { t } = useTranslation('inventory');
  const { item, edit, session } = editing;
  const marketplaces = useTargetMarkets();
  const refused = (key: FieldKey): string | undefined => {
    const problem = editing.problem(key);
    return problem && describeProblem(problem);
  };
  const saveSoon = (): void => void session.flush();
  return (
    <Section title={t('section.details')}>
      <div className={classes['main']} style={{ gap: 14 }}>
        <TextInput
          data-field="title"
          dir="auto"
          label={t('field.title')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          descriptionProps={{ className: classes['counters'] ?? '' }}
          description={
            marketplaces.length ? (
              marketplaces.map(({ id, name, capabilities }) => (
                <CharacterCounter
                  key={id}
                  text={item.title}
                  limit={capabilities.titleLength}
                  unit={capabilities.titleUnit}
                  source={name}
                />
              ))
            ) : (
              <CharacterCounter text={item.title} limit={itemLimits.title} />
            )
          }
          maxLength={typedAtMost(itemLimits.title)}
          value={item.title}
          error={refused('title')}
          onChange={(event) => edit('title', event.currentTarget.value)}
          onBlur={saveSoon}
        />
        <DescriptionField
          field="description"
          label={t('field.description')}
          value={item.description}
          error={refused('description')}
          onChange={(text) => edit('description', text)}
          onBlur={saveSoon}
        />
        <div className={classes['choices']}>
          <ConditionSelect
            data-field="condition"
            label={t('field.condition')}
            placeholder={t('field.conditionNone')}
            value={item.condition}
            error={refused('condition')}
            onChange={(condition) => edit('condition', condition)}
            onBlur={saveSoon}
          />
          <TextInput
            data-field="category"
            dir="auto"
            label={t('field.category')}
            description={t('field.categoryHint')}
            inputWrapperOrder={['label', 'input', 'error', 'description']}
            maxLength={typedAtMost(itemLimits.category)}
            value={item.category}
            error={refused('category')}
            onChange={(event) => edit('category', event.currentTarget.value)}
            onBlur={saveSoon}
          />
        </div>
        <Textarea
          data-field="conditionNote"
          dir="auto"
          label={t('field.conditionNote')}
          description={t('field.conditionNoteHint')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          autosize
          minRows={2}
          maxRows={6}
          maxLength={typedAtMost(itemLimits.conditionNote)}
          value={item.conditionNote}
          error={refused('conditionNote')}
          onChange={(event) => edit('conditionNote', event.currentTarget.value)}
          onBlur={saveSoon}
        />
      </div>
    </Section>
  );
}
