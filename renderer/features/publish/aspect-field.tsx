import { Autocomplete, MultiSelect, Select, TagsInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { blocks, type Finding } from '#shared/domain/finding.ts';
import type { Aspect } from '#shared/domain/taxonomy.ts';
import { assertNever } from '#shared/errors.ts';
import { describeFinding } from '../../app/i18n/describe.ts';
import { CharacterCounter } from '../../components/character-counter.tsx';
import { aspectControl, aspectProblem } from './aspect-rules.ts';

interface Props {
  readonly aspect: Aspect;
  readonly values: readonly string[];
  /** Form field name by which a finding points here. */
  readonly field: string;
  readonly findings: readonly Finding[];
  readonly onChange: (values: readonly string[]) => void;
}

/** Options shown at a time: some categories suggest thousands of brands. */
const optionLimit = 100;

/** One attribute of the category, with the input that suits it and what is wrong with its value. */
export function AspectField({ aspect, values, field, findings, onChange }: Props) {
  const { t } = useTranslation('publish');
  const [touched, setTouched] = useState(false);
  const options = [...new Set(aspect.values)];
  const problem = aspectProblem(aspect, values);
  // An empty required field is not yet a mistake while nobody has been there; a bad value always is.
  const own =
    problem !== null && (problem !== 'required' || touched)
      ? t(`aspects.problem.${problem}`, { limit: aspect.maxLength ?? 0 })
      : null;
  const told = findings.filter(blocks).map(describeFinding);
  const notes = findings.filter((finding) => !blocks(finding));
  const hint = notes.length > 0 ? notes.map(describeFinding).join(' ') : null;
  const messages = own !== null && told.length === 0 ? [own] : told;
  const shared = {
    name: field,
    'data-field': field,
    label: <span dir="auto">{aspect.name}</span>,
    withAsterisk: aspect.required,
    'aria-required': aspect.required,
    error: messages.length > 0 ? <span dir="auto">{messages.join(' ')}</span> : undefined,
    ...(hint === null ? {} : { description: <span dir="auto">{hint}</span> }),
    onBlur: () => setTouched(true),
    limit: optionLimit,
  };

  const control = aspectControl(aspect);
  switch (control) {
    case 'select': {
      // A stored value that the category no longer offers stays visible, so that the seller sees what is wrong.
      const [value] = values;
      const shown = value === undefined || options.includes(value) ? options : [value, ...options];
      return (
        <Select
          {...shared}
          data={shown}
          value={value ?? null}
          searchable
          clearable={!aspect.required}
          allowDeselect={!aspect.required}
          nothingFoundMessage={t('aspects.nothingFound')}
          onChange={(chosen) => onChange(chosen === null ? [] : [chosen])}
        />
      );
    }
    case 'multi_select':
      return (
        <MultiSelect
          {...shared}
          data={[...new Set([...options, ...values])]}
          value={[...values]}
          searchable
          clearable
          nothingFoundMessage={t('aspects.nothingFound')}
          onChange={onChange}
        />
      );
    case 'tags':
      return (
        <TagsInput
          {...shared}
          data={options}
          value={[...values]}
          clearable
          description={[t('aspects.tagsHint'), ...(hint === null ? [] : [hint])].join(' ')}
          {...(aspect.maxLength === null ? {} : { maxLength: aspect.maxLength })}
          onChange={onChange}
        />
      );
    case 'autocomplete': {
      const text = values[0] ?? '';
      return (
        <Autocomplete
          {...shared}
          data={options}
          value={text}
          dir="auto"
          inputMode={aspect.dataType === 'number' ? 'decimal' : 'text'}
          {...(aspect.maxLength !== null && text.length > aspect.maxLength * 0.7
            ? { description: <CharacterCounter text={text} limit={aspect.maxLength} /> }
            : {})}
          onChange={(typed) => onChange(typed === '' ? [] : [typed])}
        />
      );
    }
    default:
      return assertNever(control);
  }
}
