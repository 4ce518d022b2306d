import { codePoints, itemLimits, tagsSchema } from '#shared/domain/item.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import type { Money } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { CsvField, CsvSettings, CsvSource } from '#shared/ipc/csv.ts';
import { parseList, parseOptions } from './cells.ts';
import type { Column } from './columns.ts';
import { parseCondition } from './conditions.ts';
import { readMarkets } from './read-markets.ts';
import type { CsvRecord } from './records.ts';
import { RowCells } from './row-cells.ts';
import type { ImportRow, ListingKey, RowOutcome } from './row.ts';
import { rowProblem } from './row.ts';
import { readVariations } from './variations.ts';

export interface RowReaderInput {
  readonly headers: readonly string[];
  readonly settings: CsvSettings;
  readonly source: CsvSource;
  /** The moment that "archived: yes" means, ms UTC. */
  readonly now: number;
}

/**
 * Reads the cells of one row after the other. All problems of a row are named, each with its column. It counts what the
 * file itself does not tell apart, so a file is always read from its beginning, also where an import goes on.
 */
export function createRowReader(input: RowReaderInput): (record: CsvRecord) => RowOutcome {
  const { settings, source } = input;
  const exact = source === 'crossdock';
  const columns = input.headers.map((header, index): Column | null => {
    const target = settings.columns[index];
    return target ? { ...target, header: header || `#${index + 1}` } : null;
  });
  const untold = new Map<string, number>();

  return (record) => {
    if (record.cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
    if (record.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
      return {
        kind: 'refused',
        problems: [
          rowProblem(
            record.row,
            'row',
            'csv_too_many_cells',
            'there are more cells than column titles. Put texts that contain the separator in quotation marks.',
          ),
        ],
      };
    }
    const cells = new RowCells(record, columns, settings, exact);
    const notes: FieldProblem[] = [];
    const one = readOne(record, cells, input, notes);
    const rows = readVariations(one, cells, source, notes);
    refuseUnclearable(cells);
    if (cells.problems.length > 0) {
      // In the order in which the seller sees the columns.
      const place = ({ path }: FieldProblem): number => input.headers.indexOf(path);
      return { kind: 'refused', problems: cells.problems.toSorted((a, b) => place(a) - place(b)) };
    }
    return { kind: 'rows', rows: source === 'etsy' ? told(rows, untold) : rows, notes };
  };
}

function readOne(
  record: CsvRecord,
  cells: RowCells,
  { settings, source, now }: RowReaderInput,
  notes: FieldProblem[],
): ImportRow {
  const currency = cells.currency('currency', settings.currency);
  const markets = readMarkets(cells, currency);
  const listing = listingOf(cells, source);
  const variantId = cells.text('variantId', 64);
  const archivedAt = archived(cells, now);
  const category = markets.get('ebay')?.categoryName;
  const price = cleared(cells, 'price') ? null : readPrice(cells, currency);
  const cost = cleared(cells, 'cost') ? null : cells.amount('cost', cells.currency('costCurrency', currency));
  const sku = cells.text('sku', source === 'etsy' ? 20_000 : itemLimits.sku)?.trim();
  const quantity = cells.count('quantity');
  const options = readOptions(cells);
  return {
    row: record.row,
    item: readItem(cells),
    markets,
    photos: readPhotos(record.row, cells, notes),
    ...(listing && { listing }),
    ...(variantId !== undefined && { variantId }),
    ...(archivedAt !== undefined && { archivedAt }),
    ...(category && !cells.exact && { suggestedCategory: Array.from(category).slice(0, itemLimits.category).join('') }),
    ...(sku && { sku }),
    ...(quantity !== undefined && { quantity }),
    ...(price !== undefined && { price }),
    ...(cost !== undefined && { cost }),
    ...(options && { options }),
  };
}

const cleared = (cells: RowCells, field: CsvField): boolean => cells.get(field)?.cleared ?? false;

function readItem(cells: RowCells): ImportRow['item'] {
  const text = (field: 'title' | 'description' | 'conditionNote' | 'category' | 'location') => {
    const value = cleared(cells, field) ? '' : cells.text(field, itemLimits[field]);
    return value === undefined ? {} : { [field]: value };
  };
  const condition = cleared(cells, 'condition')
    ? null
    : cells.parsed(
        'condition',
        parseCondition,
        'csv_condition',
        "is not a condition of eBay's. Write its name or number, such as Used or 3000.",
      );
  const tags = cleared(cells, 'tags')
    ? []
    : cells.parsed(
        'tags',
        (cell) => tagsSchema.safeParse(parseList(cell)).data,
        'csv_tags',
        'has more than 50 tags, or one of more than 60 characters. Shorten it.',
      );
  const lowStockAt = cleared(cells, 'lowStockAt') ? null : cells.count('lowStockAt');
  return {
    ...text('title'),
    ...text('description'),
    ...text('conditionNote'),
    ...text('category'),
    ...text('location'),
    ...(condition !== undefined && { condition }),
    ...(tags && { tags }),
    ...(lowStockAt !== undefined && { lowStockAt }),
  };
}

function archived(cells: RowCells, now: number): number | null | undefined {
  if (cleared(cells, 'archivedAt')) return null;
  return cells.parsed(
    'archivedAt',
    (cell) => {
      const word = cell.trim().toLowerCase();
      if (['yes', 'true', '1', 'x', 'oui', 'sí', 'si'].includes(word)) return now;
      if (!/^\d{4}-\d{2}-\d{2}([t ].*)?$/.test(word)) return undefined;
      const at = Date.parse(cell.trim());
      return Number.isNaN(at) ? undefined : at;
    },
    'csv_archived',
    'is neither a date nor "yes". Write it like 2026-11-21.',
  );
}

const priceOrder: Readonly<Record<'auction' | 'fixed', readonly CsvField[]>> = {
  auction: ['price', 'buyItNowPrice', 'startPrice', 'currentPrice'],
  fixed: ['price', 'currentPrice', 'startPrice', 'buyItNowPrice'],
};

/** For an auction the price at which it can be bought at once; for a fixed price the one that holds now. */
function readPrice(cells: RowCells, currency: string): Money | undefined {
  const auction = /auction|chinese/i.test(cells.get('listingFormat')?.text ?? '');
  const field = priceOrder[auction ? 'auction' : 'fixed'].find(
    (candidate) => cells.get(candidate) !== undefined && !isZero(cells, candidate),
  );
  return field === undefined ? undefined : cells.amount(field, currency);
}

/** The report writes 0.00 into price columns that do not apply; a price column of one's own may say 0. */
const isZero = (cells: RowCells, field: CsvField): boolean =>
  field !== 'price' && /^[^\d]*0+([.,]0+)?[^\d]*$/.test(cells.get(field)?.text ?? '');

function readOptions(cells: RowCells): Readonly<Record<string, string>> | undefined {
  return cells.parsed(
    'options',
    (cell) => {
      const options = parseOptions(cell);
      const fits = Object.entries(options ?? {}).every(
        ([name, value]) => codePoints(name) <= itemLimits.optionName && codePoints(value) <= itemLimits.optionValue,
      );
      return fits ? options : undefined;
    },
    'csv_variation',
    'is not understood. Write it like [Size=M;Colour=Blue].',
  );
}

function listingOf(cells: RowCells, source: CsvSource): ListingKey | undefined {
  const item = cells.text('itemId', 64);
  if (item !== undefined) return { market: 'crossdock', number: item };
  const number = cells.text('listingNumber', 64);
  const market: MarketplaceId = source === 'etsy' ? 'etsy' : 'ebay';
  return number === undefined ? undefined : { market, number };
}

/** File names; addresses are not fetched, because a file from elsewhere must not make the app call its writer. */
function readPhotos(row: number, cells: RowCells, notes: FieldProblem[]): readonly string[] {
  const cell = cells.get('photos');
  const names = cell === undefined ? [] : parseList(cells.text('photos', 20_000) ?? '', /[|;\r\n]/);
  const addresses = [...cells.all.filter(({ column }) => column.field === 'photoUrl'), ...names.filter(isAddress)];
  if (addresses.length > 0) {
    notes.push(
      rowProblem(
        row,
        'photos',
        'csv_photo_address',
        `${addresses.length} photos are named by their address on the internet and were not fetched. Download them and add them to the item.`,
        {
          count: addresses.length,
        },
      ),
    );
  }
  return names.filter((name) => !isAddress(name)).slice(0, itemLimits.photos);
}

const isAddress = (name: string): boolean => /^https?:\/\//i.test(name);

const clearable: ReadonlySet<CsvField> = new Set([
  'description',
  'condition',
  'conditionNote',
  'category',
  'location',
  'tags',
  'lowStockAt',
  'archivedAt',
  'price',
  'cost',
  'marketCategoryId',
  'marketCategoryName',
  'marketTitle',
  'marketDescription',
  'marketPrice',
  'marketTerms',
  'aspect',
]);

function refuseUnclearable(cells: RowCells): void {
  for (const cell of cells.all) {
    if (cell.cleared && !clearable.has(cell.column.field))
      cells.refuse(
        cell,
        'csv_not_clearable',
        'this field cannot be emptied. Write a value, or leave the cell blank to keep the one it has.',
      );
  }
}

/**
 * Etsy's download has no listing numbers. What has no SKU is told apart by its title, and listings with the same title by
 * their order, so that a second import knows them again.
 */
function told(
  rows: readonly [ImportRow, ...ImportRow[]],
  untold: Map<string, number>,
): readonly [ImportRow, ...ImportRow[]] {
  const [first] = rows;
  if (first.listing || (rows.length === 1 && first.sku !== undefined)) return rows;
  const title = first.item.title ?? '';
  const before = untold.get(title) ?? 0;
  untold.set(title, before + 1);
  const listing: ListingKey = { market: 'etsy', number: `${before === 0 ? '' : `${before + 1} `}title ${title}` };
  return rows.map((row) => ({ ...row, listing })) as [ImportRow, ...ImportRow[]];
}
