import { Button, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MarketplaceInfo } from '#shared/domain/account.ts';
import { htmlDescription, plainDescription } from '#shared/domain/description-text.ts';
import { itemLimits, type Item, type MarketDetails } from '#shared/domain/item.ts';
import { CharacterCounter } from '../../components/character-counter.tsx';
import { MoneyInput } from '../../components/money-input.tsx';
import { useSettings } from '../../data/settings.ts';
import { OwnField } from './own-field.tsx';

interface Props {
  readonly item: Item;
  readonly marketplace: MarketplaceInfo;
  readonly details: MarketDetails;
  readonly onChange: (details: MarketDetails) => void;
}

type Own = NonNullable<MarketDetails['own']>;

/** Title, description and price of this marketplace alone. Each is there only where it differs from the item's own. */
export function OwnValues({ item, marketplace, details, onChange }: Props) {
  const { t } = useTranslation('publish');
  const { currency } = useSettings();
  const { own = {} } = details;
  const { capabilities, id } = marketplace;
  const set = (next: Own): void => {
    const { own: _, ...rest } = details;
    onChange(Object.keys(next).length === 0 ? rest : { ...rest, own: next });
  };
  const without = (field: keyof Own): void => {
    const { [field]: _, ...rest } = own;
    set(rest);
  };
  const single = item.variants.length === 1;
  const price = item.variants[0]?.price ?? null;
  const sent = (text: string): string =>
    capabilities.descriptionForm === 'html' ? htmlDescription(text) : plainDescription(text);
  const offered = (
    [
      ['title', own.title === undefined, () => set({ ...own, title: item.title })],
      ['description', own.description === undefined, () => set({ ...own, description: item.description })],
      ['price', own.price === undefined && single && price !== null, () => price && set({ ...own, price })],
    ] as const
  ).filter(([, open]) => open);
  return (
    <Stack gap="sm">
      {own.title !== undefined && (
        <OwnField label={t('own.title')} reset={t('own.reset')} onReset={() => without('title')}>
          <TextInput
            data-field={`markets.${id}.own.title`}
            dir="auto"
            aria-label={t('own.titleFor', { marketplace: marketplace.name })}
            inputWrapperOrder={['input', 'description']}
            description={
              <CharacterCounter text={own.title} limit={capabilities.titleLength} unit={capabilities.titleUnit} />
            }
            maxLength={itemLimits.title}
            value={own.title}
            onChange={(event) => set({ ...own, title: event.currentTarget.value })}
          />
        </OwnField>
      )}
      {own.description !== undefined && (
        <OwnField label={t('own.description')} reset={t('own.reset')} onReset={() => without('description')}>
          <Textarea
            data-field={`markets.${id}.own.description`}
            dir="auto"
            aria-label={t('own.descriptionFor', { marketplace: marketplace.name })}
            inputWrapperOrder={['input', 'description']}
            description={
              <CharacterCounter text={sent(own.description)} limit={capabilities.descriptionLength} unit="utf16" />
            }
            autosize
            minRows={3}
            maxRows={12}
            value={own.description}
            onChange={(event) => set({ ...own, description: event.currentTarget.value })}
          />
        </OwnField>
      )}
      {own.price !== undefined && (
        <OwnField label={t('own.price')} reset={t('own.reset')} onReset={() => without('price')}>
          <MoneyInput
            data-field={`markets.${id}.own.price`}
            aria-label={t('own.priceFor', { marketplace: marketplace.name })}
            w={160}
            value={own.price}
            currency={currency}
            onChange={(next) => (next ? set({ ...own, price: next }) : without('price'))}
          />
        </OwnField>
      )}
      {offered.length > 0 && (
        <Group gap={4} aria-label={t('own.offer')} role="group">
          {offered.map(([field, , start]) => (
            <Button
              key={field}
              size="compact-xs"
              variant="subtle"
              leftSection={<IconPencil size={12} aria-hidden />}
              onClick={() => start()}
            >
              {t(`own.start.${field}`)}
            </Button>
          ))}
        </Group>
      )}
    </Stack>
  );
}
