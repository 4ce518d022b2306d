import type { Condition } from '#shared/domain/condition.ts';
import { codePoints, itemLimits } from '#shared/domain/item.ts';
import type { Money } from '#shared/domain/money.ts';
import { currencySchema } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/errors.ts';
import { parseAmount, parseCount } from './amounts.ts';
import type { Column, Field } from './columns.ts';
import { parseCondition } from './conditions.ts';
import type { CsvRecord } from './records.ts';

/** One row, read and checked. What was blank is absent and leaves the item's value as it is. */
export interface ImportRow {
  readonly row: number;
  readonly title?: string;
  readonly description?: string;
  readonly conditionNote?: string;
  readonly condition?: Condition;
  readonly category?: string;
  readonly sku?: string;
  readonly quantity?: number;
  readonly price?: Money;
  readonly cost?: Money;
  /** The listing's number at the marketplace. */
  readonly itemNumber?: string;
  /** Present for a row that describes one variation of a listing. */
  readonly options?: Readonly<Record<string, string>>;
  readonly marketCategoryId?: string;
  readonly marketCategoryName?: string;
  readonly aspects: Readonly<Record<string, readonly string[]>>;
  readonly photos: readonly string[];
}

export type RowOutcome =
  | { readonly kind: 'row'; readonly row: ImportRow }
  | { readonly kind: 'refused'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'blank' };

/** Spreadsheets keep `0012` as text by writing it as the formula `="0012"`. Any other formula is text like any other. */
const plainText = (cell: string): string => /^="([^"]*)"$/.exec(cell.trim())?.[1]?.trim() ?? cell.trim();

// NUL and other controls come from a wrong encoding or a broken export; tab and line ends are text.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const shown = (text: string): string =>
  codePoints(text.slice(0, 90)) <= 40 ? text : `${Array.from(text.slice(0, 90)).slice(0, 40).join('')}…`;

