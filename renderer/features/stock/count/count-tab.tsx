import { Button, Checkbox, Fieldset, Group, Select, Stack, Text } from '@mantine/core';
import { IconClipboardCheck } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { useCommands, type Command } from '../../../app/commands.ts';
import { ErrorState } from '../../../components/error-state.tsx';
import { Screen } from '../../../components/screen.tsx';
import { useAction, useData } from '../../../data/query.ts';
import { StockTabs } from '../stock-tabs.tsx';
import { CountList } from './count-list.tsx';
import { usePlaceName } from './place-name.ts';

/** Choices of a place as the list of choices keeps them: a bin may have any name, so everything needs a mark of its own. */
const everything = 'all';
const ofBin = (location: string): string => `bin ${location}`;

/** A count of one bin or of everything is started here, or taken up again. */
export function CountTab() {
  const { t } = useTranslation('stock');
  const [, navigate] = useLocation();
  const nameOf = usePlaceName();
  const places = useData('counts.places');
  const [place, setPlace] = useState<string>(everything);
  const [blind, setBlind] = useState(false);
  const start = useAction('counts.start', { onSuccess: ({ id }) => navigate(`/stock/count/${id}`) });
  const commands = useMemo(
    (): readonly Command[] => [
      {
        id: 'counts.go',
        label: t('command.count'),
        group: t('title'),
        icon: IconClipboardCheck,
        run: () => start.mutate({ location: place === everything ? null : place.slice(ofBin('').length), blind }),
      },
    ],
    [t, start, place, blind],
  );
  useCommands(commands);
  const chosen = places.data?.find(({ location }) => ofBin(location) === place);
  return (
    <Screen title={t('title')} toolbar={<StockTabs tab="count" />}>
      <Stack gap="md" maw={760}>
        <Fieldset legend={t('count.startTitle')}>
          <Stack gap="sm">
            {start.error ? <ErrorState error={start.error} /> : null}
            {places.error ? <ErrorState error={places.error} onRetry={() => void places.refetch()} /> : null}
            <Group align="flex-end" gap="sm">
              <Select
                label={t('count.place')}
                searchable
                allowDeselect={false}
                nothingFoundMessage={t('count.placeNothing')}
                limit={200}
                w={280}
                data={[
                  { value: everything, label: nameOf(null) },
                  ...(places.data ?? []).map(({ location }) => ({ value: ofBin(location), label: nameOf(location) })),
                ]}
                value={place}
                onChange={(next) => next && setPlace(next)}
              />
              <Button
                loading={start.isPending}
                onClick={() => start.mutate({ location: chosen?.location ?? null, blind })}
              >
                {t('count.start')}
              </Button>
              {chosen ? (
                <Text size="sm" c="dimmed" pb={8}>
                  {t('count.placeDetail', { items: chosen.items, pieces: chosen.pieces })}
                </Text>
              ) : null}
            </Group>
            <Checkbox
              label={t('count.blind')}
              checked={blind}
              onChange={(event) => setBlind(event.currentTarget.checked)}
            />
          </Stack>
        </Fieldset>
        <CountList />
      </Stack>
    </Screen>
  );
}
