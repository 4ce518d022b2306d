import { Fieldset, Select, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useData } from '../../data/query.ts';
import { placeText, readPlace } from './place.ts';

/** The shapes of the map are loaded when somebody has to say where they are, and not before. */
const PlaceMap = lazy(() => import('./place-map.tsx').then((module) => ({ default: module.PlaceMap })));

interface Props {
  readonly label: string;
  /** As the setup field keeps it; `null` while nothing is chosen. */
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

/** Where the items are: typed as a ZIP code or a town, or pointed at on a map. Nothing of it is looked up online. */
export function PlaceField({ label, value, onChange }: Props) {
  const { t } = useTranslation('byHand');
  const [query, setQuery] = useState('');
  const place = readPlace(value);
  const found = useData('places.suggest', { query }, { enabled: query.trim().length > 1, staleTime: Infinity });
  const near = useData('places.near', place ?? { latitude: 0, longitude: 0 }, {
    enabled: place !== null,
    staleTime: Infinity,
    placeholderData: (previous) => previous,
  });
  const options = query.trim().length > 1 ? (found.data ?? []) : [];

  return (
    <Fieldset legend={label} maw={520}>
      <Stack gap="sm">
        <Select
          label={t('place.search')}
          description={t('place.searchHint')}
          searchable
          value={null}
          searchValue={query}
          onSearchChange={setQuery}
          data={options.map(({ zip, city, state }) => ({ value: zip, label: `${city}, ${state} ${zip}` }))}
          // The table has judged already: "portland maine" is no part of "Portland, ME 04101".
          filter={({ options: all }) => all}
          {...(query.trim().length > 1 && !found.isFetching ? { nothingFoundMessage: t('place.none') } : {})}
          onChange={(zip) => {
            const chosen = options.find((option) => option.zip === zip);
            if (chosen) onChange(placeText(chosen));
          }}
        />
        <Suspense fallback={null}>
          <PlaceMap place={place} onChange={(chosen) => onChange(placeText(chosen))} />
        </Suspense>
        <Text size="sm" role="status" {...(place === null ? { c: 'red' } : {})}>
          {place === null
            ? t('place.missing')
            : near.data === undefined
              ? ''
              : near.data === null
                ? t('place.nowhere')
                : t('place.near', near.data)}
        </Text>
        {value === null ? null : (
          <Text size="xs" c="dimmed">
            {t('place.privacy', { place: value })}
          </Text>
        )}
      </Stack>
    </Fieldset>
  );
}