/** Reads the cells of one row. All its problems are named, each with its column. */
export function readRow(
  record: CsvRecord,
  columns: readonly (Column | undefined)[],
  fallbackCurrency: string,
): RowOutcome {
  const problems: FieldProblem[] = [];
  const refuse = (
    path: string,
    reason: string,
    message: string,
    params: Record<string, string | number> = {},
  ): undefined => {
    problems.push({
      path,
      reason,
      params: { row: record.row, column: path, ...params },
      message: `Row ${record.row}, ${path}: ${message}`,
    });
    return undefined;
  };
  if (record.cells.every((cell) => cell.trim() === '')) return { kind: 'blank' };
  if (record.cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    refuse(
      'row',
      'csv_too_many_cells',
      'there are more cells than column titles. Put texts that contain the separator in quotation marks.',
    );
    return { kind: 'refused', problems };
  }

  const cells = new Map<Field, { readonly header: string; readonly text: string }>();
  const aspects: Record<string, string[]> = {};
  columns.forEach((column, index) => {
    if (!column) return;
    const text = plainText(record.cells[index] ?? '');
    if (text === '') return;
    if (controls.test(text)) {
      refuse(
        column.header,
        'csv_control_character',
        'it contains characters that are no text. Save the file again as CSV in UTF-8.',
      );
    } else if (column.field !== 'aspect') {
      // Of two columns with one meaning the first that is filled counts.
      if (!cells.has(column.field)) cells.set(column.field, { header: column.header, text });
    } else {
      const values = [...new Set(text.split('|').map((value) => value.trim()))]
        .filter((value) => value !== '')
        .slice(0, 100);
      if (values.some((value) => value.length > 1_000)) {
        refuse(column.header, 'csv_too_long', 'a value has at most 1,000 characters. Shorten it.', { limit: 1_000 });
      } else if (values.length > 0) {
        aspects[column.aspect] = values;
      }
    }
  });

  const text = (field: Field, limit: number): string | undefined => {
    const cell = cells.get(field);
    if (!cell) return undefined;
    if (cell.text.length <= limit || codePoints(cell.text) <= limit) return cell.text;
    return refuse(cell.header, 'csv_too_long', `it has more than ${limit} characters. Shorten it.`, { limit });
  };
  const currency = (): string => {
    const cell = cells.get('currency');
    if (!cell) return fallbackCurrency;
    const code = cell.text.toUpperCase();
    if (currencySchema.safeParse(code).success) return code;
    refuse(cell.header, 'csv_currency', `"${shown(cell.text)}" is no currency. Write its three letters, such as USD.`);
    return fallbackCurrency;
  };
  const rowCurrency = currency();
  const amount = (field: Field): Money | undefined => {
    const cell = cells.get(field);
    if (!cell) return undefined;
    const money = parseAmount(cell.text, rowCurrency);
    if (money && money.amount >= 0) return money;
    return refuse(
      cell.header,
      'csv_amount',
      `"${shown(cell.text)}" is not an amount of ${rowCurrency}. Write it like 19.99, not below zero.`,
    );
  };
  const quantity = (): number | undefined => {
    const cell = cells.get('quantity');
    if (!cell) return undefined;
    return (
      parseCount(cell.text) ??
      refuse(
        cell.header,
        'csv_quantity',
        `"${shown(cell.text)}" is not a number of pieces. Write a whole number from 0 to 1000000.`,
      )
    );
  };
  const condition = (): Condition | undefined => {
    const cell = cells.get('condition');
    if (!cell) return undefined;
    return (
      parseCondition(cell.text) ??
      refuse(
        cell.header,
        'csv_condition',
        `"${shown(cell.text)}" is not a condition of eBay's. Write its name or number, such as Used or 3000.`,
      )
    );
  };
  const options = (): Readonly<Record<string, string>> | undefined => {
    const cell = cells.get('variation');
    if (!cell) return undefined;
    return (
      parseOptions(cell.text) ??
      refuse(
        cell.header,
        'csv_variation',
        `"${shown(cell.text)}" is not understood. Write it like [Size=M;Colour=Blue].`,
      )
    );
  };

  const row = withoutAbsent({
    row: record.row,
    title: text('title', itemLimits.title),
    description: text('description', itemLimits.description),
    conditionNote: text('conditionNote', itemLimits.conditionNote),
    condition: condition(),
    category: text('category', itemLimits.category),
    sku: text('sku', itemLimits.sku),
    quantity: quantity(),
    price: price(cells, amount),
    cost: amount('cost'),
    itemNumber: text('itemNumber', 64),
    options: options(),
    marketCategoryId: marketCategoryId(text('marketCategoryId', 64), cells, refuse),
    marketCategoryName: text('marketCategoryName', 500),
    aspects,
    photos: (text('photos', 20_000) ?? '')
      .split(/[|;\n]/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  });
  return problems.length > 0 ? { kind: 'refused', problems } : { kind: 'row', row };
}

/** For an auction the price at which it can be bought at once; for a fixed price the one that holds now. */
function price(
  cells: ReadonlyMap<Field, { readonly text: string }>,
  amount: (field: Field) => Money | undefined,
): Money | undefined {
  const auction = /auction|chinese/i.test(cells.get('format')?.text ?? '');
  const order: readonly Field[] = auction
    ? ['price', 'buyItNowPrice', 'startPrice', 'currentPrice']
    : ['price', 'currentPrice', 'startPrice', 'buyItNowPrice'];
  const field = order.find((candidate) => cells.has(candidate) && !isZero(candidate, cells));
  return field === undefined ? undefined : amount(field);
}

/** The report writes 0.00 into price columns that do not apply; a price column of one's own may say 0. */
const isZero = (field: Field, cells: ReadonlyMap<Field, { readonly text: string }>): boolean =>
  field !== 'price' && /^[^\d]*0+([.,]0+)?[^\d]*$/.test(cells.get(field)?.text ?? '');

function marketCategoryId(
  text: string | undefined,
  cells: ReadonlyMap<Field, { readonly header: string; readonly text: string }>,
  refuse: (path: string, reason: string, message: string) => undefined,
): string | undefined {
  if (text === undefined || /^\d+$/.test(text)) return text;
  return refuse(
    cells.get('marketCategoryId')?.header ?? 'Category',
    'csv_category_number',
    `"${shown(text)}" is not the number of an eBay category. Write the number, such as 15230.`,
  );
}

/** `[Size=M;Colour=Blue]`, `Size=M, Colour=Blue`, `Size=M|Colour=Blue`. */
function parseOptions(text: string): Readonly<Record<string, string>> | undefined {
  const options: Record<string, string> = {};
  const inner = text.replace(/^\[(.*)\]$/s, '$1');
  for (const part of inner.split(/[;|]|,(?=[^,;|=]+=)/)) {
    const [name = '', ...value] = part.split('=');
    const [key, content] = [name.trim(), value.join('=').trim()];
    if (
      key === '' ||
      content === '' ||
      codePoints(key) > itemLimits.optionName ||
      codePoints(content) > itemLimits.optionValue
    ) {
      return undefined;
    }
    options[key] = content;
  }
  return options;
}

type Present<Row> = { [Key in keyof Row]: Exclude<Row[Key], undefined> };

function withoutAbsent<Row extends object>(row: Row): Present<Row> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Present<Row>;
}
