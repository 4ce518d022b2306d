import type { Reader, Writer } from '../store/connection.ts';
import { searchWords } from './search-text.ts';

interface Texts {
  readonly number: number;
  readonly title: string;
  readonly category: string;
  readonly location: string;
  readonly tags: string;
  readonly note: string;
  readonly description: string;
  /** JSON: SKU and options of each variant. */
  readonly variants: string | null;
}

/** Number and words of items, as the search index has them; of items that are gone, nothing. */
export const indexedWords = (reader: Reader, itemIds: readonly string[]): readonly (readonly [number, string])[] =>
  reader
    .all<Texts>(
      `SELECT item.number, item.title, item.category, item.location, item.tags, item.condition_note AS note, item.description,
         (SELECT json_group_array(sku || ' ' || options) FROM variant
          WHERE item_id = item.id AND removed_at IS NULL) AS variants
       FROM json_each(@ids) AS wanted CROSS JOIN item ON item.id = wanted.value`,
      { ids: JSON.stringify([...new Set(itemIds)]) },
    )
    .map(({ number, title, category, location, tags, note, description, variants }) => [
      number,
      // Of tags and options the text of their JSON: names and values become words, its punctuation does not.
      searchWords([title, category, location, tags, note, description, ...(JSON.parse(variants ?? '[]') as string[])]),
    ]);

/** Brings the search index up to date with many items. Needed after a change of a text, a SKU or an option. */
export function reindexItems(writer: Writer, itemIds: readonly string[]): void {
  if (itemIds.length === 0) return;
  writer.run(
    'INSERT OR REPLACE INTO item_search (rowid, words) SELECT value ->> 0, value ->> 1 FROM json_each(@words)',
    {
      words: JSON.stringify(indexedWords(writer, itemIds)),
    },
  );
}
