import { createIds } from '#main/ids.ts';
import { searchWords } from '#main/inventory/search-text.ts';
import { skuKey } from '#main/inventory/sku.ts';
import { titleKey } from '#main/inventory/items.ts';
import type { Store, Writer } from '#main/store/connection.ts';

const brands =
  'Nikon Canon Leica Olympus Pentax Nike Adidas Puma Asics Vans Converse Levis Patagonia Coach Gucci Prada Fossil Seiko Casio Omega Citizen Fender Gibson Yamaha Ibanez Roland Korg Sony Panasonic Bose Philips Apple Samsung Google Nintendo Sega Atari LEGO Mattel Hasbro Playmobil Hornby Wedgwood Denby Pyrex Le Creuset Ikea Herman Penguin Folio Taschen Hermès Lacoste'.split(
    ' ',
  );
const things =
  'film camera|digital camera|zoom lens|running shoes|sneakers|denim jacket|rain coat|handbag|shoulder bag|wristwatch|chronograph|electric guitar|bass guitar|synthesizer|headphones|turntable|vinyl record|smartphone|tablet|game console|video game|building set|action figure|die-cast car|model train|coffee mug|dinner plate|cast iron pot|table lamp|desk chair|novel|cookbook|photo book|poster print|t-shirt|silk scarf|sunglasses|teapot|board game|puzzle'.split(
    '|',
  );
const adjectives =
  'vintage rare mint boxed working tested black silver blue red green brown white cream large small medium mens womens kids unisex japan germany usa italy france early late signed limited original classic retro modern heavy light complete partial sealed'.split(
    ' ',
  );
const prose =
  'this item has been tested and works as it should there is light wear on the corners with some small scratches from normal use please look at the photos before you buy ships fast in a strong box from a smoke free home the strap is included but the manual is not battery was replaced last year seller of many years questions are welcome measured flat across the chest sole length in centimetres colour may look different on your screen returns are accepted within thirty days thank you for looking at my other listings for similar pieces café crème façade'.split(
    ' ',
  );

/** mulberry32: the same inventory in every run. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const batch = 5_000;
const day = 86_400_000;

/**
 * Fills an empty database with `count` varied items, each with a variant, a price, a stock and words to search for. Writes
 * the tables directly: the rows are those the inventory would write, without a change record for each.
 */
export function seedInventory(store: Store, count: number, seed = 1): void {
  const next = generator(seed);
  const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(next() * values.length)] as Value;
  const start = Date.UTC(2024, 0, 1);
  let now = start;
  const newId = createIds(
    { now: () => now, schedule: () => () => undefined },
    { bytes: (length) => Uint8Array.from({ length }, () => Math.floor(next() * 256)) },
  );
  const one = (writer: Writer, index: number): void => {
    now = start + Math.floor((index / count) * 900 * day);
    const thing = pick(things);
    const model = `${String.fromCodePoint(65 + Math.floor(next() * 26))}${Math.floor(next() * 9_000) + 100}`;
    const title = `${pick(brands)} ${model} ${pick(adjectives)} ${pick(adjectives)} ${thing}`;
    const description = Array.from({ length: 20 + Math.floor(next() * 60) }, () => pick(prose)).join(' ');
    const sku = `S-${String(index + 1).padStart(6, '0')}`;
    const id = newId();
    const variantId = newId();
    const price = 199 + Math.floor(next() ** 3 * 200_000);
    writer.run(
      `INSERT INTO item (number, id, title, title_key, category, condition, created_at, updated_at, revision, condition_note, description)
       VALUES (@number, @id, @title, @titleKey, @category, 'good', @now, @updated, 1, '', @description)`,
      {
        number: index + 1,
        id,
        title,
        titleKey: titleKey(title),
        category: thing,
        now,
        updated: now + Math.floor(next() * 100 * day),
        description,
      },
    );
    writer.run(
      `INSERT INTO variant (id, item_id, position, sku, sku_key, options, price_amount, price_currency, cost_amount, cost_currency)
       VALUES (@variantId, @id, 0, @sku, @skuKey, '{}', @price, 'USD', @cost, 'USD')`,
      { variantId, id, sku, skuKey: skuKey(sku), price, cost: Math.floor(price / 3) },
    );
    writer.run(
      `INSERT INTO stock_event (id, variant_id, at, reason, delta, note) VALUES (@eventId, @variantId, @now, 'opening', @delta, '')`,
      { eventId: newId(), variantId, now, delta: 1 + Math.floor(next() ** 4 * 20) },
    );
    writer.run('INSERT INTO item_search (rowid, words) VALUES (@number, @words)', {
      number: index + 1,
      words: searchWords([title, thing, description, sku]),
    });
  };
  for (let from = 0; from < count; from += batch) {
    store.write((writer) => {
      for (let index = from; index < Math.min(count, from + batch); index += 1) one(writer, index);
    });
  }
}
