import { Button, Group, Radio, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../../components/dialog.tsx';
import { PhotoImage } from '../../../components/photo-image.tsx';
import { useData } from '../../../data/query.ts';

/** How many items the search shows: typing on finds the others. */
const shown = 20;

interface PhotoCopyDialogProps {
  readonly title: string;
  readonly action: string;
  /** Not offered. */
  readonly exceptItemId?: string;
  readonly onClose: () => void;
  readonly onChoose: (itemId: string) => void;
  readonly busy: boolean;
}

/** Finds the item that photos go to, by SKU, title or anything else the search knows. */
export function PhotoCopyDialog({ title, action, exceptItemId, onClose, onChoose, busy }: PhotoCopyDialogProps) {
  const { t } = useTranslation(['photos', 'inventory']);
  const [search, setSearch] = useState('');
  const [query] = useDebouncedValue(search, 150);
  const [chosen, setChosen] = useState<string | null>(null);
  const { data } = useData('items.list', {
    search: query,
    sort: 'updated',
    descending: true,
    place: 'items',
    offset: 0,
    limit: shown + 1,
  });
  const rows = (data?.rows ?? []).filter(({ id }) => id !== exceptItemId).slice(0, shown);
  const target = rows.find(({ id }) => id === chosen) ?? (query === '' ? undefined : rows[0]);
  return (
    <Dialog opened onClose={onClose} title={title} size="lg">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (target) onChoose(target.id);
        }}
      >
        <Stack gap="sm">
          <TextInput
            data-autofocus
            type="search"
            label={t('copyTo.find')}
            value={search}
            onChange={(event) => setSearch(event.currentTarget.value)}
          />
          <ScrollArea.Autosize mah={320} type="auto" viewportProps={{ tabIndex: -1 }}>
            <Radio.Group value={target?.id ?? ''} onChange={setChosen} aria-label={t('copyTo.items')}>
              <Stack gap={2}>
                {rows.map((row) => (
                  <Radio
                    key={row.id}
                    value={row.id}
                    size="sm"
                    py={4}
                    label={
                      <Group gap="sm" wrap="nowrap">
                        <span style={{ width: 32, height: 32, flex: 'none' }}>
                          <PhotoImage photoId={row.photoId} alt="" />
                        </span>
                        <Text size="sm" lineClamp={1} dir="auto">
                          {row.title === '' ? t('inventory:untitled') : row.title}
                        </Text>
                        <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                          {row.sku}
                        </Text>
                      </Group>
                    }
                  />
                ))}
              </Stack>
            </Radio.Group>
            {data && rows.length === 0 && (
              <Text size="sm" c="dimmed" role="status">
                {t('copyTo.none')}
              </Text>
            )}
          </ScrollArea.Autosize>
          <Group justify="flex-end">
            <Button type="submit" disabled={!target} loading={busy}>
              {action}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
