import { codePoints } from '#shared/domain/item.ts';
import type { MarketplaceId } from '#shared/domain/marketplace.ts';
import { currencySchema } from '#shared/domain/money.ts';
import type { Money } from '#shared/domain/money.ts';
import type { FieldProblem } from '#shared/errors.ts';
import type { CsvField, CsvNumbers, CsvSettings } from '#shared/ipc/csv.ts';
import { parseAmount, parseCount } from './amounts.ts';
import { clearMarker, fromCell } from './cells.ts';
import type { Column } from './columns.ts';
import type { CsvRecord } from './records.ts';
import { rowProblem } from './row.ts';

/** One cell with its column. `cleared`: the seller asked for its field to be emptied. */
export interface Cell {
  readonly column: Column;
  readonly text: string;
  readonly cleared: boolean;
}

/** The largest amount that is kept (shared/domain/money.ts). */
const amountLimit = 9_999_999_999_99;

// NUL and other controls come from a wrong encoding or a broken export; tab and line ends are text.
// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Spreadsheets keep `0012` as text by writing it as the formula `="0012"`. Any other formula is text like any other. */
const plainText = (cell: string): string => {
  const text = cell.trim();
  return text.startsWith('="') ? (/^="([^"]*)"$/.exec(text)?.[1]?.trim() ?? text) : text;
};

const shorten = (text: string): string =>
  codePoints(text.slice(0, 90)) <= 40 ? text : `${Array.from(text.slice(0, 90)).slice(0, 40).join('')}…`;

/** The filled cells of one row, by field, and what is wrong with them. */
export class RowCells {
  readonly problems: FieldProblem[] = [];
  readonly all: readonly Cell[];
  /** Our own file: what it says was valid when it was written. */
  readonly exact: boolean;
  private readonly byField = new Map<string, Cell>();
  private readonly row: number;
  private readonly settings: CsvSettings;

  /** `exact`: our own file, whose cells are taken to the letter. */
  constructor(record: CsvRecord, columns: readonly (Column | null)[], settings: CsvSettings, exact: boolean) {
    this.row = record.row;
    this.exact = exact;
    this.settings = settings;
    const all: Cell[] = [];
    for (const [index, column] of columns.entries()) {
      if (!column) continue;
      const raw = record.cells[index] ?? '';
      if (raw === '') continue;
      const cleared = settings.clearing && raw.trim() === clearMarker;
      const text = exact ? fromCell(raw) : plainText(raw);
      if (text === '' && !exact) continue;
      const cell = { column, text, cleared };
      if (!exact) this.refuseUnreadable(cell);
      all.push(cell);
      const key = fieldKey(column.field, column.marketplace);
      // Of two columns with one meaning the first that is filled counts.
      if (!this.byField.has(key)) this.byField.set(key, cell);
    }
    this.all = all;
  }

  private refuseUnreadable(cell: Cell): void {
    if (controls.test(cell.text)) {
      this.refuse(
        cell,
        'csv_control_character',
        'it contains characters that are no text. Save the file again as CSV in UTF-8.',
      );
    } else if (cell.text.includes('\uFFFD')) {
      this.refuse(
        cell,
        'csv_unreadable_character',
        'some characters cannot be read. Choose another encoding, or save the file again as CSV in UTF-8.',
      );
    }
  }

  refuse(
    cell: Cell,
    reason: string,
    sentence: string,
    params: Readonly<Record<string, string | number>> = {},
  ): undefined {
    this.problems.push(rowProblem(this.row, cell.column.header, reason, sentence, params));
    return undefined;
  }

  get(field: CsvField, marketplace?: MarketplaceId): Cell | undefined {
    return this.byField.get(fieldKey(field, marketplace));
  }

  /** `undefined` where the cell is blank or refused. */
  text(field: CsvField, limit: number, marketplace?: MarketplaceId): string | undefined {
    const cell = this.get(field, marketplace);
    if (!cell) return undefined;
    if (cell.text.length <= limit || codePoints(cell.text) <= limit) return cell.text;
    return this.refuse(cell, 'csv_too_long', `it has more than ${limit} characters. Shorten it.`, { limit });
  }

  currency(field: CsvField, fallback: string, marketplace?: MarketplaceId): string {
    const cell = this.get(field, marketplace);
    if (!cell) return fallback;
    const code = cell.text.toUpperCase();
    if (currencySchema.safeParse(code).success && isCurrency(code)) return code;
    this.refuse(cell, 'csv_currency', `"${shorten(cell.text)}" is no currency. Write its three letters, such as USD.`, {
      value: shorten(cell.text),
    });
    return fallback;
  }

  amount(field: CsvField, currency: string, marketplace?: MarketplaceId): Money | undefined {
    const cell = this.get(field, marketplace);
    if (!cell) return undefined;
    const money = parseAmount(cell.text, currency, this.numbers(cell));
    if (money && money.amount >= 0 && money.amount <= amountLimit) return money;
    return this.refuse(
      cell,
      'csv_amount',
      `"${shorten(cell.text)}" is not an amount of ${currency}. Write it like 19.99, not below zero.`,
      { value: shorten(cell.text), currency },
    );
  }

  count(field: CsvField): number | undefined {
    const cell = this.get(field);
    if (!cell) return undefined;
    return (
      parseCount(cell.text, this.numbers(cell)) ??
      this.refuse(
        cell,
        'csv_quantity',
        `"${shorten(cell.text)}" is not a number of pieces. Write a whole number from 0 to 1000000.`,
        { value: shorten(cell.text) },
      )
    );
  }

  /** A value of the cell, or the refusal that `parse` could not make one of it. */
  parsed<Value>(
    field: CsvField,
    parse: (text: string) => Value | undefined,
    reason: string,
    sentence: string,
  ): Value | undefined {
    const cell = this.get(field);
    if (!cell) return undefined;
    return (
      parse(cell.text) ??
      this.refuse(cell, reason, `"${shorten(cell.text)}" ${sentence}`, { value: shorten(cell.text) })
    );
  }

  private numbers(cell: Cell): CsvNumbers {
    return cell.column.numbers ?? this.settings.numbers;
  }
}

const fieldKey = (field: CsvField, marketplace: MarketplaceId | undefined): string =>
  marketplace === undefined ? field : `${marketplace} ${field}`;

const currencies = new Map<string, boolean>();

/** Three letters may be no currency at all; one that nobody has named its decimals for cannot be kept exactly. */
function isCurrency(code: string): boolean {
  let known = currencies.get(code);
  if (known === undefined) {
    known = new Intl.DisplayNames('en', { type: 'currency', fallback: 'none' }).of(code) !== undefined;
    currencies.set(code, known);
  }
  return known;
}
