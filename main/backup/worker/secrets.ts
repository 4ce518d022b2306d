import Database from 'better-sqlite3';

/**
 * Writes the database anew without what lets somebody act for the seller. All of that is sealed, and a column that holds
 * something sealed is called so: rows with one go, tokens and secret keys today. The accounts stay and ask for a new sign-in.
 * Written anew, because a deleted row leaves its bytes behind in the file.
 */
export function writeWithoutSecrets(copy: string, target: string): void {
  const database = new Database(copy, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
    for (const table of tablesWithSecrets(database)) database.exec(`DELETE FROM "${table}" WHERE sealed IS NOT NULL`);
    database.exec(`UPDATE account SET state = 'sign_in_needed' WHERE disconnected_at IS NULL`);
    database.prepare('VACUUM INTO ?').run(target);
  } finally {
    database.close();
  }
}

const tablesWithSecrets = (database: Database.Database): readonly string[] =>
  database
    .prepare<[], string>(
      `SELECT t.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
       WHERE t.type = 'table' AND c.name = 'sealed'`,
    )
    .pluck()
    .all();
