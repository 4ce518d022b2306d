import type { TFunction } from 'i18next';
import { marketplaceIdSchema } from '#shared/domain/marketplace.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { CsvField, CsvTarget } from '#shared/ipc/csv.ts';

const itemFields = [
  'title',
  'description',
  'condition',
  'conditionNote',
  'category',
  'location',
  'tags',
  'lowStockAt',
  'archivedAt',
  'photos',
  'photoUrl',
] as const;
const variantFields = [
  'sku',
  'quantity',
  'price',
  'currency',
  'cost',
  'costCurrency',
  'options',
  'option1Name',
  'option1Values',
  'option2Name',
  'option2Values',
] as const;
const fileFields = [
  'listingNumber',
  'listingFormat',
  'currentPrice',
  'startPrice',
  'buyItNowPrice',
  'itemId',
  'variantId',
] as const;
const marketFields = [
  'marketCategoryId',
  'marketCategoryName',
  'marketTitle',
  'marketDescription',
  'marketPrice',
  'marketCurrency',
  'marketTerms',
  'aspects',
] as const;

/** Fields whose cells are amounts or numbers of pieces. */
const numeric: ReadonlySet<CsvField> = new Set([
  'quantity',
  'price',
  'cost',
  'lowStockAt',
  'currentPrice',
  'startPrice',
  'buyItNowPrice',
  'marketPrice',
]);
export const isNumeric = (target: CsvTarget | null): boolean => target !== null && numeric.has(target.field);

/** The value of a choice; how numbers are written is a choice of its own. */
export const targetValue = (target: CsvTarget | null): string =>
  target === null ? '' : [target.field, target.marketplace ?? '', target.aspect ?? ''].join('\n');

export function targetOf(value: string): CsvTarget | null {
  if (value === '') return null;
  const [field = '', marketplace = '', ...aspect] = value.split('\n');
  const market = marketplaceIdSchema.safeParse(marketplace).data;
  return {
    field: field as CsvField,
    ...(market && { marketplace: market }),
    ...(field === 'aspect' && { aspect: aspect.join('\n') }),
  };
}

/** Everything a column can become, for a select. An attribute is offered under the column's own title. */
export function targetChoices(
  t: TFunction<'csv'>,
  header: string,
  chosen: CsvTarget | null,
  marketName: (id: MarketplaceId) => string,
) {
  const plain = (fields: readonly CsvField[]) =>
    fields.map((field) => ({ value: targetValue({ field }), label: t(`field.${field}`) }));
  const attribute = header
    .replace(/^\*?\s*(\p{L}+ )?C:\s*/u, '')
    .trim()
    .slice(0, 200);
  return [
    { value: '', label: t('columns.ignore') },
    { group: t('group.item'), items: plain(itemFields) },
    { group: t('group.variant'), items: plain(variantFields) },
    ...marketplaceIdSchema.options.map((marketplace) => {
      const own = chosen?.field === 'aspect' && chosen.marketplace === marketplace ? chosen.aspect : undefined;
      const names = [...new Set([own ?? attribute, attribute])].filter((name) => name !== '');
      return {
        group: marketName(marketplace),
        items: [
          ...marketFields.map((field) => ({ value: targetValue({ field, marketplace }), label: t(`field.${field}`) })),
          ...names.map((aspect) => ({
            value: targetValue({ field: 'aspect', marketplace, aspect }),
            label: t('columns.aspect', { name: aspect }),
          })),
        ],
      };
    }),
    { group: t('group.file'), items: plain(fileFields) },
  ];
}
