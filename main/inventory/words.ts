import type { Reader } from '../store/connection.ts';

/** As many as a field can sensibly offer. */
const limit = 1_000;

/** Both walk an index that holds nothing but items with such words. */
export const wordsSql = {
  locations: `SELECT location FROM item WHERE location <> '' GROUP BY location ORDER BY count(*) DESC, location LIMIT ${limit}`,
  tags: `SELECT tag.value FROM (SELECT tags, count(*) AS items FROM item WHERE tags <> '[]' GROUP BY tags) AS used,
    json_each(used.tags) AS tag GROUP BY tag.value ORDER BY sum(used.items) DESC, tag.value LIMIT ${limit}`,
} as const;

/** Bins and tags that are in use, the most used first. */
export const usedWords = (reader: Reader): { locations: string[]; tags: string[] } => ({
  locations: reader.column<string>(wordsSql.locations),
  tags: reader.column<string>(wordsSql.tags),
});
