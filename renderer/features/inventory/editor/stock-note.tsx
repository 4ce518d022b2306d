import { Autocomplete } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HandReason } from './stock-adjustment.ts';

/** What sellers write most often beside each reason; anything else can be typed. */
const notes = {
  opening: [],
  purchase: ['restock'],
  return: ['returned'],
  adjustment: ['lost', 'damaged', 'gift', 'used', 'scrapped'],
  correction: ['miscounted', 'found'],
} as const satisfies Readonly<Record<HandReason, readonly string[]>>;

interface StockNoteProps {
  readonly reason: HandReason;
  readonly value: string;
  readonly onChange: (note: string) => void;
}

/** Why, in the seller's own words, with the usual ones to choose from. */
export function StockNote({ reason, value, onChange }: StockNoteProps) {
  const { t } = useTranslation(['stock', 'inventory']);
  return (
    <Autocomplete
      label={t('inventory:stock.note')}
      dir="auto"
      maxLength={500}
      comboboxProps={{ withinPortal: false }}
      data={notes[reason].map((note) => t(`notes.${note}`))}
      value={value}
      onChange={onChange}
    />
  );
}
