import type { Store } from '#main/store/connection.ts';

/** A number from the item's own, the same in every run, that shares no pattern with its neighbours. */
const mixed = (salt: number): string => `((number * 48271 + ${salt * 7919}) * 69621 % 2147483647)`;
const pickFrom = (salt: number, values: readonly (string | null)[]): string =>
  `CASE ${mixed(salt)} % ${values.length} ${values
    .map((value, index) => `WHEN ${index} THEN ${value === null ? 'NULL' : `'${value}'`}`)
    .join(' ')} END`;

const accounts = [
  ['018f0000-0000-7000-8000-0000000000a1', 'ebay'],
  ['018f0000-0000-7000-8000-0000000000a2', 'ebay'],
  ['018f0000-0000-7000-8000-0000000000a3', 'etsy'],
  ['018f0000-0000-7000-8000-0000000000a4', 'facebook'],
] as const;

/** Gives a seeded inventory conditions, bins, tags, gaps, a second currency, and listings on four accounts. */
export function seedFacets(store: Store): void {
  store.write((writer) => {
    writer.run(
      `UPDATE item SET
         condition = ${pickFrom(1, [null, 'new', 'new', 'like_new', 'very_good', 'good', 'good', 'good', 'acceptable', 'for_parts'])},
         location = CASE WHEN ${mixed(2)} % 9 = 0 THEN '' ELSE
           char(65 + ${mixed(3)} % 6) || '-' || (1 + ${mixed(4)} % 12) || '-' || (1 + ${mixed(5)} % 9) END,
         tags = ${pickFrom(6, ['[]', '[]', '["vintage"]', '["vintage","rare"]', '["mint"]', '["gift","vintage"]', '["rare"]'])},
         low_stock_at = CASE WHEN ${mixed(7)} % 20 = 0 THEN ${mixed(8)} % 4 END`,
    );
    writer.run(`UPDATE variant SET cost_amount = NULL, cost_currency = NULL
      WHERE item_id IN (SELECT id FROM item WHERE ${mixed(9)} % 15 = 0)`);
    writer.run(`UPDATE variant SET price_currency = 'EUR', cost_currency = iif(cost_amount IS NULL, NULL, 'EUR')
      WHERE item_id IN (SELECT id FROM item WHERE ${mixed(10)} % 25 = 0)`);
    accounts.forEach(([id, marketplace], index) => {
      writer.run(
        `INSERT INTO account (id, marketplace, environment, label, remote_user_id, remote_name, state, scopes, connected_at)
         VALUES (@id, @marketplace, 'practice', @label, @id, @label, 'connected', '[]', 1)`,
        { id, marketplace, label: `${marketplace} ${index + 1}` },
      );
      writer.run(
        `INSERT INTO listing (id, item_id, account_id, marketplace, sku, item_title, state, remote_id, price_amount,
           price_currency, quantity, memo, sent, drift, published_at)
         SELECT printf('018f0000-0000-7000-8%03d-%012d', @index, number), id, @id, @marketplace, sku, title,
           ${pickFrom(20 + index, ['live', 'live', 'live', 'ended', 'sold_out', 'unconfirmed'])}, @marketplace || number || @id,
           price_amount, price_currency, quantity, '{}', '{}', '[]', updated_at
         FROM item WHERE ${mixed(30 + index)} % 10 < ${[5, 1, 3, 2][index]}`,
        { id, marketplace, index },
      );
    });
  });
}
