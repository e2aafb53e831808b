import Sqlite from 'better-sqlite3';

/** How a server keeps messages in SQLite. */
export interface MessageTable {
  /** The columns of a message. */
  readonly columns: string;
  /** SQL for their values, in the same order; knows `position` (1, 2, 3 ...), `@id`, `@room`, `@body` and `@sentAt`. */
  readonly values: string;
  /** SQL that makes what the values need; knows the same as `afterwards`. */
  readonly beforehand: readonly string[];
  /** SQL that changes what depends on the messages; knows `@room`, `@count` and `@now`. */
  readonly afterwards: readonly string[];
}

/** Ids that differ and go up with the position, as UUIDs of version 7 do. */
const id = `printf('%08x-%04x-7000-8000-%012d', position >> 16, position & 65535, position)`;
/** One message a second, the last one now. */
const sentAt = '(@now - (@count - position) * 1000)';

/**
 * Puts messages into the table `message` of a database that nobody has open, without its indexes, which are made again at the end: a
 * million in some seconds. Not safe against a loss of power: the next run makes another.
 */
export function fillTable(file: string, table: MessageTable, room: string, count: number): void {
  const database = new Sqlite(file);
  for (const pragma of ['journal_mode = OFF', 'synchronous = OFF', 'cache_size = -500000', 'foreign_keys = OFF'])
    database.pragma(pragma);
  const indexes = database
    .prepare("select name, sql from sqlite_master where type = 'index' and tbl_name = 'message' and sql is not null")
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) database.exec(`drop index "${name}"`);
  const given = { room, count, now: Date.now(), body: 'x'.repeat(100) };
  for (const sql of table.beforehand) database.prepare(sql).run(given);
  const values = table.values.replace('@id', id).replace('@sentAt', sentAt);
  database
    .prepare(
      `with recursive line(position) as (select 1 union all select position + 1 from line where position < @count)
       insert into message (${table.columns}) select ${values} from line`,
    )
    .run(given);
  for (const sql of table.afterwards) database.prepare(sql).run(given);
  for (const { sql } of indexes) database.exec(sql);
  database.pragma('journal_mode = WAL');
  database.close();
}
