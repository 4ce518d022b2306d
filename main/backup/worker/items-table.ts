import { stringify } from 'csv-stringify';
import Database from 'better-sqlite3';
import { toDecimal } from '#shared/domain/money.ts';

interface Row {
  readonly title: string;
  readonly sku: string;
  readonly options: string;
  readonly quantity: number;
  readonly priceAmount: number | null;
  readonly priceCurrency: string | null;
  readonly costAmount: number | null;
  readonly costCurrency: string | null;
  readonly condition: string | null;
  readonly category: string;
  readonly description: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

const columns = [
  'title',
  'sku',
  'options',
  'quantity',
  'price',
  'price_currency',
  'cost',
  'cost_currency',
  'condition',
  'category',
  'description',
  'created',
  'updated',
];

/** Every variant that is not deleted as a line of CSV (RFC 4180, UTF-8), for reading the export without Crossdock. */
export function itemsTable(file: string): NodeJS.ReadableStream {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  const rows = database
    .prepare<[], Row>(
      `SELECT title, v.sku, options, v.quantity, v.price_amount AS priceAmount, v.price_currency AS priceCurrency,
         v.cost_amount AS costAmount, v.cost_currency AS costCurrency, condition, category, description,
         created_at AS createdAt, updated_at AS updatedAt
       FROM item JOIN variant v ON v.item_id = item.id
       WHERE item.deleted_at IS NULL AND v.removed_at IS NULL ORDER BY item.number, v.position`,
    )
    .iterate();
  const table = stringify({ header: true, columns, record_delimiter: '\r\n' });
  const pour = () => {
    for (const row of rows) {
      if (!table.write(cells(row))) {
        table.once('drain', pour);
        return;
      }
    }
    database.close();
    table.end();
  };
  pour();
  return table;
}

const cells = (row: Row): readonly (string | number)[] => [
  row.title,
  row.sku,
  row.options,
  row.quantity,
  ...price(row.priceAmount, row.priceCurrency),
  ...price(row.costAmount, row.costCurrency),
  row.condition ?? '',
  row.category,
  row.description,
  new Date(row.createdAt).toISOString(),
  new Date(row.updatedAt).toISOString(),
];

const price = (amount: number | null, currency: string | null): readonly [string, string] =>
  amount === null || currency === null ? ['', ''] : [toDecimal({ amount, currency }), currency];
