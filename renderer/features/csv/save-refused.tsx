import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { languageOf } from '#shared/domain/language.ts';
import { catalogues } from '../../app/i18n/catalogue.ts';
import { describeError } from '../../app/i18n/describe.ts';
import { i18n } from '../../app/i18n/i18n.ts';
import { showToast } from '../../components/toast.tsx';
import { useAction } from '../../data/query.ts';

/** What can be wrong with a row, in the seller's language, with the places for its values. */
const problemTexts = (): Record<string, string> => {
  // The page speaks a tag such as fr-CA; the texts are of the language.
  return { ...catalogues[languageOf('system', i18n.language)].errors.problem };
};

/** Writes the rows that were left out into a file, each with its reason in the seller's language. */
export function SaveRefused({ id }: { readonly id: string }) {
  const { t } = useTranslation('csv');
  const save = useAction('csv.saveRefused', {
    onSuccess: ({ saved }) => saved && showToast({ text: t('check.saved') }),
    onError: (error) => showToast({ text: describeError(error), tone: 'bad' }),
  });
  return (
    <Button
      size="xs"
      variant="default"
      loading={save.isPending}
      onClick={() => save.mutate({ id, texts: problemTexts() })}
    >
      {t('check.saveRefused')}
    </Button>
  );
}
