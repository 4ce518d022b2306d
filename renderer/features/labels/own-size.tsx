import { NumberInput, SimpleGrid } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { OwnFormat } from '#shared/domain/label-format.ts';

interface OwnSizeProps {
  readonly own: OwnFormat;
  readonly onChange: (own: OwnFormat) => void;
}

const lengths = ['pageWidth', 'pageHeight', 'width', 'height', 'left', 'top', 'gapX', 'gapY'] as const;
const counts = ['columns', 'rows'] as const;
const least = { pageWidth: 10, pageHeight: 8, width: 10, height: 8, left: 0, top: 0, gapX: 0, gapY: 0 } as const;
const most = { columns: 30, rows: 60 } as const;

/** A label that no maker's list has, in millimetres. A value that cannot be is not taken over. */
export function OwnSize({ own, onChange }: OwnSizeProps) {
  const { t } = useTranslation('labels');
  const set = (name: keyof OwnFormat, value: number | string, from: number, to: number, unit: number): void => {
    if (typeof value === 'number' && value >= from && value <= to)
      onChange({ ...own, [name]: Math.round(value * unit) });
  };
  return (
    <SimpleGrid cols={4} spacing="xs" verticalSpacing="xs">
      {lengths.map((name) => (
        <NumberInput
          key={name}
          size="xs"
          label={t(`own.${name}`)}
          suffix={` ${t('own.unit')}`}
          decimalScale={2}
          hideControls
          defaultValue={own[name] / 1_000}
          min={least[name]}
          max={600}
          onChange={(value) => set(name, value, least[name], 600, 1_000)}
        />
      ))}
      {counts.map((name) => (
        <NumberInput
          key={name}
          size="xs"
          label={t(`own.${name}`)}
          allowDecimal={false}
          hideControls
          defaultValue={own[name]}
          min={1}
          max={most[name]}
          onChange={(value) => set(name, value, 1, most[name], 1)}
        />
      ))}
    </SimpleGrid>
  );
}
