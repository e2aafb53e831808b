/** What SQLite may hand over. */
export type SqliteValue = string | number | bigint | Buffer | null;

/**
 * How the values of one kind of column move and are compared: by one canonical text for both databases. NULL is null everywhere and
 * never comes here.
 */
export interface ColumnKind {
  /** The canonical text of what SQLite holds; null if it is no value of this kind that PostgreSQL could keep exactly. */
  readonly textOf: (value: SqliteValue) => string | null;
  /** The SQL expression that makes PostgreSQL's value from the canonical text. */
  readonly fromText: (text: string) => string;
  /** The SQL expression that makes the canonical text from PostgreSQL's value. */
  readonly asText: (column: string) => string;
  /** The SQL expression by which PostgreSQL sorts such values as SQLite does. */
  readonly sortedBy: (column: string) => string;
  /** Whether values are so long that few rows are read at once. */
  readonly isLong?: boolean;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const asItIs = (column: string): string => column;

const text: ColumnKind = {
  textOf: (value) => (typeof value === 'string' && !value.includes('\0') && value.isWellFormed() ? value : null),
  // Without a cast: varchar(255) refuses what is too long, while a cast would cut it.
  fromText: asItIs,
  asText: (column) => `${column}::text`,
  // By its bytes.
  sortedBy: (column) => `${column} collate "C"`,
};

const integer = (type: string): ColumnKind => ({
  textOf: (value) => (Number.isSafeInteger(value) ? String(value) : null),
  fromText: (from) => `${from}::${type}`,
  asText: (column) => `${column}::text`,
  sortedBy: asItIs,
});

/** By PostgreSQL's name of the type, without its length. */
const kinds: Readonly<Record<string, ColumnKind>> = {
  uuid: {
    textOf: (value) => (typeof value === 'string' && uuid.test(value) ? value : null),
    fromText: (from) => `${from}::uuid`,
    asText: (column) => `${column}::text`,
    sortedBy: asItIs,
  },
  text,
  varchar: text,
  boolean: {
    textOf: (value) => (value === 1 ? 'true' : value === 0 ? 'false' : null),
    fromText: (from) => `${from}::boolean`,
    asText: (column) => `${column}::text`,
    sortedBy: asItIs,
  },
  bytea: {
    textOf: (value) => (Buffer.isBuffer(value) ? value.toString('hex') : null),
    fromText: (from) => `decode(${from}, 'hex')`,
    asText: (column) => `encode(${column}, 'hex')`,
    sortedBy: asItIs,
    isLong: true,
  },
  int: integer('int'),
  bigint: integer('bigint'),
  // SQLite has milliseconds since 1970. PostgreSQL's microseconds are compared too: there must be none left over.
  timestamptz: {
    textOf: integer('bigint').textOf,
    fromText: (from) => `'epoch'::timestamptz + ${from}::bigint * interval '1 millisecond'`,
    asText: (column) => `trim_scale(extract(epoch from ${column}) * 1000)::text`,
    sortedBy: asItIs,
  },
};

/** The kind of a column of this PostgreSQL type. Throws for one that nobody has said how to move. */
export function kindOf(postgresType: string, column: string): ColumnKind {
  const kind = kinds[postgresType.replace(/\(.*\)$/, '')];
  if (!kind)
    throw new Error(`${column} is ${postgresType}: say in column-kinds.ts how such values move to PostgreSQL.`);
  return kind;
}
