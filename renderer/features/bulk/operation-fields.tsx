import { Checkbox, Group, NumberInput, SegmentedControl, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { itemLimits } from '#shared/domain/item.ts';
import { CategoryPicker } from '../../components/category-picker.tsx';
import { ConditionSelect } from '../../components/condition-select.tsx';
import { useData } from '../../data/query.ts';
import { useTargetMarkets } from '../../data/target-markets.ts';
import { AccountSelect } from './account-select.tsx';
import { AmountFields } from './amount-fields.tsx';
import type { BulkDraft } from './bulk-draft.ts';
import { MarketTerm } from './term-fields.tsx';

export interface FieldsProps {
  readonly draft: BulkDraft;
  readonly change: (part: Partial<BulkDraft>) => void;
}

/** The fields of what is to be changed. */
export function OperationFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('bulk');
  switch (draft.topic) {
    case 'price':
    case 'cost':
      return <AmountFields draft={draft} change={change} />;
    case 'currency':
      return (
        <Group gap="sm" align="flex-start">
          <TextInput
            label={t('currency.label')}
            value={draft.currency}
            maxLength={3}
            w={120}
            onChange={(event) => change({ currency: event.currentTarget.value.toUpperCase() })}
          />
          <TextInput
            label={t('currency.rate')}
            description={t('currency.hint')}
            inputMode="decimal"
            value={draft.number}
            w={320}
            onChange={(event) => change({ number: event.currentTarget.value })}
          />
        </Group>
      );
    case 'replace':
      return <ReplaceFields draft={draft} change={change} />;
    case 'condition':
      return (
        <ConditionSelect
          label={t('topic.condition')}
          description={t('emptyClears')}
          value={draft.condition}
          onChange={(condition) => change({ condition })}
        />
      );
    case 'category':
    case 'location':
      return (
        <TextInput
          label={t(`topic.${draft.topic}`)}
          description={t('emptyClears')}
          dir="auto"
          maxLength={draft.topic === 'category' ? itemLimits.category : itemLimits.location}
          value={draft.text}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      );
    case 'lowStock':
    case 'quantity':
      return (
        <NumberInput
          label={t(`topic.${draft.topic}`)}
          description={draft.topic === 'lowStock' ? t('lowStockHint') : t('quantityHint')}
          min={0}
          max={itemLimits.quantity}
          allowDecimal={false}
          value={draft.count}
          onChange={(count) => change({ count: String(count) })}
        />
      );
    case 'tags':
      return (
        <Group gap="sm" align="flex-end">
          <SegmentedControl
            aria-label={t('tags.mode')}
            value={draft.mode}
            onChange={(mode) => change({ mode })}
            data={[
              { value: 'add', label: t('tags.add') },
              { value: 'remove', label: t('tags.remove') },
              { value: 'replace', label: t('tags.replace') },
            ]}
          />
          <TagsInput
            label={t('topic.tags')}
            style={{ flex: 1 }}
            maxTags={itemLimits.tags}
            maxLength={itemLimits.tag}
            acceptValueOnBlur
            value={[...draft.tags]}
            onChange={(tags) => change({ tags })}
          />
        </Group>
      );
    case 'marketCategory':
      return <MarketCategory draft={draft} change={change} />;
    case 'marketAspect':
      return (
        <Group gap="sm" align="flex-start">
          <MarketSelect draft={draft} change={change} />
          <TextInput
            label={t('market.aspect')}
            maxLength={200}
            value={draft.aspect}
            onChange={(event) => change({ aspect: event.currentTarget.value })}
          />
          <TagsInput
            label={t('market.values')}
            description={t('market.noValues')}
            style={{ flex: 1 }}
            acceptValueOnBlur
            value={[...draft.tags]}
            onChange={(tags) => change({ tags })}
          />
        </Group>
      );
    case 'marketTitle':
      return (
        <Group gap="sm" align="flex-start">
          <MarketSelect draft={draft} change={change} />
          <TextInput
            label={t('market.title')}
            description={t('market.emptyIsOwn')}
            style={{ flex: 1 }}
            dir="auto"
            maxLength={itemLimits.title}
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </Group>
      );
    case 'marketAmount':
      return (
        <>
          <MarketSelect draft={draft} change={change} />
          <AmountFields draft={draft} change={change} />
        </>
      );
    case 'marketTerm':
      return <MarketTerm draft={draft} change={change} />;
    case 'archive':
      return (
        <SegmentedControl
          aria-label={t('topic.archive')}
          value={draft.archived ? 'in' : 'out'}
          onChange={(value) => change({ archived: value === 'in' })}
          data={[
            { value: 'in', label: t('archive.in') },
            { value: 'out', label: t('archive.out') },
          ]}
        />
      );
  }
}

