import pg from "pg";
import { type Dialect as KyselyDialect, PostgresDialect, type PostgresPoolClient } from "kysely";
import { isPlanOver, storable } from "./dialect.ts";
import { type StatementNames, statementNames } from "./statement-names.ts";

const INT8 = 20;
const NUMERIC = 1700;

/** `count` and `sum` come back as text from `pg`; every number of ours fits a double exactly. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    (oid === INT8 || oid === NUMERIC) && format !== "binary"
      ? (text: string) => Number(text)
      : pg.types.getTypeParser(oid, format)) as typeof pg.types.getTypeParser,
};

/** A pool on PostgreSQL. Idle connections that break are dropped quietly: the next query takes a fresh one. */
export const postgresPool = (url: string, most: number): pg.Pool => {
  const pool = new pg.Pool({ connectionString: url, max: most, types, connectionTimeoutMillis: 10_000, application_name: "townwire" });
  pool.on("error", () => {});
  return pool;
};

/** One connection by itself, not yet connected. */
export const postgresClient = (url: string): pg.Client =>
  new pg.Client({ connectionString: url, types, connectionTimeoutMillis: 10_000, application_name: "townwire-snapshot" });

const BEGINS = /^(?:begin|start transaction)\b/u;
const ENDS = /^(?:commit|rollback)(?! to\b)/u;

/** A connection of the pool whose parameters can all be stored, and which prepares what is asked often. */
const tidied = (client: pg.PoolClient, names: StatementNames): PostgresPoolClient => {
  let isWithin = false; // a transaction
  const ask = (text: string, values: unknown[]): Promise<unknown> => {
    const name = BEGINS.test(text) || ENDS.test(text) ? undefined : names.nameFor(text, values.length);
    return client.query(name === undefined ? { text, values } : { name, text, values });
  };
  const query = async (text: string, parameters?: readonly unknown[]): Promise<unknown> => {
    const values = parameters === undefined ? [] : parameters.map(storable);
    if (BEGINS.test(text)) isWithin = true;
    if (ENDS.test(text)) isWithin = false;
    try {
      return await ask(text, values);
    } catch (error) {
      if (!isPlanOver(error)) throw error;
      names.renew();
      if (isWithin) throw error; // the transaction is tried again as a whole
      return ask(text, values);
    }
  };
  return { query: query as unknown as PostgresPoolClient["query"], release: () => client.release() };
};

export const postgresDialect = (pool: pg.Pool): KyselyDialect => {
  const known = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const names = statementNames();
  const connect = async (): Promise<PostgresPoolClient> => {
    const client = await pool.connect();
    const made = known.get(client) ?? tidied(client, names);
    known.set(client, made);
    return made;
  };
  return new PostgresDialect({ pool: { options: pool.options, connect, end: () => pool.end() } });
};

/** A connection of its own that hears `notify townwire`; `heard` is called for each, `lost` once when the connection ends. */
export const listen = async (url: string, heard: () => void, lost: () => void): Promise<() => Promise<void>> => {
  const client = new pg.Client({ connectionString: url, application_name: "townwire-listen", keepAlive: true });
  let isClosing = false;
  client.on("error", () => {});
  client.on("end", () => {
    if (!isClosing) lost();
  });
  client.on("notification", heard);
  await client.connect();
  await client.query("listen townwire");
  return async () => {
    isClosing = true;
    await client.end();
  };
};
