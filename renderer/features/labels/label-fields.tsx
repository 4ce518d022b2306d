import { Checkbox, Group, Input, NumberInput, SegmentedControl, Select, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { labelFormat, labelFormats, labelsPerPage, ownFormatId } from '#shared/domain/label-format.ts';
import type { LabelChoice } from '#shared/domain/label.ts';
import { OwnSize } from './own-size.tsx';

interface LabelFieldsProps {
  readonly choice: LabelChoice;
  readonly onChange: (choice: LabelChoice) => void;
  readonly start: number;
  readonly onStart: (start: number) => void;
}

const kinds = ['roll', 'letter', 'a4'] as const;
const titleLines = [
  { lines: 0, name: 'none' },
  { lines: 1, name: 'one' },
  { lines: 2, name: 'two' },
] as const;

/** Which label, what stands on it, how many. */
export function LabelFields({ choice, onChange, start, onStart }: LabelFieldsProps) {
  const { t } = useTranslation('labels');
  const change = (part: Partial<LabelChoice>): void => onChange({ ...choice, ...part });
  const format = labelFormat(choice.format, choice.own);
  const perPage = labelsPerPage(format);
  const { copies } = choice;
  return (
    <Stack gap="sm">
      <Select
        label={t('format')}
        data-autofocus
        allowDeselect={false}
        value={format.id}
        onChange={(id) => id !== null && change({ format: id })}
        data={[
          ...kinds.map((kind) => ({
            group: t(`group.${kind}`),
            items: labelFormats
              .filter((known) => known.kind === kind)
              .map(({ id, name, columns, rows }) => ({
                value: id,
                label: kind === 'roll' ? name : `${name}, ${columns} × ${rows}`,
              })),
          })),
          { group: t('group.own'), items: [{ value: ownFormatId, label: t('ownFormat') }] },
        ]}
      />
      {format.kind === 'own' && <OwnSize own={choice.own} onChange={(own) => change({ own })} />}
      <Stack gap={4} align="flex-start">
        <Input.Label labelElement="div" id="labels-code">
          {t('code')}
        </Input.Label>
        <SegmentedControl
          aria-labelledby="labels-code"
          value={choice.code}
          onChange={(code) => change({ code })}
          data={[
            { value: 'qr', label: t('codes.qr') },
            { value: 'code128', label: t('codes.code128') },
            { value: 'none', label: t('codes.none') },
          ]}
        />
      </Stack>
      <Select
        label={t('titleLines')}
        allowDeselect={false}
        value={String(choice.titleLines)}
        onChange={(value) =>
          change({ titleLines: titleLines.find(({ lines }) => String(lines) === value)?.lines ?? 1 })
        }
        data={titleLines.map(({ lines, name }) => ({ value: String(lines), label: t(`titleChoice.${name}`) }))}
      />
      <Checkbox.Group
        label={t('contents')}
        value={(['price', 'location', 'condition'] as const).filter((part) => choice[part])}
        onChange={(parts) =>
          change({
            price: parts.includes('price'),
            location: parts.includes('location'),
            condition: parts.includes('condition'),
          })
        }
      >
        <Group mt={4}>
          <Checkbox value="price" label={t('price')} />
          <Checkbox value="location" label={t('location')} />
          <Checkbox value="condition" label={t('condition')} />
        </Group>
      </Checkbox.Group>
      <Group align="flex-end" wrap="nowrap">
        <Select
          label={t('copies')}
          allowDeselect={false}
          flex={1}
          value={copies.kind}
          onChange={(kind) => change({ copies: kind === 'stock' ? { kind } : { kind: 'fixed', count: 1 } })}
          data={[
            { value: 'fixed', label: t('copiesKind.fixed') },
            { value: 'stock', label: t('copiesKind.stock') },
          ]}
        />
        {copies.kind === 'fixed' && (
          <NumberInput
            label={t('count')}
            flex={1}
            allowDecimal={false}
            value={copies.count}
            min={1}
            max={1_000}
            clampBehavior="strict"
            onChange={(count) =>
              typeof count === 'number' && count >= 1 && change({ copies: { kind: 'fixed', count } })
            }
          />
        )}
      </Group>
      {perPage > 1 && (
        <NumberInput
          label={t('start')}
          allowDecimal={false}
          value={Math.min(start, perPage)}
          min={1}
          max={perPage}
          clampBehavior="strict"
          onChange={(value) => typeof value === 'number' && value >= 1 && onStart(value)}
        />
      )}
    </Stack>
  );
}