function ReplaceFields({ draft, change }: FieldsProps) {
  const { t } = useTranslation('bulk');
  return (
    <>
      <Group gap="sm" align="flex-start">
        <Select
          label={t('replace.in')}
          value={draft.field}
          allowDeselect={false}
          w={180}
          onChange={(field) => field && change({ field })}
          data={[
            { value: 'title', label: t('replace.title') },
            { value: 'description', label: t('replace.description') },
            { value: 'conditionNote', label: t('replace.conditionNote') },
            { value: 'sku', label: t('replace.sku') },
          ]}
        />
        <TextInput
          label={t('replace.find')}
          style={{ flex: 1 }}
          dir="auto"
          maxLength={1_000}
          spellCheck={false}
          value={draft.find}
          onChange={(event) => change({ find: event.currentTarget.value })}
        />
        <Textarea
          label={t('replace.replacement')}
          style={{ flex: 1 }}
          dir="auto"
          autosize
          minRows={1}
          maxRows={4}
          maxLength={5_000}
          value={draft.replacement}
          onChange={(event) => change({ replacement: event.currentTarget.value })}
        />
      </Group>
      <Group gap="md">
        <Checkbox
          label={t('replace.matchCase')}
          checked={draft.matchCase}
          onChange={(event) => change({ matchCase: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('replace.wholeWord')}
          checked={draft.wholeWord}
          onChange={(event) => change({ wholeWord: event.currentTarget.checked })}
        />
        <Checkbox
          label={t('replace.regex')}
          checked={draft.regex}
          onChange={(event) => change({ regex: event.currentTarget.checked })}
        />
      </Group>
    </>
  );
}

function MarketSelect({ draft, change }: FieldsProps) {
  const { t } = useTranslation('bulk');
  const markets = useTargetMarkets();
  return (
    <Select
      label={t('market.label')}
      w={200}
      allowDeselect={false}
      value={draft.marketplace}
      data={markets.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const market = markets.find((one) => one.id === id);
        if (market) change({ marketplace: market.id });
      }}
    />
  );
}

/** The marketplace's own categories are asked for through an account on it. */
function MarketCategory({ draft, change }: FieldsProps) {
  const { t } = useTranslation('bulk');
  const accounts = useData('accounts.list').data ?? [];
  const chosen = accounts.find(({ id }) => id === draft.accountId) ?? accounts[0];
  if (chosen === undefined) return <p>{t('market.noAccount')}</p>;
  return (
    <Group gap="sm" align="flex-start">
      <AccountSelect accounts={accounts} chosen={chosen} change={change} />
      <div style={{ flex: 1 }}>
        <CategoryPicker
          key={chosen.id}
          accountId={chosen.id}
          field="category"
          categoryId={draft.categoryId}
          categoryName={draft.categoryName}
          title=""
          error={undefined}
          onChange={({ id, name }) =>
            change({ accountId: chosen.id, marketplace: chosen.marketplace, categoryId: id, categoryName: name })
          }
        />
      </div>
    </Group>
  );
}
