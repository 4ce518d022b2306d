import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { csvDelimiterSchema, csvEncodingSchema, csvNumbersSchema } from '#shared/ipc/csv.ts';
import type { CsvDelimiter, CsvEncoding, CsvFile, CsvNumbers, CsvSettings } from '#shared/ipc/csv.ts';
import { ColumnTable } from './column-table.tsx';
import { chooseFile, decide, inspectAgain, start } from './csv-state.ts';

export const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const;

/** What was found in the file, and what each column becomes; all of it can be changed. */
export function ColumnsStep({ file, settings }: { readonly file: CsvFile; readonly settings: CsvSettings }) {
  const { t } = useTranslation('csv');
  const useful = settings.columns.some(
    (target) => target && ['title', 'sku', 'variantId', 'listingNumber'].includes(target.field),
  );
  return (
    <Stack gap="sm">
      <Text size="sm">
        {t('columns.what', { fileName: file.fileName, source: t(`source.${file.source}`) })}{' '}
        {file.remembered && t('columns.remembered')} {t('columns.hint')}
      </Text>
      <Group gap="sm" align="flex-end" wrap="wrap">
        <NativeSelect
          size="xs"
          label={t('columns.encoding')}
          data={csvEncodingSchema.options.map((value) => ({ value, label: t(`encoding.${value}`) }))}
          value={file.encoding}
          onChange={(event) =>
            inspectAgain({ encoding: event.currentTarget.value as CsvEncoding, delimiter: file.delimiter })
          }
        />
        <NativeSelect
          size="xs"
          label={t('columns.delimiter')}
          data={csvDelimiterSchema.options.map((value) => ({ value, label: t(`delimiter.${delimiterNames[value]}`) }))}
          value={file.delimiter}
          onChange={(event) =>
            inspectAgain({ encoding: file.encoding, delimiter: event.currentTarget.value as CsvDelimiter })
          }
        />
        <NativeSelect
          size="xs"
          label={t('columns.numbers')}
          data={csvNumbersSchema.options.map((value) => ({ value, label: t(`numbers.${value}`) }))}
          value={settings.numbers}
          onChange={(event) => decide({ numbers: event.currentTarget.value as CsvNumbers })}
        />
        <CurrencyField key={settings.currency} currency={settings.currency} />
      </Group>
      <ColumnTable file={file} settings={settings} />
      <Checkbox
        size="xs"
        label={t('columns.clearing')}
        checked={settings.clearing}
        onChange={(event) => decide({ clearing: event.currentTarget.checked })}
      />
      {!useful && (
        <Text size="sm" c="red" role="alert">
          {t('columns.nothing')}
        </Text>
      )}
      <Group justify="space-between">
        <Button variant="default" onClick={chooseFile}>
          {t('import.another')}
        </Button>
        <Button data-autofocus disabled={!useful} onClick={() => start('csv.check')}>
          {t('columns.check')}
        </Button>
      </Group>
    </Stack>
  );
}

/** Three letters; until they are there the one before counts. */
function CurrencyField({ currency }: { readonly currency: string }) {
  const { t } = useTranslation('csv');
  return (
    <TextInput
      size="xs"
      w={170}
      maxLength={3}
      label={t('columns.currency')}
      defaultValue={currency}
      spellCheck={false}
      onBlur={(event) => {
        const typed = event.currentTarget.value.trim().toUpperCase();
        if (/^[A-Z]{3}$/.test(typed)) decide({ currency: typed });
        else event.currentTarget.value = currency;
      }}
    />
  );
}
