import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageChoiceSchema, type Language, type LanguageChoice } from '#shared/domain/language.ts';

/** Each in its own words, so that whoever landed in a foreign one finds the way back. */
const ownNames: Readonly<Record<Language, string>> = { en: 'English', fr: 'Français', es: 'Español' };

/** The language of the app, and with it how numbers, dates and money are written. */
export function LanguageField(props: {
  readonly language: LanguageChoice;
  readonly onChoose: (language: LanguageChoice) => void;
}) {
  const { t } = useTranslation('settings');
  return (
    <Select
      label={t('appearance.language')}
      description={t('appearance.languageHint')}
      maw={320}
      allowDeselect={false}
      data={languageChoiceSchema.options.map((value) => ({
        value,
        label: value === 'system' ? t('appearance.languageSystem') : ownNames[value],
      }))}
      value={props.language}
      onChange={(chosen) => {
        const { data } = languageChoiceSchema.safeParse(chosen);
        if (data !== undefined && data !== props.language) props.onChoose(data);
      }}
    />
  );
}
