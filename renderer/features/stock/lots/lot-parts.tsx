import { useTranslation } from 'react-i18next';
import { VirtualTable, type Column } from '../../../components/virtual-table.tsx';
import { PartCells } from './part-cells.tsx';
import type { LotSplit } from './use-lot-split.ts';

/** What came in the lot, with what it is divided by and what each carries. */
export function LotParts({ split }: { readonly split: LotSplit }) {
  const { t } = useTranslation('stock');
  const { method, parts } = split;
  const basis: readonly Column[] =
    method === 'weight'
      ? [{ key: 'weight', label: t('parts.column.weight'), track: '76px', numeric: true }]
      : method === 'value'
        ? [{ key: 'value', label: t('parts.column.value'), track: '96px', numeric: true }]
        : [];
  const columns: readonly Column[] = [
    { key: 'item', label: t('parts.column.item'), track: 'minmax(110px, 1fr)' },
    { key: 'pieces', label: t('parts.column.pieces'), track: '60px', numeric: true },
    ...basis,
    { key: 'fixed', label: t('parts.column.fixed'), track: '96px', numeric: true },
    { key: 'share', label: t('parts.column.share'), track: '130px', numeric: true },
    { key: 'each', label: t('parts.column.each'), track: '72px', numeric: true },
    { key: 'actions', label: t('parts.column.actions'), track: '30px', quiet: true },
  ];
  return (
    <VirtualTable
      label={t('parts.table')}
      columns={columns}
      total={parts.length}
      rowHeight={54}
      minWidth={method === 'equal' ? 580 : 660}
      row={(index) => parts[index]}
      rowKey={({ id }) => id}
      renderRow={(part) => <PartCells split={split} part={part} />}
    />
  );
}
