import type { Dialect } from "./dialect.ts";

/**
 * The frozen vocabulary of migrations. A word here never changes its meaning: a new kind of column is a new word.
 * Text is compared by code point on both databases; instants are 24-character ISO UTC text; flags are 0 or 1.
 */
export type Columns = {
  readonly key: string;
  readonly serial: string;
  readonly text: string;
  readonly textMaybe: string;
  readonly int: string;
  readonly intMaybe: string;
  readonly real: string;
  readonly realMaybe: string;
  readonly flag: string;
  readonly instant: string;
  readonly instantMaybe: string;
  readonly json: string;
  readonly bytes: string;
  readonly bytesMaybe: string;
  /** Words made ready for full-text search: text on SQLite, tsvector on PostgreSQL. */
  readonly words: string;
  /** A reference that follows its parent's deletion. */
  readonly of: (table: string) => string;
  readonly ofMaybe: (table: string) => string;
};

export const columnsOf = (dialect: Dialect): Columns => {
  const isPostgres = dialect === "postgres";
  const text = isPostgres ? 'text collate "C"' : "text";
  const int = isPostgres ? "bigint" : "integer";
  const real = isPostgres ? "double precision" : "real";
  const bytes = isPostgres ? "bytea" : "blob";
  return {
    key: `${text} primary key not null`,
    serial: isPostgres ? "bigint generated always as identity primary key" : "integer primary key autoincrement",
    text: `${text} not null`,
    textMaybe: text,
    int: `${int} not null`,
    intMaybe: int,
    real: `${real} not null`,
    realMaybe: real,
    flag: isPostgres ? "smallint not null" : "integer not null",
    instant: `${text} not null`,
    instantMaybe: text,
    json: `${text} not null`,
    bytes: `${bytes} not null`,
    bytesMaybe: bytes,
    words: isPostgres ? "tsvector not null" : "text not null",
    of: (table) => `${text} not null references ${table} (id) on delete cascade`,
    ofMaybe: (table) => `${text} references ${table} (id) on delete set null`,
  };
};

/** `create table`, STRICT on SQLite; columns named `is_…` are checked to be 0 or 1. `more` holds table constraints. */
export const tableSql = (
  dialect: Dialect,
  name: string,
  columns: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): string => {
  const lines = Object.entries(columns).map(
    ([column, kind]) => `${column} ${kind}${column.startsWith("is_") ? ` check (${column} in (0, 1))` : ""}`,
  );
  return `create table ${name} (${[...lines, ...more].join(", ")})${dialect === "sqlite" ? " strict" : ""}`;
};

/** One migration: its statements in order, made from the vocabulary. Once landed it never changes. */
export type Migration = { readonly name: string; readonly up: (ddl: Ddl) => readonly string[] };

export type Ddl = {
  readonly dialect: Dialect;
  readonly columns: Columns;
  readonly table: (name: string, columns: Readonly<Record<string, string>>, more?: readonly string[]) => string;
  /** `create index NAME on TABLE (COLUMNS) [where …]`. */
  readonly index: (name: string, table: string, columns: string, where?: string) => string;
  readonly unique: (name: string, table: string, columns: string, where?: string) => string;
  /** Makes the columns of kind `words` searchable. `key` is the table's serial, which SQLite's index holds on to. */
  readonly wordIndex: (name: string, table: string, key: string, columns: readonly string[]) => readonly string[];
};

/**
 * SQLite: an external-content FTS5 table kept by triggers. What is deleted has to be named with its old words (SQLite, FTS5 4.4.3), and the
 * key has to be a declared one: VACUUM renumbers others. The `ascii` tokenizer parts at blanks only, for our words arrive parted and folded.
 */
const fts5Sql = (name: string, table: string, key: string, columns: readonly string[]): readonly string[] => {
  const list = columns.join(", ");
  const of = (row: "old" | "new"): string => [key, ...columns].map((column) => `${row}.${column}`).join(", ");
  const add = `insert into ${name} (rowid, ${list}) values (${of("new")});`;
  const drop = `insert into ${name} (${name}, rowid, ${list}) values ('delete', ${of("old")});`;
  return [
    `create virtual table ${name} using fts5 (${list}, content='${table}', content_rowid='${key}', tokenize='ascii', prefix='2 3')`,
    `create trigger ${name}_insert after insert on ${table} begin ${add} end`,
    `create trigger ${name}_delete after delete on ${table} begin ${drop} end`,
    `create trigger ${name}_update after update on ${table} begin ${drop} ${add} end`,
  ];
};

export const ddlOf = (dialect: Dialect): Ddl => {
  const index = (kind: string) => (name: string, table: string, columns: string, where?: string) =>
    `create ${kind} ${name} on ${table} (${columns})${where === undefined ? "" : ` where ${where}`}`;
  return {
    dialect,
    columns: columnsOf(dialect),
    table: (name, columns, more) => tableSql(dialect, name, columns, more),
    index: index("index"),
    unique: index("unique index"),
    wordIndex: (name, table, key, columns) =>
      dialect === "sqlite"
        ? fts5Sql(name, table, key, columns)
        : [`create index ${name} on ${table} using gin ((${columns.join(" || ")}))`],
  };
};
